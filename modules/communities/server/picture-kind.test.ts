import { describe, expect, it } from 'vitest';
import { pictureKindOf } from './picture-kind.ts';

const png = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(33);
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108012c019003012200021101031101', 'hex');
const webp = (kind: string, rest: string): Buffer =>
  Buffer.concat([Buffer.from(`RIFF\x24\0\0\0WEBP${kind}`, 'latin1'), Buffer.from(rest, 'hex'), Buffer.alloc(16)]);

describe('the kind of a picture', () => {
  it('given PNG, JPEG and the three kinds of WebP, tells kind and size by content', () => {
    expect(pictureKindOf(png(640, 480))).toEqual({ mediaType: 'image/png', width: 640, height: 480 });
    expect(pictureKindOf(jpeg)).toEqual({ mediaType: 'image/jpeg', width: 400, height: 300 });
    expect(pictureKindOf(webp('VP8 ', '000000000000009d012a40012c01'))).toMatchObject({
      width: 320,
      height: 300,
    });
    expect(pictureKindOf(webp('VP8X', '0a000000000000003f0100ef0000'))).toMatchObject({
      width: 320,
      height: 240,
    });
    expect(pictureKindOf(webp('VP8L', '000000002f3fc12a00'))).toMatchObject({
      mediaType: 'image/webp',
      width: 320,
    });
  });

  it('given anything else under the name of a picture, or one of absurd size, refuses', () => {
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html><script>',
      'GIF89a',
      '%PDF-1.7',
      '',
      'RIFFxxxxWAVE',
    ];
    for (const text of others) expect(pictureKindOf(Buffer.from(text, 'latin1'))).toBeNull();
    expect(pictureKindOf(png(0, 480))).toBeNull();
    expect(pictureKindOf(png(50_000, 50_000))).toBeNull();
    expect(pictureKindOf(png(10, 10).subarray(0, 20))).toBeNull();
    expect(pictureKindOf(jpeg.subarray(0, 12))).toBeNull();
  });
});
