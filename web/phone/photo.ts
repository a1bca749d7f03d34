import { smallerPicture } from '../ui/smaller-picture.ts';

/** Small enough for a weak signal, large enough to see what is broken. */
const SIZES = [
  [1_280, 0.75],
  [1_280, 0.6],
  [1_280, 0.45],
  [1_280, 0.3],
] as const;
const MOST_BYTES = 280_000;

/** A photo made small, as base64; null for what is no picture. */
export const shrinkPhoto = (file: Blob): Promise<string | null> => smallerPicture(file, SIZES, MOST_BYTES);
