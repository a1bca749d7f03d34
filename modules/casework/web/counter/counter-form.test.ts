import { describe, expect, it } from 'vitest';
import { changeForm, answersOf, emptyForm, formFromDraft, isWorthKeeping } from './counter-form.ts';
import type { CounterChange, CounterForm } from './counter-form.ts';

const text = (zh: string) => ({ zh, en: zh });
const after = (...changes: readonly CounterChange[]): CounterForm => changes.reduce(changeForm, emptyForm('draft-1'));

const begun: readonly CounterChange[] = [
  { type: 'choose-person', personId: 'wang' },
  { type: 'choose-item', itemId: 'allowance' },
  { type: 'choose-process', processId: 'on-behalf' },
  { type: 'answer', asked: { factId: 'care', question: text('护理费？'), shown: text('否'), value: false } },
  { type: 'toggle-material', materialId: 'bank-card' },
  { type: 'write', part: { agent: '王建军', channel: 'phone' } },
];

describe('a matter at the counter', () => {
  it('given a begun matter, when another person is chosen, then answers, materials and agent of the first are gone', () => {
    const form = after(...begun, { type: 'choose-person', personId: 'zhang' });
    expect(form).toMatchObject({ personId: 'zhang', itemId: 'allowance', asked: [], brought: [], agent: '' });
  });
  it('given a chosen service type, when another item is chosen, then the type is open again', () => {
    expect(after(...begun, { type: 'choose-item', itemId: 'card' })).toMatchObject({
      itemId: 'card',
      processId: null,
      asked: [],
    });
  });
  it('given an answer, when the same question is answered anew, then only the new answer counts', () => {
    const form = after(...begun, {
      type: 'answer',
      asked: { factId: 'care', question: text('护理费？'), shown: text('是'), value: true },
    });
    expect(answersOf(form)).toEqual({ care: true });
  });
  it('given an answer, when it is taken back, then the question is open again', () => {
    expect(answersOf(after(...begun, { type: 'take-back', factId: 'care' }))).toEqual({});
  });
  it('given a material marked as brought, when toggled again, then it is missing', () => {
    expect(after(...begun, { type: 'toggle-material', materialId: 'bank-card' }).brought).toEqual([]);
  });
  it('given a finished matter, when the same person stays, then a new draft holds nothing but the person', () => {
    expect(after(...begun, { type: 'start-over', keep: 'person', draftId: 'draft-2' })).toEqual({
      ...emptyForm('draft-2'),
      personId: 'wang',
    });
  });
  it('given a finished matter, when the next person comes for the same, then item, type and channel stay', () => {
    expect(after(...begun, { type: 'start-over', keep: 'item', draftId: 'draft-2' })).toEqual({
      ...emptyForm('draft-2'),
      itemId: 'allowance',
      processId: 'on-behalf',
      channel: 'phone',
    });
  });
});

describe('a draft', () => {
  it('is worth keeping once it names a person or an item', () => {
    expect(isWorthKeeping(emptyForm('draft-1'))).toBe(false);
    expect(isWorthKeeping(after({ type: 'choose-item', itemId: 'card' }))).toBe(true);
  });
  it('comes back as it was saved', () => {
    const form = after(...begun);
    expect(formFromDraft('draft-1', JSON.parse(JSON.stringify(form)))).toEqual(form);
  });
  it('given parts of another shape, then they are empty', () => {
    const form = formFromDraft('draft-9', { personId: 7, asked: [{ wrong: 1 }], brought: 'all', channel: 'pigeon' });
    expect(form).toEqual(emptyForm('draft-9'));
  });
});
