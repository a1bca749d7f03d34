import { createRequire } from 'node:module';
import type { Content } from 'pdfmake';
import type { FontSet } from './font-set.ts';
import { points, type Sheet } from './paper.ts';
import { toNodes } from './pdf-nodes.ts';
import { footerFor, type PageMark, type Sketch } from './sketch.ts';
import { createTypesetter, type FaceUse, type SetRun } from './typesetter.ts';

export interface DrawnPdf {
  readonly bytes: Uint8Array;
  /** Characters that no font has; each stands in the document as its code in brackets. */
  readonly missingCharacters: readonly string[];
}

interface PdfStream {
  on(event: 'data', listener: (chunk: Uint8Array) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (fault: unknown) => void): void;
  end(): void;
}

type Faces = Record<string, { normal?: string; bold?: string }>;

type PrinterClass = new (
  faces: Faces,
  files: { existsSync(path: unknown): boolean; readFileSync(path: string): Uint8Array | undefined },
  addresses: { resolve(): void; resolved(): Promise<void> },
  mayRead: () => boolean,
) => { createPdfKitDocument(definition: object): Promise<PdfStream> };

/**
 * The library's printer is used below its public entry point, which keeps fonts in one global: here every document
 * brings its own subset. It is given no access to files or addresses.
 */
const { default: Printer } = createRequire(import.meta.url)('pdfmake/js/Printer.js') as { default: PrinterClass };

const FOOTER_GAP_MM = 7;
const GREY = '#666666';
const EVERY_DIGIT = 1_234_567_890;

const subsetFaces = (fonts: FontSet, used: readonly FaceUse[]) => {
  const files = new Map<string, Uint8Array>();
  const faces: Faces = {};
  for (const { family, weight, codePoints } of used) {
    const face = fonts.find(({ name }) => name === family)?.faces[weight];
    if (face === undefined) throw new Error(`Text was set in a font that is not open: ${family} ${weight}`);
    const file = `${family}-${weight}`;
    files.set(file, face.subset(codePoints));
    faces[family] = { ...faces[family], [weight]: file };
  }
  return { files, faces };
};

const collect = (stream: PdfStream): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    stream.on('error', reject);
    stream.end();
  });

/** Across the whole page, or small in the upper right margin. */
const markNodes = (mark: PageMark, run: SetRun, sheet: Sheet): object =>
  mark.place === 'across'
    ? {
        watermark: {
          text: run.text,
          font: run.font,
          bold: run.bold,
          fontSize: 110,
          angle: -35,
          color: GREY,
          opacity: 0.22,
        },
      }
    : {
        header: {
          text: run.text,
          font: run.font,
          bold: run.bold,
          fontSize: 16,
          alignment: 'right',
          margin: [0, points(sheet.marginsMm.top / 3), points(sheet.marginsMm.right), 0],
        },
      };

/** Sets a sketch and gives the PDF file. Takes 30 to 60 ms for a page; the fonts embedded are subsets of it. */
export const drawPdf = async (sketch: Sketch, fonts: FontSet): Promise<DrawnPdf> => {
  const { sheet, footer } = sketch;
  const typesetter = createTypesetter(fonts, sketch.language);
  const content = toNodes(sketch.pieces, typesetter);
  const footerNode = (page: number, pages: number): Content[] =>
    footer === undefined ? [] : toNodes([footerFor(footer, page, pages)], typesetter);
  footerNode(EVERY_DIGIT, EVERY_DIGIT);
  const markRun = sketch.mark === undefined ? undefined : typesetter.setText(sketch.mark.words, true)[0];

  const { files, faces } = subsetFaces(fonts, typesetter.used());
  const printer = new Printer(
    faces,
    { existsSync: (path) => typeof path === 'string' && files.has(path), readFileSync: (path) => files.get(path) },
    { resolve: () => undefined, resolved: () => Promise.resolve() },
    () => false,
  );
  const { left, top, right, bottom } = sheet.marginsMm;
  const stream = await printer.createPdfKitDocument({
    pageSize: { width: points(sheet.widthMm), height: sheet.heightMm === 'content' ? 'auto' : points(sheet.heightMm) },
    pageMargins: [points(left), points(top), points(right), points(bottom)],
    version: '1.7',
    language: sketch.language,
    displayTitle: true,
    info: { title: sketch.title, creator: 'Quanke', producer: 'Quanke', creationDate: sketch.madeAt },
    content,
    ...(footer === undefined
      ? {}
      : {
          footer: (page: number, pages: number) => ({
            stack: footerNode(page, pages),
            margin: [points(left), points(FOOTER_GAP_MM), points(right), 0],
          }),
        }),
    ...(markRun === undefined || sketch.mark === undefined ? {} : markNodes(sketch.mark, markRun, sheet)),
    defaultStyle: { font: fonts[0]?.name },
  });
  return { bytes: await collect(stream), missingCharacters: typesetter.missing() };
};
