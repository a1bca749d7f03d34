import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * HarfBuzz's font subsetter, compiled to WebAssembly. The PDF library can subset fonts too, but for the shipped CJK
 * font it keeps a table of 22,293 empty subroutines in every file, which makes each document 60 kB larger than needed.
 */
interface SubsetterExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(size: number): number;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

const LAYOUT_FEATURES = 6;
const READ_ONLY = 1;
const NO_HINTING = 0x1;
const DESUBROUTINISE = 0x4;
const KEEP_SHAPE_OF_MISSING_GLYPH = 0x40;
const NO_LAYOUT_CLOSURE = 0x200;

/** Gives a font file, in the format of the original, with the glyphs of these code points only. */
export type Subset = (codePoints: Iterable<number>) => Uint8Array;

const require = createRequire(import.meta.url);

const startSubsetter = async (): Promise<SubsetterExports> => {
  const file = require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), {});
  const exports = instance.exports as unknown as SubsetterExports;
  exports._initialize();
  return exports;
};

let started: Promise<SubsetterExports> | undefined;

/** Copies a font into the subsetter once; every later subset is cut from that copy in a few milliseconds. */
export const openForSubsetting = async (font: Uint8Array): Promise<Subset> => {
  started ??= startSubsetter();
  const hb = await started;
  const address = hb.malloc(font.byteLength);
  new Uint8Array(hb.memory.buffer).set(font, address);
  const blob = hb.hb_blob_create(address, font.byteLength, READ_ONLY, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  hb.hb_blob_destroy(blob);

  return (codePoints) => {
    const input = hb.hb_subset_input_create_or_fail();
    hb.hb_subset_input_set_flags(input, NO_HINTING | DESUBROUTINISE | KEEP_SHAPE_OF_MISSING_GLYPH | NO_LAYOUT_CLOSURE);
    hb.hb_set_clear(hb.hb_subset_input_set(input, LAYOUT_FEATURES));
    const wanted = hb.hb_subset_input_unicode_set(input);
    for (const codePoint of codePoints) hb.hb_set_add(wanted, codePoint);
    const subset = hb.hb_subset_or_fail(face, input);
    hb.hb_subset_input_destroy(input);
    if (subset === 0) throw new Error('The font could not be subset: the font file is damaged.');
    const result = hb.hb_face_reference_blob(subset);
    const start = hb.hb_blob_get_data(result, 0);
    const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(result));
    hb.hb_blob_destroy(result);
    hb.hb_face_destroy(subset);
    return bytes;
  };
};
