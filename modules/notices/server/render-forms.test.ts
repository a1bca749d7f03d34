import { describe, expect, it } from 'vitest';
import { documentMarks } from '../../../catalogue/documents/document-marks.ts';
import { documentTemplates } from '../../../catalogue/documents/document-templates.ts';
import { openFontSet } from '../../../platform/documents/font-set.ts';
import { inkBox, qrContentOf, readPages, type PagePixels } from '../../../tests/documents/page-pixels.ts';
import { wordsIn } from '../../../tests/documents/docx-words.ts';
import { createDocumentLibrary } from '../domain/document-library.ts';
import type { FormPaper } from '../domain/document-data.ts';
import type { DocumentTemplate } from '../domain/document-template.ts';
import { sampleForm } from '../../../tests/documents/document-samples.ts';
import { createDocumentRenderer, type RenderOptions } from './render-document.ts';

const CASE_PAPERS = ['acceptance-receipt', 'one-time-notice', 'refusal', 'result-delivery'];
const forms = documentTemplates.filter(({ kind }) => !CASE_PAPERS.includes(kind));

const render = createDocumentRenderer({
  library: createDocumentLibrary(documentTemplates),
  marks: documentMarks,
  openFonts: () => openFontSet(),
});
const a4 = (more: Omit<RenderOptions, 'paper'> = {}): RenderOptions => ({ paper: 'a4', ...more });

const sampleOf = (kind: string): FormPaper => {
  const template = forms.find((one) => one.kind === kind);
  if (template === undefined) throw new Error(`no form ${kind}`);
  return sampleForm(template);
};

type Margins = DocumentTemplate['layout']['sheet']['marginsMm'];

const expectInsideMargins = (page: PagePixels, { left, top, right }: Margins): void => {
  const perMm = page.widthPx / page.widthMm;
  const ink = inkBox(page);
  expect(ink?.left).toBeGreaterThanOrEqual((left - 0.6) * perMm);
  expect(ink?.right).toBeLessThanOrEqual((210 - right + 0.6) * perMm);
  expect(ink?.top).toBeGreaterThanOrEqual((top - 0.6) * perMm);
};

describe.each(forms.map((template) => [template.kind, template] as const))('the form %s', (_, template) => {
  it.each(['zh', 'en'] as const)('stays inside the margins, is small and loses nothing in %s', async (language) => {
    const { bytes, missingCharacters } = await render({ ...sampleForm(template), language }, a4());
    expect(missingCharacters).toEqual([]);
    expect(bytes.byteLength).toBeLessThan(80_000);
    const pages = await readPages(bytes, 60);
    for (const page of pages) expectInsideMargins(page, template.layout.sheet.marginsMm);
    const text = pages.map((page) => page.text).join('');
    for (const leftover of ['{', '[[', 'undefined', '\u0000']) expect(text).not.toContain(leftover);
  });

  it('says the same in Word as in PDF', async () => {
    const data = sampleForm(template);
    const words = wordsIn((await render(data, a4({ as: 'docx' }))).bytes);
    const printed = (await readPages((await render(data, a4())).bytes, 40)).map((page) => page.text).join('');
    for (const value of Object.values(data.values)) {
      const plain = (typeof value === 'string' ? value : value.zh).replaceAll(/\s/g, '');
      if (plain.startsWith('https:') || !printed.includes(plain)) continue;
      expect(words).toContain(plain);
    }
    expect(words.length).toBeGreaterThan(printed.length * 0.8);
    expect(words).not.toContain('{');
  });

  it('stands on its own with nothing filled in', async () => {
    const empty: FormPaper = { ...sampleForm(template), values: {}, lists: {}, documentNumber: '' };
    const pages = await readPages((await render(empty, a4())).bytes, 40);
    const text = pages.map((page) => page.text).join('');
    expect(text).not.toContain('undefined');
    expect(pages.length).toBeLessThanOrEqual(2);
  });
});

describe('papers with a number', () => {
  it('keep the margins of GB/T 9704', () => {
    const numbered = forms.filter(({ madeFor }) => madeFor?.includes('item') !== true);
    for (const { layout } of numbered)
      expect(layout.sheet.marginsMm).toEqual({ left: 28, top: 37, right: 26, bottom: 35 });
  });
});

describe('the letter of introduction in three parts', () => {
  it('stands on one sheet with its number over both lines to tear along', async () => {
    const pages = await readPages((await render(sampleOf('letter-of-introduction'), a4())).bytes, 60);
    expect(pages).toHaveLength(1);
    const text = pages[0]?.text ?? '';
    expect(text.split('第12号')).toHaveLength(3);
    expect(text.split('编号：西水介〔2026〕12号')).toHaveLength(4);
    for (const part of ['第一联', '第二联', '第三联', '加盖骑缝章', '有效期玖拾天', '贴回执联处'])
      expect(text).toContain(part);
    expect(text).toContain('党费已交到贰零贰陆年壹拾壹月');
  });
});

describe('the referral slip', () => {
  it('lets the agency answer by its code, and without one leads the person to the progress page', async () => {
    const slip = sampleOf('referral-slip');
    const codeOn = async (data: FormPaper): Promise<readonly (string | undefined)[]> =>
      (await readPages((await render(data, a4())).bytes, 203)).map(qrContentOf).filter((code) => code !== undefined);
    expect(await codeOn(slip)).toEqual(['https://quanke.example.cn/answer/7K3MXQ2P9R']);
    const { answerUrl: _, answerCode: __, ...values } = slip.values;
    expect(await codeOn({ ...slip, values })).toEqual(['https://quanke.example.cn/progress/7K3MXQ2P']);
  });
});

describe('marks', () => {
  it('stand on every page of a print that is not the paper as issued', async () => {
    const data = sampleOf('closing-record');
    for (const [mark, word] of [
      ['voided', '作废'],
      ['reprinted', '补打'],
      ['preview', '预览'],
    ] as const) {
      const pages = await readPages((await render(data, a4({ mark }))).bytes, 40);
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(page.text).toContain(word);
      expect((await readPages((await render(data, a4())).bytes, 40))[0]?.text).not.toContain(word);
    }
  });
});
