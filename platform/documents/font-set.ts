import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font, type FontCollection } from 'fontkit';
import { openForSubsetting, type Subset } from './subset-engine.ts';

export type Weight = 'normal' | 'bold';

export interface FontFace {
  has(codePoint: number): boolean;
  readonly subset: Subset;
}

export interface FontFamily {
  readonly name: string;
  readonly faces: Readonly<Record<Weight, FontFace>>;
}

/** Families in order of preference: a character is set in the first one that has it. */
export type FontSet = readonly FontFamily[];

/** Paths of an operator's own OpenType or TrueType files, such as a licensed 仿宋. */
export interface OwnFont {
  readonly normalPath: string;
  /** Without it, bold text is set in the normal face. */
  readonly boldPath?: string;
}

const isCollection = (font: Font | FontCollection): font is FontCollection => 'fonts' in font;

/** The parser's own message does not say which file it was. */
const parseFont = (bytes: Buffer, path: string): Font | FontCollection => {
  try {
    return create(bytes);
  } catch (cause) {
    throw new Error(`Not a font file, or a damaged one: ${path}`, { cause });
  }
};

const openFace = async (path: string): Promise<FontFace> => {
  const bytes = await readFile(path);
  const font = parseFont(bytes, path);
  if (isCollection(font)) throw new Error(`A font collection (.ttc) cannot be used, give a single font: ${path}`);
  const covered = new Set(font.characterSet);
  return { has: (codePoint) => covered.has(codePoint), subset: await openForSubsetting(bytes) };
};

const openFamily = async (name: string, normalPath: string, boldPath: string): Promise<FontFamily> => {
  const normal = await openFace(normalPath);
  return { name, faces: { normal, bold: boldPath === normalPath ? normal : await openFace(boldPath) } };
};

const require = createRequire(import.meta.url);

/** The font package exports only its list of files, so the folder is found from its entry point. */
const shippedPath = (weight: string): string =>
  join(dirname(require.resolve('@embedpdf/fonts-sc')), `../fonts/NotoSansHans-${weight}.otf`);

let shipped: Promise<FontFamily> | undefined;

const openShipped = (): Promise<FontFamily> => {
  shipped ??= openFamily('Shipped', shippedPath('Regular'), shippedPath('Bold'));
  return shipped;
};

/**
 * Opens the fonts for documents: the operator's own one first where given, then the shipped Noto Sans with 30,000
 * characters. Reads about 17 MB on first use, so call it once, when the first document is asked for or at start.
 * Throws when a file is absent, damaged or a collection.
 */
export const openFontSet = async (own?: OwnFont): Promise<FontSet> => {
  const families = [await openShipped()];
  if (own === undefined) return families;
  return [await openFamily('Own', own.normalPath, own.boldPath ?? own.normalPath), ...families];
};
