import { describe, expect, it } from 'vitest';
import { addPhrase, firstGap, replacePhrase } from './civil-text.ts';

describe('putting a civil phrase into a reply', () => {
  it('given a forbidden phrase, changes that place and nothing else', () => {
    const finding = { from: 5, to: 9, instead: '对不起，请稍等' };
    expect(replacePhrase('这件事，我不归我管，你看着办', finding)).toBe('这件事，我对不起，请稍等，你看着办');
  });

  it('given words without a full stop, begins a new sentence; behind a comma it goes on', () => {
    expect(addPhrase('材料收到了', '请稍候')).toBe('材料收到了。请稍候');
    expect(addPhrase('材料收到了，', '请稍候')).toBe('材料收到了，请稍候');
    expect(addPhrase('  ', '您好')).toBe('您好');
  });

  it('finds the first place to fill in', () => {
    expect(firstGap('您还缺少××材料，请于××提交')).toEqual([4, 6]);
    expect(firstGap('请稍候')).toBeNull();
  });
});
