import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { toBuffer } from 'qrcode';
import { docxNodes, FONTS, twips, type QrPicture } from './docx-nodes.ts';
import type { PageMark, Piece, Sketch, TextPiece } from './sketch.ts';

/** Every QR code of the pieces; they are drawn beforehand, because drawing a picture takes its own time. */
const codesOf = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) => {
    if (piece.kind === 'qr') return [piece.content];
    if (piece.kind === 'kept-together') return codesOf(piece.pieces);
    return piece.kind === 'columns' ? piece.columns.flatMap((column) => codesOf(column.pieces)) : [];
  });

const drawCodes = async (pieces: readonly Piece[]): Promise<QrPicture> => {
  const pictures = new Map<string, Uint8Array>();
  for (const content of codesOf(pieces))
    pictures.set(content, await toBuffer(content, { errorCorrectionLevel: 'M', margin: 4, scale: 8 }));
  return (content) => {
    const picture = pictures.get(content);
    if (picture === undefined) throw new Error('A QR code was not drawn.');
    return picture;
  };
};

const PAGE_PLACES = /(\{pages?\})/;

const footerOf = (footer: TextPiece): Footer => {
  const text = footer.runs.map((run) => run.text).join('');
  const children = text
    .split(PAGE_PLACES)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{page}') return PageNumber.CURRENT;
      return part === '{pages}' ? PageNumber.TOTAL_PAGES : part;
    });
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, size: Math.round(footer.sizePt * 2), font: FONTS.normal })],
      }),
    ],
  });
};

const MARK_HALF_POINTS = 32;

/** A mark stands in the head of every page: as a watermark for what must not be used, as a word for what may. */
const headerOf = (mark: PageMark): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          mark.place === 'across'
            ? new TextWatermark({ text: mark.words, font: FONTS.bold.eastAsia })
            : new TextRun({ text: mark.words, bold: true, size: MARK_HALF_POINTS, font: FONTS.bold, color: GREY }),
        ],
      }),
    ],
  });

const GREY = '666666';
const FOOTER_GAP_MM = 7;
const FOOTER_LINE_MM = 4;

/**
 * Writes a sketch as a Word file (.docx) with the same paper, margins, tables and words as the PDF. Fonts are named,
 * not embedded. Rolls have no pages and cannot be written.
 */
export const drawDocx = async (sketch: Sketch): Promise<Uint8Array> => {
  const { sheet, footer, mark } = sketch;
  if (sheet.heightMm === 'content') throw new Error('A roll cannot be written as a Word file.');
  const { left, top, right, bottom } = sheet.marginsMm;
  const document = new Document({
    title: sketch.title,
    creator: 'Quanke',
    styles: {
      default: { document: { run: { font: FONTS.normal, language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(sheet.widthMm), height: twips(sheet.heightMm) },
            margin: {
              left: twips(left),
              top: twips(top),
              right: twips(right),
              bottom: twips(bottom),
              header: twips(top / 3),
              footer: twips(Math.max(5, bottom - FOOTER_GAP_MM - FOOTER_LINE_MM)),
            },
          },
        },
        ...(footer === undefined ? {} : { footers: { default: footerOf(footer) } }),
        ...(mark === undefined ? {} : { headers: { default: headerOf(mark) } }),
        children: docxNodes(sketch.pieces, await drawCodes(sketch.pieces)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
