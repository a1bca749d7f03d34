interface Mark {
  readonly at: number;
  readonly bytes: string;
}

/** Photos and voice notes, by their first bytes. */
const KINDS: readonly { readonly marks: readonly Mark[]; readonly mediaType: string }[] = [
  { marks: [{ at: 0, bytes: 'ffd8ff' }], mediaType: 'image/jpeg' },
  { marks: [{ at: 0, bytes: '89504e470d0a1a0a' }], mediaType: 'image/png' },
  {
    marks: [
      { at: 0, bytes: '52494646' },
      { at: 8, bytes: '57454250' },
    ],
    mediaType: 'image/webp',
  },
  { marks: [{ at: 4, bytes: '66747970' }], mediaType: 'audio/mp4' },
  { marks: [{ at: 0, bytes: '4f676753' }], mediaType: 'audio/ogg' },
  { marks: [{ at: 0, bytes: '494433' }], mediaType: 'audio/mpeg' },
];
const CONTAINER = '1a45dfa3';
/** The container of WebM holds other things too; what it holds stands near its start. */
const NEAR_START = 64;

/** Null for anything else, whatever its name says. */
export const attachmentKindOf = (content: Buffer): string | null => {
  const has = ({ at, bytes }: Mark): boolean => content.subarray(at, at + bytes.length / 2).toString('hex') === bytes;
  if (has({ at: 0, bytes: CONTAINER })) return content.subarray(0, NEAR_START).includes('webm') ? 'audio/webm' : null;
  return KINDS.find(({ marks }) => marks.every(has))?.mediaType ?? null;
};
