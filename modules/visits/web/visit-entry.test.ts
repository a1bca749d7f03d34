import { describe, expect, it } from 'vitest';
import type { ChecklistReply } from '../contract/shapes.ts';
import { missingIn, raisedBy, sentAnswers } from './visit-entry.ts';

const word = { zh: '问', en: 'ask' };
const base = { ask: word, choices: [], unit: null, optional: false, after: null, raises: [] };
const list: ChecklistReply = {
  id: 'list',
  name: word,
  questions: [
    { ...base, id: 'falls', type: 'number', raises: [{ when: { above: 0 }, processId: 'grid-event', title: word }] },
    { ...base, id: 'danger', type: 'yes-no' },
    { ...base, id: 'kinds', type: 'choices', after: { question: 'danger', when: { is: true } } },
    { ...base, id: 'days', type: 'number', optional: true },
  ],
};

describe('a visit as it is typed', () => {
  it('given empty fields, names the questions that are asked and not optional', () => {
    expect(missingIn([list], {}).map(({ question }) => question.id)).toEqual(['falls', 'danger']);
  });

  it('given a number that is none, also in an optional field, names it', () => {
    const typed = { list: { falls: 'two', danger: false, days: 'many' } };
    expect(missingIn([list], typed).map(({ question }) => question.id)).toEqual(['falls', 'days']);
  });

  it('given an answer that asks further, asks; what was answered before and is not asked any more is not sent', () => {
    expect(missingIn([list], { list: { falls: '0', danger: true } }).map(({ question }) => question.id)).toEqual([
      'kinds',
    ]);
    const typed = { list: { falls: '1', danger: false, kinds: ['gas'] } };
    expect(sentAnswers([list], typed)).toEqual({ list: { falls: 1, danger: false } });
  });

  it('given a figure over the threshold, shows what it raises', () => {
    const [falls] = list.questions;
    expect(falls === undefined ? [] : raisedBy(falls, '2')).toHaveLength(1);
    expect(falls === undefined ? [] : raisedBy(falls, '0')).toHaveLength(0);
  });
});
