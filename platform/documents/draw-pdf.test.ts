import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPdf } from './draw-pdf.ts';
import { type FontSet, openFontSet } from './font-set.ts';
import {
  type Box,
  inkBox,
  inkPattern,
  type PagePixels,
  qrContentOf,
  readPages,
} from '../../tests/documents/page-pixels.ts';
import type { Piece } from './sketch.ts';

const MADE_AT = new Date('2026-11-20T00:00:00Z');
const DPI = 120;
const CELL_MM = 12;
const MARGIN_MM = 10;
const PER_ROW = 15;

const sheet = {
  widthMm: 210,
  heightMm: 297,
  marginsMm: { left: MARGIN_MM, top: MARGIN_MM, right: MARGIN_MM, bottom: MARGIN_MM },
} as const;

const draw = (pieces: readonly Piece[], fonts: FontSet, language = 'zh-CN') =>
  drawPdf({ sheet, pieces, title: '试印', language, madeAt: MADE_AT }, fonts);

const line = (text: string): Piece => ({ kind: 'text', runs: [{ text }], sizePt: 16 });

/** One character to a cell, every cell at a whole number of pixels from its neighbours. */
const drawInCells = async (characters: readonly string[], fonts: FontSet, bold = false): Promise<readonly string[]> => {
  const columns = { kind: 'columns', columns: [] } as const;
  const rows: Piece[] = [];
  for (let start = 0; start < characters.length; start += PER_ROW) {
    rows.push({
      ...columns,
      columns: characters.slice(start, start + PER_ROW).map((text) => ({
        widthMm: CELL_MM,
        pieces: [{ kind: 'text', runs: [{ text, bold }], sizePt: 20, leading: 1.2 }],
      })),
    });
  }
  const { bytes } = await draw(rows, fonts);
  const [page] = await readPages(bytes, DPI);
  if (page === undefined) throw new Error('No page was drawn.');
  return characters.map((_, index) => inkPattern(page, cellBox(page, index)));
};

const cellBox = (page: PagePixels, index: number): Box => {
  const perMm = page.widthPx / page.widthMm;
  const rowPx = (20 * 1.2 * DPI) / 72;
  const left = Math.round((MARGIN_MM + (index % PER_ROW) * CELL_MM) * perMm) - 2;
  const top = Math.round(MARGIN_MM * perMm + Math.floor(index / PER_ROW) * rowPx);
  return { left, top, right: left + Math.floor((CELL_MM - 3) * perMm), bottom: top + Math.floor(rowPx) };
};

let fonts: FontSet;
let folder: string;

beforeAll(async () => {
  fonts = await openFontSet();
  folder = await mkdtemp(join(tmpdir(), 'quanke-fonts-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('drawing text', () => {
  it('draws every character in both weights, and none as the shape of a missing glyph', async () => {
    const characters = [
      ...'一次性告知书受理回执不予批准办结果送达单居民委员会龘䶮㛃㐂𬭎喆堃玥镕〔〕《》：；，。（）—、“”0189AZaz×[]',
    ];
    const everything: FontSet = fonts.map((family) => ({
      ...family,
      faces: {
        normal: { ...family.faces.normal, has: () => true },
        bold: { ...family.faces.bold, has: () => true },
      },
    }));
    for (const bold of [false, true]) {
      const [missingGlyph] = await drawInCells(['𠮷', '中'], everything, bold);
      expect(missingGlyph).toContain('#');
      const drawn = await drawInCells(characters, fonts, bold);
      const blank = characters.filter((_, index) => !drawn[index]?.includes('#'));
      const boxes = characters.filter((_, index) => drawn[index] === missingGlyph);
      expect({ blank, boxes }).toEqual({ blank: [], boxes: [] });
      expect(new Set(drawn).size).toBe(new Set(characters).size);
    }
  });

  it('gives the text back when it is copied', async () => {
    const text = '欧阳䶮办理“最低生活保障申请”，西水告〔2026〕12号。';
    const { bytes, missingCharacters } = await draw([line(text)], fonts);
    const [page] = await readPages(bytes);
    expect(page?.text).toBe(text);
    expect(missingCharacters).toEqual([]);
  });

  it('keeps long words and long sentences inside the margins', async () => {
    const { bytes } = await draw(
      [line('A'.repeat(300)), line('办'.repeat(900)), line(`https://${'x/'.repeat(200)}`)],
      fonts,
    );
    const pages = await readPages(bytes);
    for (const page of pages) {
      const perMm = page.widthPx / page.widthMm;
      const ink = inkBox(page);
      expect(ink?.left).toBeGreaterThanOrEqual((MARGIN_MM - 0.5) * perMm);
      expect(ink?.right).toBeLessThanOrEqual((210 - MARGIN_MM + 0.5) * perMm);
    }
  });

  it('gives the same file for the same sketch', async () => {
    const [first, second] = [await draw([line('告知')], fonts), await draw([line('告知')], fonts)];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});

describe('characters that cannot be drawn', () => {
  it('are shown by their code and reported', async () => {
    const { bytes, missingCharacters } = await draw([line('申请人：𠮷田𰻞，𠮷')], fonts);
    const [page] = await readPages(bytes);
    expect(missingCharacters).toEqual(['𠮷', '𰻞']);
    expect(page?.text).toBe('申请人：[U+20BB7]田[U+30EDE]，[U+20BB7]');
  });

  it('are left out when they only hide or turn text, and reported when they choose a shape', async () => {
    const { bytes, missingCharacters } = await draw([line('王\u202E五\u200B葛\u{E0100}')], fonts);
    const [page] = await readPages(bytes);
    expect(page?.text).toBe('王五葛');
    expect(missingCharacters).toEqual(['\u{E0100}']);
  });
});

describe("an operator's own font", () => {
  it('is used first, and the shipped one where it lacks a character', async () => {
    const own = join(folder, 'own.otf');
    const codePoints = [...'申请人[U+20BB7]'].map((character) => character.codePointAt(0) ?? 0);
    await writeFile(own, fonts[0]?.faces.bold.subset(codePoints) ?? '');
    const withOwn = await openFontSet({ normalPath: own });
    const { bytes, missingCharacters } = await draw([line('申请人䶮𠮷')], withOwn);
    const [page] = await readPages(bytes);
    expect(missingCharacters).toEqual(['𠮷']);
    expect(page?.text).toBe('申请人䶮[U+20BB7]');
    const [ownShape] = await drawInCells(['申'], withOwn);
    expect(ownShape).toBe((await drawInCells(['申'], fonts, true))[0]);
    expect(ownShape).not.toBe((await drawInCells(['申'], fonts))[0]);
  });

  it('is refused when the file is not a font', async () => {
    const broken = join(folder, 'broken.otf');
    await writeFile(broken, 'not a font');
    await expect(openFontSet({ normalPath: broken })).rejects.toThrow('broken.otf');
  });
});

describe('a QR code', () => {
  const address = 'https://quanke.example.cn/progress/7K3MXQ2P';

  it('reads back and is made of whole printer dots', async () => {
    const { bytes } = await draw([{ kind: 'qr', content: address, sizeMm: 36 }], fonts);
    const [page] = await readPages(bytes, 203);
    if (page === undefined) throw new Error('No page was drawn.');
    expect(qrContentOf(page)).toBe(address);
  });

  it('is refused when its modules would be too small to read', async () => {
    await expect(draw([{ kind: 'qr', content: address.repeat(8), sizeMm: 15 }], fonts)).rejects.toThrow(
      'cannot be read',
    );
  });
});
