import { startOfDay } from '../../../kernel/plain-date.ts';
import { drawPdf, type DrawnPdf } from '../../../platform/documents/draw-pdf.ts';
import type { FontSet } from '../../../platform/documents/font-set.ts';
import type { TextPiece } from '../../../platform/documents/sketch.ts';
import type { DocumentData, Paper } from '../domain/document-data.ts';
import type { DocumentTemplate } from '../domain/document-template.ts';
import { fillText } from '../domain/fill-text.ts';
import { layOut } from './lay-out.ts';

/** The PDF of a document, with the characters that no font has: show these as a warning before printing. */
export type RenderedDocument = DrawnPdf;

export type RenderDocument = (data: DocumentData, options: { readonly paper: Paper }) => Promise<RenderedDocument>;

/** The form in force on the day of issue: the newest version whose start has come. */
const templateFor = (templates: readonly DocumentTemplate[], data: DocumentData, paper: Paper): DocumentTemplate => {
  const inForce = templates
    .filter((one) => one.kind === data.kind && one.paper === paper && one.validFrom <= data.issuedOn)
    .toSorted((a, b) => b.version - a.version)[0];
  if (inForce === undefined) throw new Error(`There is no form for ${data.kind} on ${paper} on ${data.issuedOn}.`);
  return inForce;
};

const footerOf = (template: DocumentTemplate, data: DocumentData) => {
  const label = template.pageLabel?.[data.language];
  if (label === undefined) return {};
  const footer = (page: number, pages: number): TextPiece => ({
    kind: 'text',
    runs: [
      { text: fillText(label, { page: String(page), pages: String(pages), documentNumber: data.documentNumber }) },
    ],
    sizePt: template.layout.smallPt,
    align: 'center',
    leading: 1.2,
  });
  return { footer };
};

/**
 * Gives the function that prints documents. `openFonts` is asked at the first document and once only, as the fonts are
 * large. The same data on the same form gives the same file, byte for byte.
 * Asking for a paper the kind is not printed on is a fault: `papersOf` says which exist.
 */
export const createDocumentRenderer = (deps: {
  readonly templates: readonly DocumentTemplate[];
  readonly openFonts: () => Promise<FontSet>;
}): RenderDocument => {
  let fonts: Promise<FontSet> | undefined;
  return async (data, { paper }) => {
    const template = templateFor(deps.templates, data, paper);
    fonts ??= deps.openFonts();
    return drawPdf(
      {
        sheet: template.layout.sheet,
        pieces: layOut(template, data),
        title: `${fillText(template.title[data.language], { decision: decisionWord(template, data) })} ${data.documentNumber}`,
        language: data.language === 'zh' ? 'zh-CN' : 'en',
        madeAt: new Date(startOfDay(data.issuedOn)),
        ...footerOf(template, data),
      },
      await fonts,
    );
  };
};

const decisionWord = (template: DocumentTemplate, data: DocumentData): string =>
  data.kind === 'refusal' ? (template.words[data.decision]?.[data.language] ?? data.decision) : '';
