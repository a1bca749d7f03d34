import { base64Of } from './base64.ts';

/** Small enough for a weak signal, large enough to see what is broken. */
const LONGEST_SIDE = 1_280;
const MOST_BYTES = 280_000;
const QUALITIES = [0.75, 0.6, 0.45, 0.3];

const blobOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

/** A photo made small, as base64, without place and time that the camera wrote into it; null for what is no picture. */
export const shrinkPhoto = async (file: Blob): Promise<string | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    const blob = await blobOf(canvas, quality);
    if (blob !== null && blob.size <= MOST_BYTES) return base64Of(blob);
  }
  return null;
};
