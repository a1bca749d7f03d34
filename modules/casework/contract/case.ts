import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import {
  OFFICE,
  READERS,
  STAFF,
  answers,
  availableAction,
  caseMaterial,
  caseSummary,
  channel,
  checkedCondition,
  dueDateExplanation,
  inCommunity,
  ofCase,
  opening,
  ratingLevel,
  takeAction,
  workerName,
  ACTION_REFUSALS,
  MATTER_REFUSALS,
  OPENING_REFUSALS,
} from './shapes.ts';

const historyEntry = z.object({
  ordinal: z.number().int(),
  type: z.string(),
  at: instant,
  by: z.object({ workerId: uuid.nullable(), name: z.string().nullable(), role: z.string(), roleName: text }),
  title: text,
  detail: text.nullable(),
  body: z.record(z.string(), z.unknown()),
  /** Values of the form in words; hidden ones are revealed one by one. */
  fields: z.array(z.object({ id: z.string(), label: text, value: text, hidden: z.boolean() })),
});

const taskReply = z.object({
  id: uuid,
  kind: z.string(),
  kindName: text,
  holder: z.string(),
  what: z.string(),
  dueOn: plainDate,
  overdue: z.boolean(),
  answered: z.enum(['done', 'not-done']).nullable(),
  answer: z.string().nullable(),
  mine: z.boolean().meta({ description: 'The reader may answer it' }),
});

const clockReply = z.object({
  id: z.string(),
  name: text,
  unit: z.enum(['working-days', 'calendar-days', 'at-once']),
  promised: z.number().int(),
  statutory: z.number().int().nullable(),
  startedOn: plainDate,
  endedOn: plainDate.nullable(),
  dueOn: plainDate.nullable(),
  halfOn: plainDate.nullable(),
  fourFifthsOn: plainDate.nullable(),
  provisional: z.boolean(),
  /** Days granted beyond the limit. */
  extendedBy: z.number().int(),
  running: z.boolean(),
  late: z.boolean(),
  stops: z.array(z.object({ from: plainDate, to: plainDate.nullable(), reason: z.string(), reasonName: text })),
});

export const caseReply = caseSummary
  .extend({
    processVersion: z.number().int(),
    itemVersion: z.number().int().nullable(),
    receiptCode: z.string(),
    channel,
    told: text.meta({ description: 'One sentence for the person: where the matter is and what comes next' }),
    firstContact: z.object({
      worker: workerName,
      at: instant,
      endedBy: z.enum(['answered', 'accepted', 'handed-over']).nullable(),
    }),
    approvingOrganisation: z.object({ id: uuid, name: z.string() }).nullable(),
    clocks: z.array(clockReply),
    materials: z.array(
      caseMaterial.extend({ name: text, form: z.string(), comesFrom: text.nullable(), inFirstNotice: z.boolean() }),
    ),
    conditions: z.array(checkedCondition.extend({ text: text })),
    noticeExceptions: z.number().int(),
    availableActions: z.array(availableAction),
    history: z.array(historyEntry),
    forms: z
      .array(z.object({ kind: z.string(), name: text }))
      .meta({ description: 'Papers that can be printed now, filled in from the case' }),
    documents: z.array(z.object({ id: uuid, kind: z.string(), kindName: text, number: z.string(), issuedAt: instant })),
    links: z.array(
      z.object({
        caseId: uuid,
        number: z.string(),
        relation: z.enum(['continues', 'follows-up', 'led-to', 'joined', 'took-in', 'continued-from']),
        name: text,
      }),
    ),
    /** Parts given to others, with what was asked and answered. */
    tasks: z.array(taskReply),
    taskKinds: z.array(z.object({ id: z.string(), name: text })).meta({
      description: 'Kinds of parts that the reader may give in this step; empty where none',
    }),
    mayHandOver: z.boolean(),
    intervals: z.array(z.object({ id: z.string(), name: text, minutes: z.number().int().nullable() })).meta({
      description: 'Minutes between the moments the process is measured by',
    }),
    /** The code by which the outside body answers, while it is waited for. */
    answerLink: z.object({ code: z.string(), url: z.string(), expiresAt: instant }).nullable(),
    sendsMessages: z.boolean().meta({ description: 'An action of the process sends messages to groups of people' }),
    ratingAsked: z.boolean(),
    path: z.object({ steps: z.array(z.string()), actions: z.array(z.string()) }),
  })
  .meta({ id: 'Case' });
export type CaseReply = z.output<typeof caseReply>;

export const getCase = defineRoute({
  id: 'get-case',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}',
  summary: { zh: '办件', en: 'One case' },
  params: ofCase,
  reply: caseReply,
  refusals: ['not-found'],
  access: { kind: 'community', roles: READERS },
});

export const explainDueDate = defineRoute({
  id: 'explain-due-date',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/due-date',
  summary: { zh: '期限怎么算的', en: 'How the due date was counted, day by day' },
  params: ofCase,
  reply: dueDateExplanation,
  refusals: ['not-found'],
  access: { kind: 'community', roles: READERS },
});

export const openCase = defineRoute({
  id: 'open-case',
  method: 'POST',
  path: '/communities/{communityId}/cases',
  summary: {
    zh: '立办件，可同时受理、告知或不予受理',
    en: 'Open a case and, if wanted, take its first action at once',
  },
  params: inCommunity,
  body: z.object({
    ...opening,
    channel: channel.default('counter'),
    answers: answers.default({}),
    materials: z.array(caseMaterial).max(60).default([]),
    note: z.string().max(500).optional(),
    /** Values of the opening form of the process, by field id. */
    input: z.record(z.string().max(60), z.unknown()).optional(),
    /** Case that this one continues: first contact and materials are carried along. */
    continues: uuid.optional(),
    first: takeAction.optional(),
    draftId: uuid.optional(),
  }),
  reply: caseReply,
  status: 201,
  refusals: ['not-found', ...MATTER_REFUSALS, ...OPENING_REFUSALS, ...ACTION_REFUSALS],
  access: { kind: 'community', roles: STAFF },
  command: true,
});

export const actOnCase = defineRoute({
  id: 'act-on-case',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/actions',
  summary: { zh: '办理一步', en: 'Take an action on a case' },
  params: ofCase,
  body: takeAction.extend({ expectedVersion: z.number().int().min(1) }),
  reply: caseReply,
  refusals: ['not-found', 'stale-version', ...ACTION_REFUSALS],
  access: { kind: 'community', roles: READERS },
  command: true,
});

export const remarkOnCase = defineRoute({
  id: 'remark-on-case',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/remarks',
  summary: { zh: '补记（归档后为更正说明）', en: 'Add a remark; after filing, a correction that points to an entry' },
  params: ofCase,
  body: z.object({
    text: z.string().trim().min(1).max(1000),
    corrects: z.number().int().min(1).optional(),
    expectedVersion: z.number().int().min(1),
  }),
  reply: caseReply,
  refusals: [
    'not-found',
    'stale-version',
    'role-not-allowed',
    'input-missing',
    'case-archived',
    'correction-of-unknown-entry',
  ],
  access: { kind: 'community', roles: READERS },
  command: true,
});

export const rateCase = defineRoute({
  id: 'rate-case',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/rating',
  summary: { zh: '代录评价', en: 'Record the person’s rating' },
  params: ofCase,
  body: z.object({
    level: ratingLevel,
    comment: z.string().trim().max(500).optional(),
    expectedVersion: z.number().int().min(1),
  }),
  reply: caseReply,
  refusals: ['not-found', 'stale-version', 'role-not-allowed', 'rating-not-asked', 'already-rated'],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

export const getDocument = defineRoute({
  id: 'get-document',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/documents/{documentId}.pdf',
  summary: { zh: '文书（PDF）', en: 'An issued document as PDF' },
  params: z.object({ communityId: uuid, caseId: uuid, documentId: uuid }),
  query: z.object({ paper: z.enum(['a4', 'roll-80']).default('a4'), language: z.enum(['zh', 'en']).default('zh') }),
  reply: z.unknown(),
  file: 'application/pdf',
  refusals: ['not-found'],
  access: { kind: 'community', roles: READERS },
});

const ofForm = z.object({ communityId: uuid, caseId: uuid, kind: z.string().max(60) });
const formQuery = z.object({ language: z.enum(['zh', 'en']).default('zh') });

/** Sensitive values stand on it in full, as on every paper of the case; who printed it is recorded. */
export const printCaseForm = defineRoute({
  id: 'print-case-form',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/forms/{kind}.pdf',
  summary: { zh: '打印办件的记录表（PDF）', en: 'A form filled in from the case, not numbered, as PDF' },
  params: ofForm,
  query: formQuery,
  reply: z.unknown(),
  file: 'application/pdf',
  refusals: ['not-found', 'document-kind-unknown'],
  access: { kind: 'community', roles: STAFF },
});

export const downloadCaseForm = defineRoute({
  id: 'download-case-form',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/forms/{kind}.docx',
  summary: { zh: '下载办件的记录表（Word）', en: 'The same form as a Word file' },
  params: ofForm,
  query: formQuery,
  reply: z.unknown(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  refusals: ['not-found', 'document-kind-unknown'],
  access: { kind: 'community', roles: STAFF },
});
