import { describe, expect, it } from 'vitest';
import { copyLine } from './copy-in.ts';

describe('rows for COPY', () => {
  it('given every kind of value, writes the text format with its escapes', () => {
    expect(copyLine(['王秀英', 3, true, null, Buffer.from([0, 255])])).toBe('王秀英\t3\ttrue\t\\N\t\\\\x00ff\n');
    expect(copyLine(['a\tb\nc\\d\re'])).toBe('a\\tb\\nc\\\\d\\re\n');
  });
});
