import { describe, expect, it } from 'vitest';
import { processDefinitions } from '../../../catalogue/processes/index.ts';
import { everyFeature } from '../../../tests/casework/every-feature.ts';
import type { InputField, ProcessDefinition } from './definition.ts';
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
const emergency = shipped('emergency');
const { answerLink: answers } = everyFeature;
if (answers === undefined) throw new Error('The process with every feature has codes');

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

const asking = (id: string): InputField => ({ id, type: 'text', label: words, required: false });

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
  { rule: 'opening-form-there', path: 'opening', changes: { newOpeningFields: [asking('mood')] } },
  {
    rule: 'part-known',
    path: 'opening.input.colour',
    changes: { openingFields: { colour: { label: words } } },
    base: emergency,
  },
  {
    rule: 'both-languages',
    path: 'opening.input.place.label',
    changes: { openingFields: { place: { label: { zh: '哪里', en: '' } } } },
    base: emergency,
  },
  {
    rule: 'needed-field-stays',
    path: 'opening.input.place',
    changes: { removedOpeningFields: ['place'] },
    base: emergency,
  },
  {
    rule: 'used-field-stays',
    path: 'opening.input.foundAt',
    changes: { removedOpeningFields: ['foundAt'] },
    base: emergency,
  },
  {
    rule: 'used-field-stays',
    path: 'opening.input.contact',
    changes: { removedOpeningFields: ['contact'] },
    base: { ...everyFeature, answerLink: { ...answers, shows: ['contact'] } },
  },
  {
    rule: 'id-free',
    path: 'opening.input.contact',
    changes: { removedOpeningFields: ['contact'], newOpeningFields: [asking('contact')] },
    base: everyFeature,
  },
  {
    rule: 'own-field-optional',
    path: 'opening.input.mood',
    changes: { newOpeningFields: [{ ...asking('mood'), required: true }] },
    base: emergency,
  },
  {
    rule: 'part-known',
    path: 'escalations.never',
    changes: { escalations: { never: { count: 1 } } },
    base: emergency,
  },
  {
    rule: 'only-sooner',
    path: 'escalations.not-told.when',
    changes: { escalations: { 'not-told': { count: 6 } } },
    base: emergency,
  },
  {
    rule: 'only-sooner',
    path: 'escalations.late.when',
    changes: { escalations: { late: { count: 1 } } },
    base: everyFeature,
  },
  {
    rule: 'only-sooner',
    path: 'escalations.slow-start.when',
    changes: { escalations: { 'slow-start': { mark: 'half' } } },
    base: everyFeature,
  },
  {
    rule: 'acts-by-itself-stays',
    path: 'escalations.silence',
    changes: { escalations: { silence: { count: 1 } } },
    base: everyFeature,
  },
  {
    rule: 'told-within-the-office',
    path: 'escalations.late.does',
    changes: { escalations: { late: { notify: ['head', 'approver'] } } },
    base: everyFeature,
  },
  {
    rule: 'supervisor-is-told',
    path: 'escalations.late.does',
    changes: { escalations: { late: { notify: ['worker'] } } },
    base: everyFeature,
  },
  {
    rule: 'somebody-is-told',
    path: 'escalations.late.does',
    changes: { escalations: { late: { notify: [] } } },
    base: everyFeature,
  },
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

  it('given a field taken out that the process uses, says so once, where it was taken out', () => {
    const changes: VariantChanges = { ...NO_CHANGES, removedOpeningFields: ['foundAt'] };
    const { findings } = checkVariant(emergency, changes, IDENTITY, PAPERS);
    expect(findings.map(({ path }) => path)).toEqual(['opening.input.foundAt']);
  });

  it('given other words, fields and sooner escalations, takes them, keeps what is sealed, and stays sound', () => {
    const changes: VariantChanges = {
      ...NO_CHANGES,
      openingFields: { contact: { label: { zh: '怎么找您', en: 'How to reach you' } } },
      newOpeningFields: [asking('building')],
      removedOpeningFields: ['people'],
      escalations: {
        'slow-start': { count: 10, notify: ['head', 'manager'] },
        late: { mark: 'four-fifths' },
        'very-late': { count: 1 },
      },
    };
    const { definition, findings } = checkVariant(everyFeature, changes, IDENTITY, ['referral-slip']);
    expect(findings).toEqual([]);
    const fields = definition.opening?.input ?? [];
    expect(fields.map(({ id }) => id)).toEqual([
      ...(everyFeature.opening?.input ?? []).map(({ id }) => id).filter((id) => id !== 'people'),
      'building',
    ]);
    expect(fields.find(({ id }) => id === 'contact')).toMatchObject({ type: 'phone', label: { zh: '怎么找您' } });
    expect(fields.find(({ id }) => id === 'seenAt')?.sensitive).toBe(true);
    expect(definition.escalations?.map(({ when, does }) => ({ ...when, ...does }))).toMatchObject([
      { inStep: 'with-unit', act: 'take-back' },
      { inStep: 'heard', longerThan: { unit: 'minutes', count: 10 }, notify: ['head', 'manager'] },
      { clock: 'answer', mark: 'four-fifths', notify: ['head'] },
      { clock: 'progress', mark: { overdueBy: { unit: 'calendar-days', count: 1 } }, notify: ['head', 'worker'] },
    ]);
  });
});
