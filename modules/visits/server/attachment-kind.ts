/** Photos and voice notes, by their first bytes; null for anything else, whatever its name says. */
const STARTS: readonly { readonly at: number; readonly bytes: string; readonly mediaType: string }[] = [
  { at: 0, bytes: 'ffd8ff', mediaType: 'image/jpeg' },
  { at: 0, bytes: '89504e470d0a1a0a', mediaType: 'image/png' },
  { at: 8, bytes: '57454250', mediaType: 'image/webp' },
  { at: 0, bytes: '1a45dfa3', mediaType: 'audio/webm' },
  { at: 4, bytes: '66747970', mediaType: 'audio/mp4' },
  { at: 0, bytes: '4f676753', mediaType: 'audio/ogg' },
  { at: 0, bytes: '494433', mediaType: 'audio/mpeg' },
];

export const attachmentKindOf = (content: Buffer): string | null =>
  STARTS.find(({ at, bytes }) => content.subarray(at, at + bytes.length / 2).toString('hex') === bytes)?.mediaType ??
  null;
