import { describe, expect, it } from 'vitest';
import { tidyName } from './tidy-name.ts';

describe('a name as it goes on record', () => {
  it('given blanks within a short Chinese name and what nobody sees, takes them away', () => {
    expect(['  陈 大明 ', '王\u3000明', '欧阳 小\u200b红', '王秀英'].map(tidyName)).toEqual([
      '陈大明',
      '王明',
      '欧阳小红',
      '王秀英',
    ]);
  });

  it('given a name of several words, keeps one blank between them', () => {
    expect(['John  Smith', '买买提 艾力江', '阿依古丽·买买提'].map(tidyName)).toEqual([
      'John Smith',
      '买买提 艾力江',
      '阿依古丽·买买提',
    ]);
  });
});
