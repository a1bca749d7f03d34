import { describe, expect, it } from 'vitest';
import { documentMarks } from '../../../catalogue/documents/document-marks.ts';
import { documentTemplates } from '../../../catalogue/documents/document-templates.ts';
import { openFontSet } from '../../../platform/documents/font-set.ts';
import { inkBox, type PagePixels, qrContentOf, readPages } from '../../../tests/documents/page-pixels.ts';
import type { CasePaper, Paper } from '../domain/document-data.ts';
import { papersOf } from '../domain/document-data.ts';
import { createDocumentLibrary } from '../domain/document-library.ts';
import {
  noticeWith,
  sampleDelivery,
  sampleNotice,
  sampleReceipt,
  sampleRefusal,
} from '../../../tests/documents/document-samples.ts';
import { createDocumentRenderer } from './render-document.ts';

const render = createDocumentRenderer({
  library: createDocumentLibrary(documentTemplates),
  marks: documentMarks,
  openFonts: () => openFontSet(),
});

const pagesOf = async (data: CasePaper, paper: Paper, dotsPerInch = 80): Promise<readonly PagePixels[]> =>
  readPages((await render(data, { paper })).bytes, dotsPerInch);

const documents = [sampleReceipt, sampleNotice, sampleRefusal, sampleDelivery].flatMap((data) =>
  papersOf(data.kind).flatMap((paper) =>
    (['zh', 'en'] as const).map(
      (language) => [`${data.kind} on ${paper} in ${language}`, { ...data, language }, paper] as const,
    ),
  ),
);

const textAreaMm = {
  a4: { left: 28, top: 37, right: 210 - 26, bottom: 297 - 35 },
  'roll-80': { left: 4, top: 4, right: 76, bottom: Number.POSITIVE_INFINITY },
} as const;

const expectInsideMargins = (page: PagePixels, paper: Paper): void => {
  const perMm = page.widthPx / page.widthMm;
  const area = textAreaMm[paper];
  const ink = inkBox(page);
  const bottom = Math.min(area.bottom, page.heightMm);
  const body = inkBox(page, { left: 0, top: 0, right: page.widthPx, bottom: Math.floor((bottom + 6) * perMm) });
  expect(ink).toBeDefined();
  expect(ink?.left).toBeGreaterThanOrEqual((area.left - 0.6) * perMm);
  expect(ink?.right).toBeLessThanOrEqual((area.right + 0.6) * perMm);
  expect(ink?.top).toBeGreaterThanOrEqual((area.top - 0.6) * perMm);
  expect(body?.bottom).toBeLessThanOrEqual((bottom + 0.6) * perMm);
};

describe.each(documents)('%s', (_, data, paper) => {
  it('stays inside the margins, is small and loses no character', async () => {
    const { bytes, missingCharacters } = await render(data, { paper });
    expect(missingCharacters).toEqual([]);
    expect(bytes.byteLength).toBeLessThan(80_000);
    const pages = await readPages(bytes, 80);
    for (const page of pages) expectInsideMargins(page, paper);
    const text = pages.map((page) => page.text).join('');
    const wanted = [data.documentNumber, data.applicant.name, data.itemName[data.language], data.issuer.phone];
    for (const words of [...wanted, data.handler === '' ? '' : data.caseNumber]) {
      expect(text).toContain(words.replaceAll(/\s/g, '').replaceAll('’', "'"));
    }
    for (const leftover of ['{', '[[', 'undefined', '\u0000']) expect(text).not.toContain(leftover);
  });

  it('carries a QR code that leads to the case, where it has one', async () => {
    const pages = await pagesOf(data, paper, 203);
    const codes = pages.map(qrContentOf).filter((content) => content !== undefined);
    const hasCode = data.kind === 'acceptance-receipt' || data.kind === 'result-delivery';
    expect(codes).toEqual(hasCode ? ['https://quanke.example.cn/progress/7K3MXQ2P'] : []);
  });
});

describe('the receipt on a roll', () => {
  it('is 80 mm wide and as long as its content', async () => {
    const [short, ...more] = await pagesOf(sampleReceipt, 'roll-80');
    const materials = Array.from({ length: 12 }, () => sampleReceipt.materials).flat();
    const [long] = await pagesOf({ ...sampleReceipt, materials }, 'roll-80');
    expect(more).toHaveLength(0);
    expect(short?.widthMm).toBeCloseTo(80, 1);
    expect(short?.heightMm).toBeLessThan(250);
    expect((long?.heightMm ?? 0) - (short?.heightMm ?? 0)).toBeGreaterThan(33 * 3);
  });
});

describe('the one-time notice', () => {
  it('lists thirty materials over several pages with the head repeated and none lost', async () => {
    const pages = await pagesOf(noticeWith(30), 'a4');
    const text = pages.map((page) => page.text).join('');
    expect(pages.length).toBeGreaterThan(1);
    for (let number = 1; number <= 30; number += 1) expect(text.split(`（第${number}项）`)).toHaveLength(2);
    for (const page of pages) expectInsideMargins(page, 'a4');
    const head = '所缺材料序号材料名称为什么需要到哪里取得';
    const headless = pages.filter((page) => page.text.includes('项）') && !page.text.includes(head));
    expect(headless).toEqual([]);
  });

  it('repeats an earlier notice by its number only when there is one', async () => {
    const [first] = await pagesOf(sampleNotice, 'a4');
    const [second] = await pagesOf({ ...sampleNotice, repeatsNumber: '西水告〔2026〕9号' }, 'a4');
    expect(first?.text).not.toContain('重申');
    expect(second?.text).toContain('重申西水告〔2026〕9号中尚未补齐的材料');
  });

  it('never puts the seal on a page without text', async () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const pages = await pagesOf(noticeWith(count), 'a4', 40);
      const last = pages.at(-1)?.text ?? '';
      expect(last).toContain('（盖章）');
      expect(last).toContain('首问责任人');
    }
  });
});

describe('long and rare texts', () => {
  it('flow over pages inside the margins', async () => {
    const reason = '经核对，申请人提交的情况说明与登记信息不一致，需要由居住地街道重新核实。'.repeat(80);
    const pages = await pagesOf({ ...sampleRefusal, reason }, 'a4');
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expectInsideMargins(page, 'a4');
    const result = '核定结果说明。'.repeat(400);
    for (const page of await pagesOf({ ...sampleDelivery, result }, 'a4')) expectInsideMargins(page, 'a4');
  });

  it('keep a long community name in the middle without a lone character', async () => {
    const name = { zh: '某某省某某自治州某某自治县某某街道某某片区某某社区居民委员会', en: 'Committee' };
    const pages = await pagesOf({ ...sampleReceipt, issuer: { ...sampleReceipt.issuer, name } }, 'roll-80');
    expect(pages[0]?.text).toContain(name.zh);
    for (const page of pages) expectInsideMargins(page, 'roll-80');
  });

  it('show a name whose character no font has by its code and say so', async () => {
    const data = { ...sampleReceipt, applicant: { ...sampleReceipt.applicant, name: '𠮷䶮龘㛃' } };
    for (const paper of papersOf(data.kind)) {
      const { bytes, missingCharacters } = await render(data, { paper });
      const [page] = await readPages(bytes);
      expect(missingCharacters).toEqual(['𠮷']);
      expect(page?.text).toContain('[U+20BB7]䶮龘㛃');
    }
  });
});

describe('asking for a document', () => {
  it('gives the same file for the same data', async () => {
    const first = await render(sampleNotice, { paper: 'a4' });
    const second = await render(sampleNotice, { paper: 'a4' });
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it('fails for a paper or a day that has no form', async () => {
    await expect(render(sampleNotice, { paper: 'roll-80' })).rejects.toThrow('no form');
    await expect(render({ ...sampleNotice, issuedOn: '2020-01-01' }, { paper: 'a4' })).rejects.toThrow('no form');
  });
});
