import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { CaseCommand, CaseFacts } from '../../modules/casework/domain/commands.ts';
import { decide } from '../../modules/casework/domain/decide.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import type { CaseRefusal, CaseRefusalCode } from '../../modules/casework/domain/refusals.ts';
import { act, factsOf, opening, testActors, testFacts, testItem } from '../../tests/casework/case-facts.ts';
import type { TestActor } from '../../tests/casework/case-facts.ts';
import { play } from '../../tests/casework/case-script.ts';
import type { ScriptLine } from '../../tests/casework/case-script.ts';
import { FEATURE_REFUSALS, type RefusedCase as Case } from '../../tests/casework/feature-refusals.ts';
import { immediateV1 } from './immediate/v1.ts';
import { onBehalfV1 } from './on-behalf/v1.ts';
import { promisedV1 } from './promised/v1.ts';

const AT = '2026-03-02T02:00:00.000Z';
const by = (who: TestActor, command: CaseCommand): ScriptLine => ({ at: AT, by: who, do: command });
const state = (definition: ProcessDefinition, ...commands: readonly ScriptLine[]): CaseState =>
  play(definition, commands).state;

const received = by('worker', opening());
const incomplete = by('worker', opening('missing', 'missing'));
const noticed = by('worker', act('give-notice', { materials: ['id-card', 'income-proof'] }));
const accepted = by('worker', act('accept'));
const finished = by('worker', act('handle', { result: '已登记' }));
const atReview = state(promisedV1, received, accepted);
const filed = state(immediateV1, received, finished);
const backAtReception = state(
  promisedV1,
  incomplete,
  noticed,
  by(
    'worker',
    act('receive-supplement', {
      materials: [
        { id: 'id-card', status: 'brought' },
        { id: 'photo', status: 'missing' },
      ],
    }),
  ),
);

const withLimit = (promised: number, statutory: number): CaseFacts => ({
  ...testFacts('promised'),
  limits: { handling: { unit: 'working-days', promised, statutory } },
});
const withItem = (item: Partial<typeof testItem>, processId: string): CaseFacts => ({
  ...testFacts(processId),
  item: { ...testItem, ...item },
});
const notEligible = { ...opening(), conditions: [{ id: 'lives-here', result: 'no' }] } as CaseCommand;
const twice = { ...opening(), materials: ['photo', 'photo'].map((id) => ({ id, status: 'brought' })) } as CaseCommand;
const foreign = { ...opening(), materials: [{ id: 'passport', status: 'brought' }] } as CaseCommand;

const approve = act('approve', { result: '同意' });
const resubmit = [
  by('approver', act('send-back', { materials: ['photo'] })),
  by('worker', act('resubmit', { materials: ['photo'] })),
];

const OPENING: readonly Case[] = [
  { code: 'case-not-opened', given: null, when: act('accept') },
  { code: 'case-already-open', given: atReview, when: opening() },
  { code: 'role-not-allowed', details: { allowed: ['worker', 'head'] }, given: null, when: opening(), who: 'approver' },
  {
    code: 'first-contact-missing',
    details: { rule: 'a-worker-or-a-parent-case' },
    given: null,
    when: opening(),
    who: 'system',
    on: { ...promisedV1, openedBy: ['system'] },
  },
  {
    code: 'process-not-offered',
    details: { itemId: 'test-item', processId: 'promised' },
    given: null,
    when: opening(),
    facts: withItem({ processes: [] }, 'promised'),
  },
  {
    code: 'process-not-offered',
    details: { itemId: 'test-item', processId: 'promised' },
    given: null,
    when: opening(),
    facts: withItem({ validTo: '2026-03-01' }, 'promised'),
  },
  {
    code: 'limit-missing',
    details: { clock: 'handling' },
    given: null,
    when: opening(),
    facts: { ...testFacts('promised'), limits: {} },
  },
  {
    code: 'promised-above-statutory',
    details: { clock: 'handling', unit: 'working-days', promised: 31, statutory: 30 },
    given: null,
    when: opening(),
    facts: withLimit(31, 30),
  },
  { code: 'input-invalid', details: { field: 'materials', rule: 'named-twice' }, given: null, when: twice },
  {
    code: 'input-invalid',
    details: { field: 'materials', rule: 'unknown-material', materialIds: ['passport'] },
    given: null,
    when: foreign,
  },
  {
    code: 'delegation-not-in-force',
    details: { itemId: 'test-item', validUntil: null },
    given: null,
    when: opening(),
    on: onBehalfV1,
    facts: withItem(
      {
        processes: [
          {
            processId: 'on-behalf',
            limit: { unit: 'at-once', promised: 0, statutory: null, basis: { source: '测试' } },
          },
        ],
      },
      'on-behalf',
    ),
  },
];

const ACTING: readonly Case[] = [
  { code: 'action-unknown', details: { action: 'dance' }, given: atReview, when: act('dance') },
  { code: 'action-unknown', details: { action: 'constructor' }, given: atReview, when: act('constructor') },
  {
    code: 'action-not-from-here',
    details: { action: 'accept', step: 'review', from: ['receive'] },
    given: atReview,
    when: act('accept'),
  },
  { code: 'role-not-allowed', details: { allowed: ['approver'] }, given: atReview, when: approve },
  {
    code: 'not-the-approving-organisation',
    details: { organisationId: 'street-office' },
    given: atReview,
    when: approve,
    who: 'other-approver',
  },
  {
    code: 'not-the-approving-organisation',
    details: { organisationId: null },
    given: atReview,
    when: approve,
    who: 'approver',
    facts: { ...testFacts('promised'), approvingOrganisationId: null },
  },
  {
    code: 'action-used-up',
    details: { action: 'send-back', atMostTimes: 1 },
    given: state(promisedV1, received, accepted, ...resubmit),
    when: act('send-back', { materials: ['photo'] }),
    who: 'approver',
  },
  {
    code: 'materials-missing',
    details: { materialIds: ['id-card', 'income-proof'] },
    given: state(promisedV1, incomplete),
    when: act('accept'),
  },
  {
    code: 'materials-missing',
    details: { materialIds: ['photo'] },
    given: state(promisedV1, received, accepted, by('approver', act('send-back', { materials: ['photo'] }))),
    when: act('resubmit', { materials: [{ id: 'photo', status: 'missing' }] }),
  },
  { code: 'nothing-missing', given: state(promisedV1, received), when: act('give-notice', { materials: ['photo'] }) },
  {
    code: 'not-eligible',
    details: { conditionIds: ['lives-here'] },
    given: state(promisedV1, by('worker', notEligible)),
    when: act('accept'),
  },
  {
    code: 'delegation-not-in-force',
    details: { itemId: 'test-item', validUntil: '2026-01-31' },
    given: state(onBehalfV1, received),
    when: act('accept-on-behalf'),
    on: onBehalfV1,
    facts: withItem(
      {
        processes: testItem.processes.map((offer) =>
          offer.delegation === undefined
            ? offer
            : { ...offer, delegation: { ...offer.delegation, validUntil: '2026-01-31' } },
        ),
      },
      'on-behalf',
    ),
  },
  { code: 'case-archived', given: filed, when: act('handle', { result: '再办' }), on: immediateV1 },
  { code: 'case-archived', given: filed, when: { type: 'remark', text: '说明' }, on: immediateV1 },
  { code: 'case-archived', given: filed, when: { type: 'remind' }, who: 'system', on: immediateV1 },
  { code: 'case-archived', given: filed, when: { type: 'recompute-due-dates' }, who: 'system', on: immediateV1 },
];

const NOTICES: readonly Case[] = [
  {
    code: 'notice-incomplete',
    details: { materialIds: ['income-proof'] },
    given: state(promisedV1, incomplete),
    when: act('give-notice', { materials: ['id-card'] }),
  },
  {
    code: 'notice-names-new-material',
    details: { materialIds: ['photo'] },
    given: backAtReception,
    when: act('give-notice', { materials: ['income-proof', 'photo'] }),
  },
  {
    code: 'notice-names-new-material',
    details: { materialIds: ['photo'] },
    given: backAtReception,
    when: act('give-notice', { materials: ['income-proof', 'photo'], whatChanged: '   ' }),
  },
  {
    // The first list named it, but it has been brought since: a worker may not ask for it again in silence.
    code: 'notice-names-new-material',
    details: { materialIds: ['id-card', 'photo'] },
    given: backAtReception,
    when: act('give-notice', { materials: ['id-card', 'income-proof', 'photo'] }),
  },
  {
    code: 'input-invalid',
    details: { field: 'materials', rule: 'unknown-material', materialIds: ['passport'] },
    given: atReview,
    when: act('send-back', { materials: ['passport'] }),
    who: 'approver',
  },
];

const INPUT: readonly Case[] = [
  {
    code: 'input-missing',
    details: { field: 'result' },
    given: atReview,
    when: act('approve', { result: ' ' }),
    who: 'approver',
  },
  {
    code: 'input-missing',
    details: { field: 'materials' },
    given: atReview,
    when: act('send-back', { materials: [] }),
    who: 'approver',
  },
  {
    code: 'reason-missing',
    details: { field: 'reason' },
    given: atReview,
    when: act('reject', { reason: '' }),
    who: 'approver',
  },
  { code: 'reason-missing', details: { field: 'reason' }, given: atReview, when: act('withdraw'), who: 'applicant' },
  {
    code: 'input-invalid',
    details: { field: 'colour', rule: 'unknown-field' },
    given: atReview,
    when: act('approve', { result: '同意', colour: 'red' }),
    who: 'approver',
  },
  {
    code: 'input-invalid',
    details: { field: 'amount', rule: 'number' },
    given: atReview,
    when: act('approve', { result: '同意', amount: '260' }),
    who: 'approver',
  },
  {
    code: 'input-invalid',
    details: { field: 'validUntil', rule: 'date' },
    given: atReview,
    when: act('approve', { result: '同意', validUntil: '2026-02-30' }),
    who: 'approver',
  },
  {
    code: 'input-invalid',
    details: { field: 'result', rule: 'text' },
    given: atReview,
    when: act('approve', { result: 7 }),
    who: 'approver',
  },
  {
    code: 'input-invalid',
    details: { field: 'materials', rule: 'materials' },
    given: atReview,
    when: act('send-back', { materials: [{ id: 'photo' }] }),
    who: 'approver',
  },
  {
    code: 'input-invalid',
    details: { field: 'materials', rule: 'named-twice' },
    given: atReview,
    when: act('send-back', { materials: ['photo', 'photo'] }),
    who: 'approver',
  },
  {
    code: 'input-invalid',
    details: { field: 'deliveredHow', rule: 'choice' },
    given: state(promisedV1, received, accepted, by('approver', approve)),
    when: act('deliver', { deliveredHow: 'by-pigeon' }),
  },
  {
    code: 'input-invalid',
    details: { field: 'materials', rule: 'unknown-material', materialIds: ['passport'] },
    given: state(promisedV1, incomplete, noticed),
    when: act('receive-supplement', { materials: ['passport'] }),
  },
  { code: 'input-missing', details: { field: 'text' }, given: atReview, when: { type: 'remark', text: ' ' } },
  {
    code: 'input-missing',
    details: { field: 'text' },
    given: atReview,
    when: { type: 'correct', corrects: 1, text: '' },
  },
];

const AFTERWARDS: readonly Case[] = [
  { code: 'rating-not-asked', given: atReview, when: { type: 'rate', level: 1 }, who: 'applicant' },
  {
    code: 'rating-not-asked',
    given: state(immediateV1, received, by('worker', act('withdraw', { reason: '不办了' }))),
    when: { type: 'rate', level: 1 },
    who: 'applicant',
    on: immediateV1,
  },
  {
    code: 'already-rated',
    given: state(immediateV1, received, finished, by('applicant', { type: 'rate', level: 2 })),
    when: { type: 'rate', level: 5 },
    who: 'applicant',
    on: immediateV1,
  },
  {
    code: 'input-invalid',
    details: { field: 'level', rule: 'one-to-five' },
    given: filed,
    when: { type: 'rate', level: 6 as 5 },
    who: 'applicant',
    on: immediateV1,
  },
  {
    code: 'correction-of-unknown-entry',
    details: { corrects: 99, entries: filed.version },
    given: filed,
    when: { type: 'correct', corrects: 99, text: '更正' },
    on: immediateV1,
  },
  {
    code: 'correction-of-unknown-entry',
    details: { corrects: 0, entries: filed.version },
    given: filed,
    when: { type: 'correct', corrects: 0, text: '更正' },
    on: immediateV1,
  },
];

const ALL = [...OPENING, ...ACTING, ...NOTICES, ...INPUT, ...AFTERWARDS, ...FEATURE_REFUSALS];

/** Written as a record so that a new code does not compile until it is added here, and then wants a test. */
const CODES: Readonly<Record<CaseRefusalCode, true>> = {
  'case-not-opened': true,
  'case-already-open': true,
  'first-contact-missing': true,
  'process-not-offered': true,
  'limit-missing': true,
  'promised-above-statutory': true,
  'action-unknown': true,
  'action-not-from-here': true,
  'role-not-allowed': true,
  'action-used-up': true,
  'case-archived': true,
  'input-missing': true,
  'input-invalid': true,
  'reason-missing': true,
  'materials-missing': true,
  'nothing-missing': true,
  'not-eligible': true,
  'notice-incomplete': true,
  'notice-names-new-material': true,
  'delegation-not-in-force': true,
  'not-the-approving-organisation': true,
  'person-missing': true,
  'complained-about-yourself': true,
  'item-missing': true,
  'consent-missing': true,
  'tasks-unanswered': true,
  'handler-may-not-check': true,
  'not-the-unit': true,
  'tasks-not-here': true,
  'task-unknown': true,
  'task-already-answered': true,
  'task-not-yours': true,
  'already-handler': true,
  'already-rated': true,
  'rating-not-asked': true,
  'correction-of-unknown-entry': true,
};

describe('refusals', () => {
  it.each(ALL)(
    '$code $details',
    ({ code, details, given, when, who = 'worker', on = promisedV1, facts = factsOf(on) }) => {
      const decided = decide(on, given, when, testActors[who], facts, AT);
      const expected: CaseRefusal = details === undefined ? { code } : { code, details };
      expect(decided).toEqual({ ok: false, refusal: expected });
    },
  );

  it('are each shown at least once', () => {
    expect(new Set(ALL.map(({ code }) => code))).toEqual(new Set(Object.keys(CODES)));
  });
});
