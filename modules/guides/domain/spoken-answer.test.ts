import { describe, expect, it } from 'vitest';
import { fillSpokenAnswer, unknownPlaceholders } from './spoken-answer.ts';

const template = {
  zh: '{name}，您能办。[{known}不用再带，][只差{missing}，][{dueOn}前有结果][，每月{amount}元]。',
  en: '{name}, you can have it. [{known} need not be brought.] [Only {missing} is missing.] [You will hear by {dueOn}.]',
};
const both = (words: string) => ({ zh: words, en: words });

describe('the sentence to say aloud', () => {
  it('given everything, says everything', () => {
    const values = {
      name: both('王阿姨'),
      known: both('户口簿'),
      missing: both('银行卡复印件'),
      dueOn: both('12月18日'),
      amount: both('100'),
    };
    expect(fillSpokenAnswer(template, values).zh).toBe(
      '王阿姨，您能办。户口簿不用再带，只差银行卡复印件，12月18日前有结果，每月100元。',
    );
  });

  it('given nothing missing, leaves no gap', () => {
    const spoken = fillSpokenAnswer(template, { name: both('Wang'), dueOn: both('18 December') });
    expect(spoken).toEqual({
      zh: 'Wang，您能办。18 December前有结果。',
      en: 'Wang, you can have it. You will hear by 18 December.',
    });
  });

  it('given a part that stays unsaid, leaves neither its comma nor its full stop', () => {
    const spoken = (zh: string) => fillSpokenAnswer({ zh, en: '' }, { missing: both('身份证') }).zh;
    expect(spoken('可以申请。[还差{missing}]。[{dueOn}前有结果]。')).toBe('可以申请。还差身份证。');
    expect(spoken('您能办，[{known}不用带，][只差{missing}，][{dueOn}前有结果]。')).toBe('您能办，只差身份证。');
    expect(spoken('可以申请。[还差{missing}。][{dueOn}前有结果]，急的先办。')).toBe('可以申请。还差身份证。急的先办。');
    expect(spoken('只差{missing}，[{dueOn}前有结果]，好了告诉您。')).toBe('只差身份证，好了告诉您。');
  });

  it('names placeholders that nothing fills', () => {
    expect(unknownPlaceholders(template)).toEqual([]);
    expect(unknownPlaceholders({ zh: '{姓名}{nmae}', en: '' })).toEqual(['nmae']);
  });
});
