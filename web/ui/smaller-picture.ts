import { base64Of } from './base64.ts';

/** Pixels of the longer side and quality of the JPEG, tried one after the other. */
export type PictureSizes = readonly (readonly [longest: number, quality: number])[];

const drawn = (picture: ImageBitmap, longest: number, quality: number): Promise<Blob | null> => {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

const firstSmallEnough = async (picture: ImageBitmap, sizes: PictureSizes, mostBytes: number): Promise<Blob | null> => {
  for (const [longest, quality] of sizes) {
    const blob = await drawn(picture, longest, quality);
    if (blob !== null && blob.size <= mostBytes) return blob;
  }
  return null;
};

/**
 * A picture drawn anew until it is small enough, as base64: place, time and whatever else a camera wrote into the file is
 * gone. Null for what is no picture or stays too large.
 */
export const smallerPicture = async (file: Blob, sizes: PictureSizes, mostBytes: number): Promise<string | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const small = await firstSmallEnough(picture, sizes, mostBytes);
  picture.close();
  return small === null ? null : base64Of(small);
};
