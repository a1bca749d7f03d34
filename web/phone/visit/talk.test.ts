import { describe, expect, it } from 'vitest';
import type { FieldDayReply } from '../../../modules/field/contract.ts';
import type { FieldValues } from '../../../modules/field/domain/field-record.ts';
import { firstMissing, questionsOf, raisedBy } from './talk.ts';

type Walk = NonNullable<FieldDayReply['walk']>;
type Question = Walk['checklists'][number]['questions'][number];

const words = (zh: string) => ({ zh, en: zh });
const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  ask: words(id),
  type: 'yes-no',
  choices: [],
  unit: null,
  optional: false,
  after: null,
  raises: [],
  ...more,
});
const WALK: Walk = {
  stops: [],
  results: [{ id: 'present', label: words('见到了') }],
  processes: [{ id: 'grid-event', name: words('网格事件') }],
  checklists: [
    {
      id: 'one',
      name: words('一'),
      questions: [
        question('danger', { raises: [{ when: { is: true }, processId: 'grid-event', title: words('隐患') }] }),
        question('which', { type: 'text', after: { question: 'danger', when: { is: true } } }),
      ],
    },
    { id: 'two', name: words('二'), questions: [question('danger'), question('falls', { type: 'number' })] },
  ],
};
const both: FieldValues = { result: 'present', checklists: ['one', 'two'] };
const asked = (values: FieldValues) => questionsOf(WALK, values).map(({ field }) => field.id);

describe('the talk at the door', () => {
  it('given two checklists, asks once what both ask, and what an answer calls for only after that answer', () => {
    expect(asked(both)).toEqual(['one/danger', 'two/falls']);
    expect(asked({ ...both, 'one/danger': true })).toEqual(['one/danger', 'one/which', 'two/falls']);
  });

  it('given answers, names the first that lacks; nobody who was not met is asked', () => {
    expect(firstMissing(WALK, both)?.field.id).toBe('one/danger');
    expect(firstMissing(WALK, { ...both, 'one/danger': false })?.field.id).toBe('two/falls');
    expect(firstMissing(WALK, { ...both, 'one/danger': false, 'two/falls': 0 })).toBeUndefined();
    expect(firstMissing(WALK, { ...both, result: 'absent' })).toBeUndefined();
  });

  it('given a danger, offers to hand it on under the name of its process', () => {
    expect(raisedBy(WALK, both)).toEqual([]);
    expect(raisedBy(WALK, { ...both, 'one/danger': true })).toEqual([
      { key: 'one/danger/grid-event', title: words('隐患'), process: words('网格事件') },
    ]);
  });
});
