import { base64Of } from '../../../web/ui/base64.ts';
import { smallerPicture } from '../../../web/ui/smaller-picture.ts';
import { MOST_ATTACHMENT_BYTES } from '../contract.ts';

const SIZES = [
  [1_600, 0.8],
  [1_200, 0.7],
  [900, 0.6],
] as const;

/** A photo drawn anew, smaller and without what the phone wrote into it; a voice note as it is. Null: not to be used. */
export const attachable = async (file: File): Promise<string | null> => {
  if (file.type.startsWith('audio/')) return file.size <= MOST_ATTACHMENT_BYTES ? base64Of(file) : null;
  return smallerPicture(file, SIZES, MOST_ATTACHMENT_BYTES);
};
