import { describe, expect, it } from 'vitest';
import { processDefinitions } from '../../../catalogue/processes/index.ts';
import type { ProcessDefinition } from './definition.ts';
import { NO_CHANGES, changesNothing, variantOf } from './variant-changes.ts';
import type { NewAction, VariantChanges } from './variant-changes.ts';
import { checkVariant } from './variant-check.ts';

const shipped = (id: string): ProcessDefinition => {
  const found = processDefinitions.find((definition) => definition.id === id);
  if (found === undefined) throw new Error(`There is a process ${id}`);
  return found;
};
const IDENTITY = { version: 1001, validFrom: '2026-10-01', communityId: 'community-1' };
const PAPERS = ['one-time-notice'];
const promised = shipped('promised');
const followUp = shipped('rating-follow-up');

const words = { zh: '一', en: 'one' };
const shortcut: NewAction = {
  name: words,
  from: ['receive'],
  to: 'review',
  by: ['worker'],
  needs: [],
  fields: [],
  documents: [],
  emphasis: 'other',
};

interface Weakened {
  readonly rule: string;
  readonly path: string;
  readonly changes: Partial<VariantChanges>;
  readonly base?: ProcessDefinition;
}

const WEAKENED: readonly Weakened[] = [
  { rule: 'guarantee-stays', path: 'actions.give-notice', changes: { removedActions: ['give-notice'] } },
  { rule: 'guarantee-stays', path: 'actions.accept', changes: { removedActions: ['accept'] } },
  { rule: 'ends-stay', path: 'steps.refused', changes: { removedSteps: ['refused'] } },
  { rule: 'within-the-office', path: 'actions.approve.by', changes: { actions: { approve: { by: ['worker'] } } } },
  { rule: 'within-the-office', path: 'actions.accept.by', changes: { actions: { accept: { by: ['system'] } } } },
  {
    rule: 'within-the-office',
    path: 'actions.quick.by',
    changes: { newActions: { quick: { ...shortcut, by: ['applicant'] } } },
  },
  {
    rule: 'entry-keeps-needs',
    path: 'actions.quick.needs',
    changes: { newActions: { quick: { ...shortcut, to: 'approved' } } },
  },
  { rule: 'part-known', path: 'actions.dance', changes: { actions: { dance: { name: words } } } },
  { rule: 'id-free', path: 'actions.accept', changes: { newActions: { accept: shortcut } } },
  { rule: 'leaves-a-step', path: 'actions.approve.from', changes: { actions: { approve: { from: [] } } } },
  {
    rule: 'both-languages',
    path: 'steps.review.name',
    changes: { steps: { review: { name: { zh: '审', en: ' ' } } } },
  },
  {
    rule: 'paper-known',
    path: 'actions.accept.documents',
    changes: { actions: { accept: { newDocuments: ['poem'] } } },
  },
  { rule: 'limit-of-process', path: 'limits.handling', changes: { promised: { handling: 3 } } },
  { rule: 'promise-not-longer', path: 'limits.handling', changes: { promised: { handling: 6 } }, base: followUp },
  { rule: 'step-exists', path: 'actions.accept.to', changes: { actions: { accept: { to: 'nowhere' } } } },
];

describe('a variant of a process', () => {
  it.each(processDefinitions.map((definition) => ({ id: definition.id, definition })))(
    'given no changes to $id, is the same process under another version',
    ({ definition }) => {
      const { definition: variant, findings } = checkVariant(definition, NO_CHANGES, IDENTITY, PAPERS);
      expect(findings).toEqual([]);
      const { version, validFrom, variant: mark, ...rest } = variant;
      const { version: _version, validFrom: _from, ...shippedRest } = definition;
      expect({ version, validFrom, mark }).toEqual({
        version: 1001,
        validFrom: '2026-10-01',
        mark: { of: definition.version, communityId: 'community-1' },
      });
      expect(rest).toEqual(shippedRest);
    },
  );

  it.each(WEAKENED)('given a change against $rule, names $path', ({ rule, path, changes, base = promised }) => {
    const { findings } = checkVariant(base, { ...NO_CHANGES, ...changes }, IDENTITY, PAPERS);
    expect(findings).toContainEqual(expect.objectContaining({ rule, path }));
  });

  it('given a step taken out, nothing leaves it any more, and what led to it is named', () => {
    const changes: VariantChanges = { ...NO_CHANGES, removedSteps: ['correction'] };
    const { definition, findings } = checkVariant(promised, changes, IDENTITY, PAPERS);
    expect(Object.values(definition.actions).some(({ from }) => from.includes('correction'))).toBe(false);
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'step-exists', path: 'actions.send-back.to' }));
  });

  it('given a shorter promise, new words, a field and a paper, takes them and stays sound', () => {
    const changes: VariantChanges = {
      ...NO_CHANGES,
      promised: { handling: 3 },
      steps: { 'called-for': { name: { zh: '马上回访', en: 'Call at once' } } },
      actions: {
        'record-call': {
          newFields: [{ id: 'mood', type: 'text', label: words, required: false }],
          newDocuments: ['one-time-notice'],
          by: ['head', 'worker'],
        },
      },
    };
    const variant = variantOf(followUp, changes, IDENTITY);
    expect(changesNothing(changes)).toBe(false);
    expect(variant.limits?.['handling']?.promised).toBe(3);
    expect(variant.steps['called-for']?.name.zh).toBe('马上回访');
    expect(variant.actions['record-call']?.input.at(-1)?.id).toBe('mood');
    expect(variant.actions['record-call']?.by).toEqual(['head', 'worker']);
    expect(followUp.limits?.['handling']?.promised).toBe(5);
  });
});
