import { describe, expect, it } from 'vitest';
import { everyFeature } from '../../../tests/casework/every-feature.ts';
import { checkTogether } from './definitions-together.ts';
import type { InputField, OpeningForm, ProcessDefinition } from './definition.ts';

const words = { zh: '试', en: 'test' };
const { opening, actions } = everyFeature;
const form = opening as OpeningForm;
const text = (id: string, more: Partial<InputField> = {}): InputField => ({
  id,
  type: 'text',
  label: words,
  required: true,
  ...more,
});

const carrying = (carries: readonly string[], processId = everyFeature.id): ProcessDefinition => {
  const action = actions['check-bad'];
  if (action === undefined) throw new Error('The process has this action');
  return { ...everyFeature, actions: { ...actions, 'check-bad': { ...action, opensLinked: { processId, carries } } } };
};
const target = (changes: Partial<OpeningForm>): ProcessDefinition => ({
  ...everyFeature,
  id: 'target',
  opening: { ...form, ...changes },
});
const intoTarget = carrying(['matter', 'anonymous'], 'target');

const BROKEN: readonly (readonly [rule: string, found: string, definitions: readonly ProcessDefinition[]])[] = [
  ['process-exists', 'nowhere', [carrying([], 'nowhere')]],
  ['linked-form-is-filled', 'anonymous', [carrying(['matter'])]],
  ['linked-takes-field', 'finding', [carrying(['matter', 'anonymous', 'finding'])]],
  ['linked-needs-no-item', 'target', [intoTarget, target({ item: 'required' })]],
  ['linked-has-person', 'target', [intoTarget, target({ person: 'required' })]],
  [
    'linked-takes-field',
    'matter',
    [intoTarget, target({ input: [text('matter', { type: 'date' }), text('anonymous')] })],
  ],
  ['somebody-acts', 'target', [intoTarget, { ...target({}), openedBy: ['system'] }]],
];

describe('the check of definitions together', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(checkTogether([everyFeature])).toEqual([]);
  });

  it.each(BROKEN)('finds %s (%s)', (rule, found, definitions) => {
    expect(checkTogether(definitions)).toContainEqual(expect.objectContaining({ rule, found }));
  });
});
