/** What a picture is by its first bytes, and how large. Null for anything else, whatever its name says. */
export interface PictureKind {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

const MOST_PIXELS = 8_000;

const sized = (mediaType: PictureKind['mediaType'], width: number, height: number): PictureKind | null =>
  width >= 1 && height >= 1 && width <= MOST_PIXELS && height <= MOST_PIXELS ? { mediaType, width, height } : null;

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const pngKind = (bytes: Buffer): PictureKind | null =>
  bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? sized('image/png', bytes.readUInt32BE(16), bytes.readUInt32BE(20))
    : null;

/** Walks over the parts of a JPEG up to the one that tells the size. */
const jpegKind = (bytes: Buffer): PictureKind | null => {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame) return sized('image/jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};

const webpKind = (bytes: Buffer): PictureKind | null => {
  if (bytes.length < 30) return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return sized('image/webp', bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return sized('image/webp', (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sized('image/webp', bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
};

/** Drawings as SVG are refused on purpose: they can carry scripts. */
export const pictureKindOf = (bytes: Buffer): PictureKind | null => {
  if (bytes.subarray(0, 8).equals(PNG)) return pngKind(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegKind(bytes);
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return webpKind(bytes);
  return null;
};
