import { describe, expect, it } from 'vitest';
import type { FactQuestion } from './answers-in-address.ts';
import { questionToAsk } from './next-question.ts';

const words = { zh: '问', en: 'ask' };
const basis = { source: '测试' };
const ask = (id: string): FactQuestion => ({ id, label: words, question: words, type: 'boolean' });
const QUESTIONS = ['age', 'income', 'home', 'children'].map(ask);

const condition = (id: string, missing: string[]) => ({
  id,
  text: words,
  basis,
  result: 'unknown' as const,
  because: [],
  missing,
});
const amount = (missing: string[]) => ({ id: 'sum', name: words, unit: words, basis, value: null, steps: [], missing });
const check = {
  overall: 'unknown' as const,
  nextQuestion: ask('age'),
  conditions: [condition('a', ['age', 'home']), condition('b', ['home', 'income']), condition('c', ['age'])],
  materials: [],
  amounts: [amount(['children'])],
};
const skip = (...ids: string[]) => ids.map((factId) => ({ factId, value: null }));

describe('the question after one that nobody can answer', () => {
  it('given nothing was skipped, is the one the server asks', () => {
    expect(questionToAsk(check, [], QUESTIONS)?.id).toBe('age');
  });

  it('given the server’s question was skipped, is the one that settles most of what is open', () => {
    expect(questionToAsk(check, skip('age'), QUESTIONS)?.id).toBe('home');
  });

  it('given the conditions can get no further, goes on with the amounts', () => {
    expect(questionToAsk(check, skip('age', 'home', 'income'), QUESTIONS)?.id).toBe('children');
  });

  it('given everything open was skipped, asks nothing more', () => {
    expect(questionToAsk(check, skip('age', 'home', 'income', 'children'), QUESTIONS)).toBeNull();
  });

  it('given the server has nothing to ask, asks nothing', () => {
    expect(questionToAsk({ ...check, nextQuestion: null }, skip('age'), QUESTIONS)).toBeNull();
  });
});
