import { z } from 'zod';
import { instant, plainDate, text, uuid } from '../../../platform/contract.ts';

/** Roles that work with cases of their own community. */
export const OFFICE = ['worker', 'head'] as const;
/** The same with those who work on their own processes: grid workers and social workers. */
export const STAFF = ['worker', 'head', 'grid-worker', 'social-worker'] as const;
/** Approvers and street managers read cases of the communities below their organisation. */
export const READERS = [...STAFF, 'approver', 'manager'] as const;

export const channel = z.enum(['counter', 'phone', 'visit', 'online', 'letter']);
export const stepKind = z.enum(['open', 'waiting', 'done']);
export const outcome = z.enum([
  'completed',
  'completed-in-part',
  'answered',
  'handed-over',
  'reported-upward',
  'no-agreement',
  'not-approved',
  'not-eligible',
  'refused',
  'withdrawn',
  'lapsed',
  'joined',
]);
export const closing = z.enum(['solved', 'in-part', 'procedural']);
export const ratingLevel = z.number().int().min(1).max(5);
export const materialStatus = z.enum(['brought', 'known', 'missing', 'not-needed']);

export const caseMaterial = z.object({
  id: z.string().max(80),
  status: materialStatus,
  source: z.string().max(200).optional(),
});
export const checkedCondition = z.object({
  id: z.string().max(80),
  result: z.enum(['yes', 'no', 'unknown']),
  because: z.string().max(300).optional(),
});

export const inputField = z.object({
  id: z.string(),
  type: z.enum([
    'text',
    'long-text',
    'choice',
    'choices',
    'yes-no',
    'date',
    'date-time',
    'number',
    'count',
    'phone',
    'worker',
    'person',
    'organisation',
    'materials',
  ]),
  label: text,
  required: z.boolean(),
  choices: z.array(z.object({ id: z.string(), label: text })).optional(),
  help: text.optional(),
  when: z
    .object({ field: z.string(), is: z.union([z.string(), z.boolean(), z.array(z.string())]) })
    .optional()
    .meta({ description: 'Asked only when another field of the form has this value, or one of these' }),
  sensitive: z.literal(true).optional(),
  withoutPerson: z.literal(true).optional().meta({ description: 'Asked only while no resident is named' }),
  fromGuide: z.literal(true).optional().meta({ description: 'What a guide says may be taken into it' }),
  startsWith: z
    .union([z.enum(['head', 'own-grid']), z.object({ field: z.string(), values: z.record(z.string(), z.string()) })])
    .optional()
    .meta({ description: 'What stands in it before anything is typed' }),
});

export const availableAction = z
  .object({
    id: z.string(),
    name: text,
    emphasis: z.enum(['main', 'other', 'way-out']),
    available: z.boolean(),
    /** Why not, when not available: a refusal code, its details and its words. */
    reason: z
      .object({ code: z.string(), details: z.record(z.string(), z.unknown()).optional(), text: text })
      .nullable(),
    input: z.array(inputField),
  })
  .meta({ id: 'AvailableAction' });

export const workerName = z.object({ id: uuid, name: z.string() });

export const caseSummary = z
  .object({
    id: uuid,
    communityId: uuid,
    communityName: z.string(),
    number: z.string(),
    processId: z.string(),
    processName: text,
    itemId: z.string().nullable(),
    itemName: text.nullable(),
    personId: uuid.nullable(),
    /** Who acts for the person, in words; absent when the person came in person. */
    agent: z.string().trim().max(60).optional(),
    personName: z.string().nullable(),
    title: text.nullable().meta({ description: 'What a case without an item is about, in a line' }),
    state: z.string().meta({ description: 'Step of the process' }),
    stateName: text,
    stateKind: stepKind,
    outcome: outcome.nullable(),
    closing: closing.nullable(),
    confidential: z.boolean(),
    dueOn: plainDate.nullable(),
    dueProvisional: z.boolean(),
    workingDaysLeft: z.number().int().nullable().meta({ description: 'Negative when overdue; null without a clock' }),
    handler: workerName.nullable(),
    openedAt: instant,
    closedAt: instant.nullable(),
    rating: ratingLevel.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'CaseSummary' });
export type CaseSummary = z.output<typeof caseSummary>;

/** A part of a case that waits for the reader or for an organisation of theirs, with the case it is of. */
export const waitingTask = z
  .object({ taskId: uuid, kindName: text, dueOn: plainDate, overdue: z.boolean(), of: caseSummary })
  .meta({ id: 'WaitingTask' });
export type WaitingTask = z.output<typeof waitingTask>;

export const inCommunity = z.object({ communityId: uuid });
export const ofCase = z.object({ communityId: uuid, caseId: uuid });

export const takeAction = z.object({
  action: z.string().min(1).max(60),
  input: z.record(z.string().max(60), z.unknown()).default({}),
});

const dayExplanation = z.object({
  date: plainDate,
  counted: z.boolean(),
  dayNumber: z.number().int().nullable(),
  why: z.string(),
  label: text,
  provisional: z.boolean(),
});
export const dueDateExplanation = z
  .object({ dueOn: plainDate.nullable(), provisional: z.boolean(), sentence: text, days: z.array(dayExplanation) })
  .meta({ id: 'DueDateExplanation' });

export const opening = {
  processId: z.string().max(60),
  itemId: z.string().max(80).nullable(),
  personId: uuid.nullable(),
  /** Who acts for the person, in words; absent when the person came in person. */
  agent: z.string().trim().max(60).optional(),
};

/** Answers to the questions of an item: fact id → value. */
export const answers = z.record(z.string().max(80), z.union([z.string().max(300), z.number(), z.boolean()]));

/** What the engine may answer to an action; `domain/refusals.ts` says what each one means. */
export const ACTION_REFUSALS = [
  'action-unknown',
  'action-not-from-here',
  'role-not-allowed',
  'action-used-up',
  'case-archived',
  'input-missing',
  'input-invalid',
  'reason-missing',
  'materials-missing',
  'nothing-missing',
  'not-eligible',
  'notice-incomplete',
  'notice-names-new-material',
  'delegation-not-in-force',
  'not-the-approving-organisation',
  'not-the-unit',
  'consent-missing',
  'tasks-unanswered',
  'handler-may-not-check',
  'nobody-to-tell',
  // Of the case that an action opens besides.
  'person-missing',
  'item-missing',
  'process-not-offered',
  'limit-missing',
] as const;

/** What may speak against a matter before anything is opened. */
export const MATTER_REFUSALS = [
  'item-unknown',
  'item-not-in-force',
  'process-not-offered',
  'fact-unknown',
  'fact-value-invalid',
] as const;

export const OPENING_REFUSALS = [
  'limit-missing',
  'promised-above-statutory',
  'first-contact-missing',
  'person-missing',
  'item-missing',
  'complained-about-yourself',
] as const;
