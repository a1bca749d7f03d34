import { describe, expect, it } from 'vitest';
import { checkDefinition } from './definition-check.ts';
import type { ActionDefinition, ProcessDefinition, StepDefinition } from './definition.ts';

const words = { zh: '一', en: 'one' };
const step = (more: Partial<StepDefinition> = {}): StepDefinition => ({
  name: words,
  kind: 'open',
  responsible: 'worker',
  told: words,
  ...more,
});
const action = (from: string, to: string, more: Partial<ActionDefinition> = {}): ActionDefinition => ({
  name: words,
  from: [from],
  to,
  by: ['worker'],
  needs: [],
  input: [],
  clock: [],
  documents: [],
  emphasis: 'main',
  ...more,
});
const done = step({ kind: 'done', outcome: 'completed', closing: 'solved' });

/** Received, worked on, finished; with a clock from acceptance to the end. */
const sound: ProcessDefinition = {
  id: 'sound',
  version: 1,
  validFrom: '2026-01-01',
  name: words,
  basis: [],
  initialStep: 'received',
  openedBy: ['worker'],
  steps: { received: step(), working: step(), waiting: step({ kind: 'waiting', responsible: 'unit' }), finished: done },
  actions: {
    accept: action('received', 'working', { clock: [{ start: 'handling' }], endsFirstContact: 'accepted' }),
    ask: action('working', 'waiting', { clock: [{ stop: 'handling', reason: 'expert-assessment' }] }),
    resume: action('waiting', 'working', { clock: [{ restart: 'handling' }] }),
    finish: action('working', 'finished', { clock: [{ end: 'handling' }] }),
  },
};

const withActions = (actions: ProcessDefinition['actions']): ProcessDefinition => ({
  ...sound,
  actions: { ...sound.actions, ...actions },
});
const withSteps = (steps: ProcessDefinition['steps']): ProcessDefinition => ({
  ...sound,
  steps: { ...sound.steps, ...steps },
});

/** As it would come from a file that nobody type-checked. */
const role = (id: string): readonly 'worker'[] => [id] as readonly string[] as readonly 'worker'[];

const BROKEN: readonly (readonly [rule: string, path: string, definition: ProcessDefinition])[] = [
  ['step-exists', 'initialStep', { ...sound, initialStep: 'nowhere' }],
  ['step-exists', 'actions.lose.to', withActions({ lose: action('working', 'nowhere') })],
  ['step-exists', 'actions.appear.from[0]', withActions({ appear: action('nowhere', 'working') })],
  ['step-reachable', 'steps.island', withSteps({ island: step({ kind: 'done', outcome: 'lapsed' }) })],
  [
    'way-out-to-done',
    'steps.trap',
    { ...withSteps({ trap: step() }), actions: { ...sound.actions, fall: action('working', 'trap') } },
  ],
  ['outcome-exactly-when-done', 'steps.finished.outcome', withSteps({ finished: step({ kind: 'done' }) })],
  [
    'closing-exactly-when-done',
    'steps.finished.closing',
    withSteps({ finished: step({ kind: 'done', outcome: 'lapsed' }) }),
  ],
  ['closing-exactly-when-done', 'steps.working.closing', withSteps({ working: step({ closing: 'solved' }) })],
  ['outcome-exactly-when-done', 'steps.working.outcome', withSteps({ working: step({ outcome: 'lapsed' }) })],
  ['done-is-final', 'actions.reopen.from', withActions({ reopen: action('finished', 'working') })],
  ['role-known', 'actions.finish.by', withActions({ finish: action('working', 'finished', { by: role('mayor') }) })],
  ['role-known', 'openedBy', { ...sound, openedBy: role('mayor') }],
  ['somebody-acts', 'actions.finish.by', withActions({ finish: action('working', 'finished', { by: [] }) })],
  [
    'input-ids-unique',
    'actions.note.input',
    withActions({
      note: action('working', 'working', {
        input: [1, 2].map(() => ({ id: 'note', type: 'text', label: words, required: false })),
      }),
    }),
  ],
  [
    'choice-has-choices',
    'actions.note.input.how',
    withActions({
      note: action('working', 'working', { input: [{ id: 'how', type: 'choice', label: words, required: true }] }),
    }),
  ],
  [
    'one-list-of-materials',
    'actions.note.input',
    withActions({
      note: action('working', 'working', {
        input: ['one', 'two'].map((id) => ({ id, type: 'materials', label: words, required: false })),
      }),
    }),
  ],
  [
    'notice-is-guarded',
    'actions.tell.needs',
    withActions({ tell: action('working', 'working', { documents: ['one-time-notice'] }) }),
  ],
  [
    'notice-names-materials',
    'actions.tell.input',
    withActions({ tell: action('working', 'working', { needs: ['within-first-notice'] }) }),
  ],
  [
    'clock-in-order',
    'actions.ask.clock[0]',
    withActions({ accept: action('received', 'working', { endsFirstContact: 'accepted' }) }),
  ],
  ['clock-in-order', 'actions.accept.clock[0]', { ...sound, clockAtOpening: ['handling'] }],
  ['clock-stands-only-while-waiting', 'actions.resume.to', withActions({ resume: action('waiting', 'working') })],
  [
    'clock-ends-when-done',
    'actions.finish.to',
    withActions({ finish: action('working', 'finished', { clock: [{ start: 'transfer' }] }) }),
  ],
  [
    'promised-within-statutory',
    'limits.handling',
    { ...sound, limits: { handling: { unit: 'working-days', promised: 6, statutory: 5 } } },
  ],
  [
    'notice-has-time',
    'supplement',
    withActions({ tell: action('received', 'waiting', { documents: ['one-time-notice'] }) }),
  ],
  ['first-contact-ends', 'actions.drop.endsFirstContact', withActions({ drop: action('received', 'finished') })],
];

describe('the check of a definition', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(checkDefinition(sound)).toEqual([]);
  });

  it.each(BROKEN)('finds %s at %s', (rule, path, definition) => {
    expect(checkDefinition(definition)).toContainEqual(expect.objectContaining({ rule, path }));
  });
});
