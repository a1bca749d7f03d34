import type { ActionDefinition, ProcessDefinition, StepDefinition } from '../../modules/casework/domain/definition.ts';

const words = { zh: '试', en: 'test' };
const basis = { source: '测试' };

const step = (more: Partial<StepDefinition> = {}): StepDefinition => ({
  name: words,
  kind: 'open',
  responsible: 'worker',
  told: words,
  ...more,
});
const action = (
  from: string | readonly string[],
  to: string,
  more: Partial<ActionDefinition> = {},
): ActionDefinition => ({
  name: words,
  from: typeof from === 'string' ? [from] : from,
  to,
  by: ['worker', 'head'],
  needs: [],
  input: [],
  clock: [],
  documents: [],
  emphasis: 'main',
  ...more,
});

/** A process that uses whatever the engine knows beside what the window needs; it stands for none of the real ones. */
export const everyFeature: ProcessDefinition = {
  id: 'every-feature',
  version: 1,
  validFrom: '2025-01-01',
  name: { zh: '样样都有', en: 'Every feature' },
  basis: [basis],
  initialStep: 'heard',
  openedBy: ['worker', 'head', 'social-worker', 'system'],
  clockAtOpening: ['answer'],
  opening: {
    person: 'optional',
    item: 'none',
    quick: true,
    assigns: 'assignee',
    input: [
      { id: 'matter', type: 'long-text', label: words, required: true },
      { id: 'contact', type: 'phone', label: words, required: false },
      { id: 'anonymous', type: 'yes-no', label: words, required: true },
      { id: 'whyAnonymous', type: 'text', label: words, required: true, when: { field: 'anonymous', is: true } },
      {
        id: 'ways',
        type: 'choices',
        label: words,
        required: false,
        choices: [
          { id: 'call', label: words },
          { id: 'write', label: words },
        ],
      },
      { id: 'people', type: 'count', label: words, required: false },
      { id: 'seenAt', type: 'date-time', label: words, required: false, sensitive: true },
      { id: 'complainedAboutWorkerId', type: 'worker', label: words, required: false },
      { id: 'assignee', type: 'worker', label: words, required: false },
      { id: 'relative', type: 'person', label: words, required: false },
    ],
  },
  limits: {
    answer: { unit: 'working-days', promised: 5, statutory: 15, basis },
    progress: { unit: 'calendar-days', promised: 7, statutory: null, basis },
  },
  clockNames: { answer: { zh: '答复', en: 'Answer' }, progress: { zh: '告知进度', en: 'Telling progress' } },
  steps: {
    heard: step(),
    working: step({ responsible: 'social-worker' }),
    'with-unit': step({ kind: 'waiting', responsible: 'unit' }),
    checking: step({ responsible: 'head' }),
    solved: step({ kind: 'done', outcome: 'completed', closing: 'solved' }),
    partly: step({ kind: 'done', outcome: 'completed-in-part', closing: 'in-part' }),
    dropped: step({ kind: 'done', outcome: 'handed-over', closing: 'procedural' }),
  },
  actions: {
    'take-on': action('heard', 'working', {
      input: [
        { id: 'consent', type: 'yes-no', label: words, required: true },
        { id: 'to', type: 'worker', label: words, required: false },
      ],
      needs: ['consent-given'],
      assigns: 'to',
      clock: [{ renew: 'progress' }],
      endsFirstContact: 'accepted',
    }),
    'tell-progress': action(['working', 'with-unit', 'checking'], 'stay', {
      by: ['worker', 'head', 'social-worker'],
      input: [{ id: 'progress', type: 'text', label: words, required: true }],
      clock: [{ renew: 'progress' }],
      emphasis: 'other',
    }),
    extend: action('working', 'stay', {
      by: ['head'],
      input: [
        { id: 'days', type: 'count', label: words, required: true },
        { id: 'reason', type: 'text', label: words, required: true },
      ],
      clock: [{ extend: 'answer', byInput: 'days', atMost: 15 }],
      atMostTimes: 2,
      emphasis: 'other',
    }),
    'pass-on': action('working', 'with-unit', {
      input: [
        { id: 'unitId', type: 'organisation', label: words, required: true },
        { id: 'request', type: 'long-text', label: words, required: true },
      ],
      needs: ['consent-given', 'tasks-done'],
      clock: [{ stop: 'answer', reason: 'other-body-decides' }],
      documents: ['referral-slip'],
      issuesAnswerLink: true,
      emphasis: 'other',
    }),
    'unit-answers': action('with-unit', 'working', {
      by: ['unit-by-link', 'approver', 'worker'],
      needs: [],
      input: [{ id: 'answer', type: 'text', label: words, required: true }],
      clock: [{ restart: 'answer' }],
    }),
    'unit-decides': action('with-unit', 'working', {
      by: ['approver'],
      needs: ['same-unit'],
      clock: [{ restart: 'answer' }],
      emphasis: 'other',
    }),
    'take-back': action('with-unit', 'working', {
      by: ['system', 'head'],
      input: [{ id: 'reason', type: 'text', label: words, required: true }],
      clock: [{ restart: 'answer' }],
      emphasis: 'other',
    }),
    report: action('working', 'checking', {
      by: ['worker', 'head', 'social-worker'],
      needs: ['tasks-done'],
      input: [{ id: 'result', type: 'text', label: words, required: true }],
    }),
    'check-good': action('checking', 'solved', { needs: ['not-the-handler'], clock: [{ end: 'answer' }] }),
    'check-bad': action('checking', 'working', {
      needs: ['not-the-handler'],
      input: [{ id: 'finding', type: 'text', label: words, required: true }],
      opensLinked: { processId: 'every-feature', carries: ['matter', 'anonymous'] },
      emphasis: 'other',
    }),
    'settle-part': action('checking', 'partly', { needs: ['not-the-handler'], emphasis: 'other' }),
    drop: action(['heard', 'working'], 'dropped', {
      input: [{ id: 'reason', type: 'text', label: words, required: true }],
      endsFirstContact: 'handed-over',
      emphasis: 'way-out',
    }),
  },
  tasks: { from: ['working'], by: ['worker', 'head'], kinds: [{ id: 'help', name: words }] },
  escalations: [
    {
      id: 'silence',
      name: words,
      when: { inStep: 'with-unit', longerThan: { unit: 'working-days', count: 3 } },
      does: { act: 'take-back', input: { reason: '单位没有答复' } },
    },
    {
      id: 'slow-start',
      name: words,
      when: { inStep: 'heard', longerThan: { unit: 'minutes', count: 30 } },
      does: { notify: ['head'] },
    },
    { id: 'late', name: words, when: { clock: 'answer', mark: 'overdue' }, does: { notify: ['head'] } },
    {
      id: 'very-late',
      name: words,
      when: { clock: 'progress', mark: { overdueBy: { unit: 'calendar-days', count: 2 } } },
      does: { notify: ['head', 'worker'] },
    },
  ],
  answerLink: { within: { unit: 'working-days', count: 3 }, shows: ['matter', 'request'], basis },
  confidential: { readers: 'handler-and-supervisor', basis },
  hidesApplicantFrom: 'person-complained-about',
};
