import { MOST_ATTACHMENT_BYTES } from '../contract.ts';

/** Tried one after the other until the photo is small enough. */
const ATTEMPTS = [
  [1_600, 0.8],
  [1_200, 0.7],
  [900, 0.6],
] as const;

const base64 = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    reader.readAsDataURL(blob);
  });

const drawn = (picture: ImageBitmap, longest: number, quality: number): Promise<Blob | null> => {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

/** A photo drawn anew, smaller and without what the phone wrote into it; a voice note as it is. Null: not to be used. */
export const attachable = async (file: File): Promise<string | null> => {
  if (file.type.startsWith('audio/')) return file.size <= MOST_ATTACHMENT_BYTES ? base64(file) : null;
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (const [longest, quality] of ATTEMPTS) {
    const blob = await drawn(picture, longest, quality);
    if (blob !== null && blob.size <= MOST_ATTACHMENT_BYTES) return base64(blob);
  }
  return null;
};
