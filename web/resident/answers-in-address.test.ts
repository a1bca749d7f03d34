import { describe, expect, it } from 'vitest';
import { answersOf, factsOf, fragmentOf, withAnswer, type FactQuestion } from './answers-in-address.ts';

const words = { zh: '问', en: 'ask' };
const question = (id: string, more: Pick<FactQuestion, 'type' | 'choices'>): FactQuestion => ({
  id,
  label: words,
  question: words,
  ...more,
});
const QUESTIONS = [
  question('age', { type: 'number' }),
  question('registeredInCity', { type: 'boolean' }),
  question('housingGroup', { type: 'choice', choices: [{ id: 'local-household', label: words }] }),
];
const COMMUNITY = '01936f3a-0000-7000-8000-000000000001';

describe('answers in the address', () => {
  it('given answers of every kind, reads back what it wrote, in the order they were given', () => {
    const given = {
      answers: [
        { factId: 'housingGroup', value: 'local-household' },
        { factId: 'age', value: 81.5 },
        { factId: 'registeredInCity', value: false },
      ],
      version: 2,
      community: COMMUNITY,
    };
    expect(answersOf(`#${fragmentOf(given)}`, QUESTIONS)).toEqual({ ...given, dropped: 0 });
  });

  it('given somebody cannot say, keeps that and asks the server without it', () => {
    const answers = [
      { factId: 'age', value: null },
      { factId: 'registeredInCity', value: true },
    ];
    const read = answersOf(fragmentOf({ answers, version: 1, community: '' }), QUESTIONS);
    expect(read.answers).toEqual(answers);
    expect(factsOf(read.answers)).toEqual({ registeredInCity: { value: true } });
  });

  it('given questions that are no more and values nobody can give, leaves them out and says how many', () => {
    const read = answersOf('#pets=3&age=-1&registeredInCity=maybe&housingGroup=castle&.v=x&.c=here', QUESTIONS);
    expect(read).toEqual({ answers: [], version: null, community: '', dropped: 4 });
  });

  it('given figures in other writings or beyond reason, does not take them', () => {
    for (const typed of ['1e3', '0x10', 'Infinity', '1000000000000', ' ', '999999999'])
      expect(answersOf(`age=${encodeURIComponent(typed)}`, QUESTIONS).answers).toEqual([]);
  });

  it('given an endless address, takes it for none', () => {
    expect(answersOf(`#age=8${'&x=1'.repeat(5_000)}`, QUESTIONS).answers).toEqual([]);
  });

  it('given a changed answer, keeps its place among the others', () => {
    const answers = [
      { factId: 'age', value: 80 },
      { factId: 'registeredInCity', value: true },
    ];
    expect(withAnswer(answers, { factId: 'age', value: 90 })).toEqual([{ factId: 'age', value: 90 }, answers[1]]);
    expect(withAnswer([], { factId: 'age', value: 90 })).toEqual([{ factId: 'age', value: 90 }]);
  });
});
