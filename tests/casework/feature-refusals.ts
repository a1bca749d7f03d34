import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { CaseCommand, CaseFacts } from '../../modules/casework/domain/commands.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import type { CaseRefusalCode } from '../../modules/casework/domain/refusals.ts';
import { act, factsOf } from './case-facts.ts';
import type { TestActor } from './case-facts.ts';
import { play } from './case-script.ts';
import type { ScriptLine } from './case-script.ts';
import { everyFeature } from './every-feature.ts';

/** A command that must be refused, with the code and details that say why. */
export interface RefusedCase {
  readonly code: CaseRefusalCode;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly given: CaseState | null;
  readonly when: CaseCommand;
  readonly who?: TestActor;
  readonly on?: ProcessDefinition;
  readonly facts?: CaseFacts;
}

const AT = '2026-03-02T02:00:00.000Z';
const by = (who: TestActor, command: CaseCommand): ScriptLine => ({ at: AT, by: who, do: command });
const reached = (...lines: readonly ScriptLine[]): CaseState => play(everyFeature, lines).state;

/** An opening of the process that uses everything, with these values beside the two that are required. */
export const openFeature = (input: Readonly<Record<string, unknown>> = {}): CaseCommand => ({
  type: 'open',
  channel: 'phone',
  materials: [],
  conditions: [],
  input: { matter: '楼道里有水', anonymous: false, ...input },
});

export const addTask = (more: Partial<Extract<CaseCommand, { type: 'add-task' }>> = {}): CaseCommand => ({
  type: 'add-task',
  taskId: 'task-1',
  kind: 'help',
  to: { workerId: 'social-1' },
  what: '请到现场看看',
  dueOn: '2026-03-05',
  ...more,
});

const finishTask: CaseCommand = { type: 'finish-task', taskId: 'task-1', done: true, answer: '看过了' };
const takeOn = act('take-on', { consent: true });
const opened = by('worker', openFeature());
const working = [opened, by('worker', takeOn)];
const passOn = act('pass-on', { unitId: 'other-office', request: '请查漏水' });
const report = act('report', { result: '修好了' });
const atWork = reached(...working);
const withTask = reached(...working, by('worker', addTask()));
const answered = reached(...working, by('worker', addTask()), by('social-worker', finishTask));
const complaint = by('worker', openFeature({ complainedAboutWorkerId: 'worker-7' }));
const asksPerson: ProcessDefinition = {
  ...everyFeature,
  opening: { person: 'required', item: 'required', input: [] },
};
const asksNobody: ProcessDefinition = { ...everyFeature, opening: { person: 'none', item: 'none', input: [] } };
const plain: CaseCommand = { type: 'open', channel: 'phone', materials: [], conditions: [] };
const handOver = (reason = '外出学习'): CaseCommand => ({ type: 'hand-over', toWorkerId: 'worker-2', reason });
const heldBy = (handlerWorkerId: string): CaseFacts => ({ ...factsOf(everyFeature), handlerWorkerId });

const OPENING: readonly RefusedCase[] = [
  { code: 'person-missing', given: null, when: plain, on: asksPerson },
  {
    code: 'item-missing',
    given: null,
    when: { ...plain, withPerson: true },
    on: asksPerson,
    facts: factsOf(everyFeature),
  },
  {
    code: 'input-invalid',
    details: { field: 'person', rule: 'not-asked' },
    given: null,
    when: { ...plain, withPerson: true },
    on: asksNobody,
  },
  { code: 'input-missing', details: { field: 'matter' }, given: null, when: plain },
  { code: 'input-missing', details: { field: 'whyAnonymous' }, given: null, when: openFeature({ anonymous: true }) },
  ...(
    [
      ['whyAnonymous', '怕报复', 'not-asked'],
      ['contact', '不是电话', 'phone'],
      ['anonymous', '是', 'yes-no'],
      ['people', 1.5, 'count'],
      ['people', -1, 'count'],
      ['ways', ['call', 'call'], 'choices'],
      ['ways', ['fax'], 'choices'],
      ['seenAt', '昨天', 'date-time'],
      ['relative', 7, 'person'],
      ['assignee', true, 'worker'],
      ['colour', 'red', 'unknown-field'],
    ] as const
  ).map(
    ([field, value, rule]): RefusedCase => ({
      code: 'input-invalid',
      details: { field, rule },
      given: null,
      when: openFeature({ [field]: value }),
    }),
  ),
  { code: 'complained-about-yourself', given: null, when: openFeature({ complainedAboutWorkerId: 'worker-1' }) },
  {
    code: 'input-invalid',
    details: { field: 'assignee', rule: 'unknown-worker' },
    given: null,
    when: openFeature({ complainedAboutWorkerId: 'worker-7', assignee: 'worker-7' }),
  },
];

const ACTING: readonly RefusedCase[] = [
  { code: 'consent-missing', given: reached(opened), when: act('take-on', { consent: false }) },
  {
    code: 'consent-missing',
    given: { ...atWork, consent: false },
    when: passOn,
  },
  {
    code: 'input-invalid',
    details: { field: 'to', rule: 'unknown-worker' },
    given: reached(complaint),
    when: act('take-on', { consent: true, to: 'worker-7' }),
  },
  {
    code: 'input-invalid',
    details: { field: 'days', rule: 'at-most', atMost: 15 },
    given: atWork,
    when: act('extend', { days: 16, reason: '复杂' }),
    who: 'head',
  },
  { code: 'tasks-unanswered', details: { taskIds: ['task-1'] }, given: withTask, when: report },
  { code: 'handler-may-not-check', given: reached(...working, by('worker', report)), when: act('check-good') },
  {
    // Somebody else reported it as done, but the checker has the case in hand.
    code: 'handler-may-not-check',
    given: reached(...working, by('second-worker', report)),
    when: act('check-good'),
    facts: { ...factsOf(everyFeature), handlerWorkerId: 'worker-1' },
  },
  {
    code: 'not-the-unit',
    details: { organisationId: 'other-office' },
    given: reached(...working, by('worker', passOn)),
    when: act('unit-decides'),
    who: 'approver',
  },
  {
    code: 'role-not-allowed',
    details: { allowed: ['approver'] },
    given: reached(...working, by('worker', passOn)),
    when: act('unit-decides'),
    who: 'unit',
  },
];

const PASSING: readonly RefusedCase[] = [
  { code: 'tasks-not-here', details: { step: 'heard' }, given: reached(opened), when: addTask() },
  {
    code: 'role-not-allowed',
    details: { allowed: ['worker', 'head'] },
    given: atWork,
    when: addTask(),
    who: 'social-worker',
  },
  {
    code: 'input-invalid',
    details: { field: 'kind', rule: 'choice' },
    given: atWork,
    when: addTask({ kind: 'dance' }),
  },
  { code: 'input-missing', details: { field: 'what' }, given: atWork, when: addTask({ what: ' ' }) },
  { code: 'input-missing', details: { field: 'outside' }, given: atWork, when: addTask({ to: { outside: ' ' } }) },
  {
    code: 'input-invalid',
    details: { field: 'dueOn', rule: 'not-past' },
    given: atWork,
    when: addTask({ dueOn: '2026-03-01' }),
  },
  { code: 'task-unknown', details: { taskId: 'task-1' }, given: atWork, when: finishTask },
  { code: 'task-already-answered', details: { taskId: 'task-1' }, given: answered, when: finishTask },
  { code: 'task-not-yours', details: { taskId: 'task-1' }, given: withTask, when: finishTask, who: 'grid-worker' },
  {
    code: 'input-missing',
    details: { field: 'answer' },
    given: withTask,
    when: { ...finishTask, answer: '' },
  },
  {
    code: 'reason-missing',
    details: { field: 'answer' },
    given: withTask,
    when: { ...finishTask, done: false, answer: ' ' },
  },
  { code: 'reason-missing', details: { field: 'reason' }, given: atWork, when: handOver(' ') },
  {
    code: 'role-not-allowed',
    details: { allowed: ['head'] },
    given: atWork,
    when: handOver(),
    facts: heldBy('worker-9'),
  },
  {
    code: 'already-handler',
    details: { workerId: 'worker-2' },
    given: atWork,
    when: handOver(),
    who: 'second-worker',
    facts: heldBy('worker-2'),
  },
  {
    code: 'input-invalid',
    details: { field: 'toWorkerId', rule: 'unknown-worker' },
    given: { ...atWork, hiddenFrom: ['worker-2'] },
    when: handOver(),
  },
];

/** Refusals that only features beyond the window can give. */
export const FEATURE_REFUSALS: readonly RefusedCase[] = [...OPENING, ...ACTING, ...PASSING].map((refused) => ({
  on: everyFeature,
  ...refused,
}));
