import { createRequire } from 'node:module';
import type * as CanvasLibrary from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Pages of a PDF as a reader would see them. For tests only: both libraries are development dependencies. */
export interface PagePixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** RGBA, row by row. */
  readonly rgba: Uint8ClampedArray;
  /** The text as copied from the page, without spaces and line ends. */
  readonly text: string;
}

/** Edges in pixels; the right and bottom ones are exclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const require = createRequire(import.meta.url);

/** The reader's own copy of the canvas library: shapes made by one copy cannot be drawn by another. */
const { createCanvas } = createRequire(require.resolve('pdfjs-dist/legacy/build/pdf.mjs'))(
  '@napi-rs/canvas',
) as typeof CanvasLibrary;

const MM_PER_POINT = 25.4 / 72;
const DARK = 160;

export const readPages = async (pdf: Uint8Array, dotsPerInch = 100): Promise<readonly PagePixels[]> => {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0, useSystemFonts: false }).promise;
  const pages: PagePixels[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: dotsPerInch / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    await page.render({
      canvas: null,
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
    }).promise;
    const { items } = await page.getTextContent();
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    pages.push({
      widthPx: canvas.width,
      heightPx: canvas.height,
      widthMm: (right - left) * MM_PER_POINT,
      heightMm: (top - bottom) * MM_PER_POINT,
      rgba: context.getImageData(0, 0, canvas.width, canvas.height).data,
      text: items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, ''),
    });
  }
  await document.destroy();
  return pages;
};

const isInk = (page: PagePixels, x: number, y: number): boolean =>
  (page.rgba[(y * page.widthPx + x) * 4 + 1] ?? 255) < DARK;

/** The smallest box around everything dark inside `area`; undefined when nothing is. */
export const inkBox = (page: PagePixels, area: Box = wholePage(page)): Box | undefined => {
  let box: Box | undefined;
  for (let y = area.top; y < area.bottom; y += 1) {
    for (let x = area.left; x < area.right; x += 1) {
      if (!isInk(page, x, y)) continue;
      box =
        box === undefined
          ? { left: x, top: y, right: x + 1, bottom: y + 1 }
          : {
              left: Math.min(box.left, x),
              top: box.top,
              right: Math.max(box.right, x + 1),
              bottom: y + 1,
            };
    }
  }
  return box;
};

/** The dark and light dots inside a box as a text that can be compared: two boxes look alike when it is the same. */
export const inkPattern = (page: PagePixels, area: Box): string => {
  const rows: string[] = [];
  for (let y = area.top; y < area.bottom; y += 1) {
    let row = '';
    for (let x = area.left; x < area.right; x += 1) row += isInk(page, x, y) ? '#' : '.';
    rows.push(row);
  }
  return rows.join('\n');
};

const wholePage = (page: PagePixels): Box => ({ left: 0, top: 0, right: page.widthPx, bottom: page.heightPx });

interface QrReading {
  readonly data: string;
}

type ReadQr = (rgba: Uint8ClampedArray, width: number, height: number) => QrReading | null;

const readQrCode = require('jsqr') as ReadQr;

/** What the QR code on a page says; undefined when none can be read. */
export const qrContentOf = (page: PagePixels): string | undefined =>
  readQrCode(page.rgba, page.widthPx, page.heightPx)?.data;
