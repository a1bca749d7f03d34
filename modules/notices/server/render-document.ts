import { startOfDay } from '../../../kernel/plain-date.ts';
import type { DrawnPdf } from '../../../platform/documents/draw-pdf.ts';
import type { FontSet } from '../../../platform/documents/font-set.ts';
import type { Sketch, TextPiece } from '../../../platform/documents/sketch.ts';
import type { DocumentData, Paper } from '../domain/document-data.ts';
import { fieldsOf } from '../domain/document-fields.ts';
import type { DocumentLibrary } from '../domain/document-library.ts';
import type { DocumentMark, DocumentMarks } from '../domain/document-mark.ts';
import type { DocumentTemplate } from '../domain/document-template.ts';
import { fillText } from '../domain/fill-text.ts';
import { layOut } from './lay-out.ts';

/** The file of a document, with the characters that no font has: show these as a warning before printing. */
export type RenderedDocument = DrawnPdf;

export interface RenderOptions {
  readonly paper: Paper;
  /** PDF unless asked for as a Word file; both come from the same form and data. */
  readonly as?: 'pdf' | 'docx';
  readonly mark?: DocumentMark;
}

export type RenderDocument = (data: DocumentData, options: RenderOptions) => Promise<RenderedDocument>;

const formFor = (library: DocumentLibrary, data: DocumentData, paper: Paper): DocumentTemplate => {
  const inForce = library.inForce(data.kind, data.issuedOn, paper);
  if (inForce === undefined) throw new Error(`There is no form for ${data.kind} on ${paper} on ${data.issuedOn}.`);
  return inForce;
};

/** Page numbers are known only when the pages are: their places stay open. */
const footerOf = (template: DocumentTemplate, data: DocumentData): { readonly footer?: TextPiece } => {
  const label = template.pageLabel?.[data.language];
  if (label === undefined) return {};
  const text = fillText(label, { page: '{page}', pages: '{pages}', documentNumber: data.documentNumber }).trim();
  return { footer: { kind: 'text', runs: [{ text }], sizePt: template.layout.smallPt, align: 'center', leading: 1.2 } };
};

const titleOf = (template: DocumentTemplate, data: DocumentData): string => {
  const fields = fieldsOf(data, (code) => template.words[code]?.[data.language] ?? code);
  return `${fillText(template.title[data.language], fields)} ${data.documentNumber}`.trim();
};

/**
 * Gives the function that prints documents. What draws PDF or Word files is loaded, and `openFonts` asked, at the first
 * document: together they are a fifth of what the program keeps in memory. The same data on the same form gives the same PDF, byte for byte.
 * Asking for a paper the kind is not printed on is a fault: `papersOf` says which exist.
 */
export const createDocumentRenderer = (deps: {
  readonly library: DocumentLibrary;
  readonly marks: DocumentMarks;
  readonly openFonts: () => Promise<FontSet>;
}): RenderDocument => {
  let fonts: Promise<FontSet> | undefined;
  return async (data, { paper, as = 'pdf', mark }) => {
    const template = formFor(deps.library, data, paper);
    const sketch: Sketch = {
      sheet: template.layout.sheet,
      pieces: layOut(template, data),
      title: titleOf(template, data),
      language: data.language === 'zh' ? 'zh-CN' : 'en',
      madeAt: new Date(startOfDay(data.issuedOn)),
      ...footerOf(template, data),
      ...(mark === undefined
        ? {}
        : { mark: { words: deps.marks[mark].words[data.language], place: deps.marks[mark].place } }),
    };
    if (as === 'docx') {
      const { drawDocx } = await import('../../../platform/documents/draw-docx.ts');
      return { bytes: await drawDocx(sketch), missingCharacters: [] };
    }
    const { drawPdf } = await import('../../../platform/documents/draw-pdf.ts');
    fonts ??= deps.openFonts();
    return drawPdf(sketch, await fonts);
  };
};
