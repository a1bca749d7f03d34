import { describe, expect, it } from 'vitest';
import { everyFeature } from '../../../tests/casework/every-feature.ts';
import { checkDefinition } from './definition-check.ts';
import type { ActionDefinition, Escalation, InputField, OpeningForm, ProcessDefinition } from './definition.ts';

const words = { zh: '试', en: 'test' };
const { opening, actions, steps, escalations = [], tasks } = everyFeature;
const form = opening as OpeningForm;

const field = (id: string, more: Partial<InputField> = {}): InputField => ({
  id,
  type: 'text',
  label: words,
  required: false,
  ...more,
});
const asked = (...fields: readonly InputField[]): ProcessDefinition => ({
  ...everyFeature,
  opening: { ...form, input: [...form.input, ...fields] },
});
const changed = (id: string, more: Partial<ActionDefinition>): ProcessDefinition => {
  const action = actions[id];
  if (action === undefined) throw new Error(`The process has no action ${id}`);
  return { ...everyFeature, actions: { ...actions, [id]: { ...action, ...more } } };
};
const escalating = (more: Partial<Escalation>): ProcessDefinition => ({
  ...everyFeature,
  escalations: [
    ...escalations,
    { id: 'more', name: words, when: { clock: 'answer', mark: 'half' }, does: { notify: ['head'] }, ...more },
  ],
});
const place = 'escalations.more';
const without = (key: 'answerLink' | 'clockNames' | 'tasks'): ProcessDefinition => {
  const { [key]: _, ...rest } = everyFeature;
  return rest;
};
const heard = steps['heard'];
if (heard === undefined) throw new Error('The process begins by hearing');

const BROKEN: readonly (readonly [rule: string, path: string, definition: ProcessDefinition])[] = [
  ['stay-is-no-step', 'steps.stay', { ...everyFeature, steps: { ...steps, stay: heard } }],
  ['step-exists', 'tasks.from[0]', { ...everyFeature, tasks: { from: ['nowhere'], by: ['worker'], kinds: [] } }],
  ['task-has-kind', 'tasks.kinds', { ...everyFeature, tasks: { from: ['working'], by: ['worker'], kinds: [] } }],
  [
    'task-kinds-unique',
    'tasks.kinds',
    {
      ...everyFeature,
      tasks: { from: ['working'], by: ['worker'], kinds: [0, 1].map(() => ({ id: 'a', name: words })) },
    },
  ],
  ['somebody-acts', 'tasks.by', { ...everyFeature, tasks: { from: ['working'], by: [], kinds: tasks?.kinds ?? [] } }],
  ['input-ids-unique', 'opening.input', asked(field('matter'))],
  ['choice-has-choices', 'opening.input.how', asked(field('how', { type: 'choices' }))],
  [
    'when-names-field',
    'opening.input.why.when',
    asked(field('why', { when: { field: 'later', is: true } }), field('later')),
  ],
  ['when-can-be', 'opening.input.why.when', asked(field('why', { when: { field: 'ways', is: 'fax' } }))],
  ['when-can-be', 'opening.input.why.when', asked(field('why', { when: { field: 'anonymous', is: 'yes' } }))],
  ['materials-come-with-item', 'opening.input.papers', asked(field('papers', { type: 'materials' }))],
  ['assigns-worker-field', 'opening.assigns', { ...everyFeature, opening: { ...form, assigns: 'matter' } }],
  ['assigns-worker-field', 'actions.take-on.assigns', changed('take-on', { assigns: 'consent' })],
  [
    'names-complained-about',
    'hidesApplicantFrom',
    { ...everyFeature, opening: { ...form, input: form.input.filter(({ id }) => id !== 'complainedAboutWorkerId') } },
  ],
  [
    'extends-by-count-field',
    'actions.extend.clock[0]',
    changed('extend', { clock: [{ extend: 'answer', byInput: 'reason' }] }),
  ],
  [
    'clock-in-order',
    'actions.take-on.clock[0]',
    changed('take-on', { clock: [{ extend: 'progress', byInput: 'to' }] }),
  ],
  ['clock-has-name', 'clockNames.answer', without('clockNames')],
  [
    'carries-known-field',
    'actions.check-bad.opensLinked',
    changed('check-bad', { opensLinked: { processId: 'every-feature', carries: ['colour'] } }),
  ],
  ['answer-link-has-time', 'answerLink', without('answerLink')],
  [
    'sends-known-fields',
    'actions.check-bad.sends',
    changed('check-bad', { sends: { message: 'colour', groups: 'colour' } }),
  ],
  ['joins-what-can-be-joined', 'actions.report.joins', changed('report', { joins: { number: 'none', by: 'report' } })],
  ['unit-can-answer', 'actions.report.to', changed('report', { issuesAnswerLink: true })],
  [
    'shows-known-field',
    'answerLink.shows',
    {
      ...everyFeature,
      answerLink: { within: { unit: 'hours', count: 1 }, shows: ['colour'], basis: { source: '测试' } },
    },
  ],
  ['need-can-be-met', 'actions.pass-on.needs', without('tasks')],
  [
    'step-exists',
    `${place}.when.inStep`,
    escalating({ when: { inStep: 'nowhere', longerThan: { unit: 'hours', count: 1 } } }),
  ],
  ['escalation-ids-unique', 'escalations.silence.id', escalating({ id: 'silence' })],
  ['clock-runs', `${place}.when`, escalating({ when: { clock: 'handling', mark: 'half' } })],
  [
    'step-is-not-done',
    `${place}.when`,
    escalating({ when: { inStep: 'solved', longerThan: { unit: 'hours', count: 1 } } }),
  ],
  ['somebody-is-told', `${place}.does`, escalating({ does: { notify: [] } })],
  ['action-exists', `${place}.does`, escalating({ does: { act: 'dance' } })],
  ['system-may-act', `${place}.does`, escalating({ does: { act: 'drop', input: { reason: '太久' } } })],
  ['escalation-fills-form', `${place}.does`, escalating({ does: { act: 'take-back' } })],
  [
    'action-from-step',
    `${place}.does`,
    escalating({
      when: { inStep: 'working', longerThan: { unit: 'hours', count: 1 } },
      does: { act: 'take-back', input: { reason: '太久' } },
    }),
  ],
];

describe('the check of what a process asks of the engine', () => {
  it.each(BROKEN)('finds %s at %s', (rule, path, definition) => {
    expect(checkDefinition(definition)).toContainEqual(expect.objectContaining({ rule, path }));
  });
});
