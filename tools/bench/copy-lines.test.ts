import { describe, expect, it } from 'vitest';
import { mouldOf } from './copy-lines.ts';

describe('mouldOf', () => {
  it('replaces every varying value and leaves the rest, marks of patterns included', () => {
    const mould = mouldOf('id-1\t{"a":"id-1","n":"西水受〔2026〕7号"}\t(x+y)', ['id-1', '西水受〔2026〕7号', '(x+y)']);
    const cast = mould.cast((value) => `<${value.length}>`);
    expect(cast).toBe('<4>\t{"a":"<4>","n":"<11>"}\t<5>');
  });

  it('gives the same text again when values stay as they are', () => {
    const text = 'one two one';
    expect(mouldOf(text, ['one']).cast((value) => value)).toBe(text);
  });
});
