import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../platform/contract.ts';

const IN_THE_FIELD = ['worker', 'head', 'grid-worker', 'social-worker'] as const;
const inCommunity = z.object({ communityId: uuid });

/** A request holds a megabyte; a few photos or voice notes or many forms fit, and a phone sends the rest in the next one. */
export const MOST_RECORDS_AT_ONCE = 50;
const MOST_ATTACHMENTS_AT_ONCE = 3;
/** Phones make photos small enough before they keep them, and stop a voice note in time. */
export const MOST_ATTACHMENT_BYTES = 300_000;
const MOST_ATTACHMENT_CHARACTERS = Math.ceil(MOST_ATTACHMENT_BYTES / 3) * 4;
const MOST_PEOPLE_AT_ONCE = 500;

const value = z.union([z.string().max(4_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(60)).max(60)]);
const values = z.record(z.string().max(60), value);
const known = z.object({ version: z.number().int().min(0), values });

const edit = z.object({
  recordId: uuid,
  editId: uuid,
  kind: z.string().max(60),
  base: known,
  values,
  madeAt: instant,
});
/** A photo or a voice note; which one, its bytes say. */
const attachment = z.object({
  id: uuid,
  recordId: uuid,
  content: z.base64().min(16).max(MOST_ATTACHMENT_CHARACTERS),
});

const sending = z.object({
  /** What the clock of the phone shows as it sends: the server reckons with the difference. */
  sentAt: instant,
  records: z.array(edit).max(MOST_RECORDS_AT_ONCE),
  attachments: z.array(attachment).max(MOST_ATTACHMENTS_AT_ONCE),
});
export type FieldSending = z.output<typeof sending>;

const told = { recordId: uuid, editId: uuid, receivedAt: instant };
const details = z.record(z.string(), z.unknown());
const receipt = z
  .discriminatedUnion('outcome', [
    z.object({
      ...told,
      outcome: z.literal('accepted'),
      present: known,
      caseNumber: z.string().nullable(),
      caseId: uuid.nullable(),
    }),
    z.object({ ...told, outcome: z.literal('refused'), code: z.string(), details, words: text }),
    z.object({
      ...told,
      outcome: z.literal('conflict'),
      present: known,
      fields: z.array(z.object({ field: z.string(), mine: value, theirs: value })),
    }),
    z.object({ ...told, outcome: z.literal('held') }),
  ])
  .meta({ id: 'FieldReceipt' });
const attachmentReceipt = z.object({
  id: uuid,
  outcome: z.enum(['accepted', 'refused', 'held']),
  code: z.string().nullable(),
  words: text.nullable(),
});
const receipts = z.object({ now: instant, records: z.array(receipt), attachments: z.array(attachmentReceipt) });
export type SyncReply = z.output<typeof receipts>;

const formField = z.object({
  id: z.string(),
  type: z.string(),
  label: text,
  required: z.boolean(),
  choices: z.array(z.object({ id: z.string(), label: text })),
});
const kind = z.object({ id: z.string(), name: text, fields: z.array(formField) });
export type FieldForm = z.output<typeof kind>;

const ownRecord = z.object({
  id: uuid,
  kind: z.string(),
  present: known,
  /** Null for a visit. */
  caseNumber: z.string().nullable(),
  madeAt: instant,
  receivedAt: instant,
  /** Whom a visit was made to; null for other records. */
  personName: z.string().nullable(),
});
const person = z.object({
  id: uuid,
  name: z.string(),
  building: z.string(),
  unit: z.string(),
  phoneMasked: z.string().nullable(),
});

const stop = z.object({
  plannedId: uuid,
  personId: uuid,
  personName: z.string(),
  phoneMasked: z.string().nullable(),
  building: z.string(),
  unit: z.string(),
  floor: z.number().int().nullable(),
  door: z.string(),
  groups: z.array(text),
  reasons: z.array(text),
  checklistIds: z.array(z.string()),
  latest: plainDate,
  isLate: z.boolean(),
  /** Somebody was there already: the caller from another phone, or somebody else. */
  isDone: z.boolean(),
});
export type FieldStop = z.output<typeof stop>;

const when = z.union([
  z.object({ is: z.union([z.string(), z.boolean()]) }),
  z.object({ above: z.number() }),
  z.object({ below: z.number() }),
]);
const checklist = z.object({
  id: z.string(),
  name: text,
  questions: z.array(
    z.object({
      id: z.string(),
      ask: text,
      type: z.enum(['yes-no', 'choice', 'choices', 'number', 'text']),
      choices: z.array(z.object({ id: z.string(), name: text })),
      unit: text.nullable(),
      optional: z.boolean(),
      after: z.object({ question: z.string(), when }).nullable(),
      raises: z.array(z.object({ when, processId: z.string(), title: text })),
    }),
  ),
});
export type FieldChecklist = z.output<typeof checklist>;

/** Today's walk, by building and floor, and what is asked at the doors. */
const walk = z.object({
  stops: z.array(stop),
  checklists: z.array(checklist),
  results: z.array(z.object({ id: z.string(), label: text })),
  /** Names of the processes that findings become cases on. */
  processes: z.array(z.object({ id: z.string(), name: text })),
});

/** Open cases of the own grids that another report may be about: what, where and how far, nothing of who reported. */
const nearby = z.object({
  /** By which fields a kind of record is compared with them. */
  compares: z.array(
    z.object({
      kindId: z.string(),
      kind: z.string(),
      place: z.string(),
      withinDays: z.number().int(),
      /** Whether the caller may join one that has a case with another one later on. */
      joins: z.boolean(),
    }),
  ),
  buildings: z.array(z.object({ id: uuid, name: z.string() })),
  cases: z.array(
    z.object({
      caseId: uuid,
      number: z.string(),
      kindId: z.string(),
      kind: z.string(),
      place: z.string(),
      placeId: uuid.nullable(),
      stateName: text,
      openedAt: instant,
      reports: z.number().int(),
    }),
  ),
});
export type FieldReported = z.output<typeof nearby>['cases'][number];

const dayReply = z
  .object({
    now: instant,
    day: plainDate,
    grids: z.array(z.object({ id: uuid, name: z.string() })),
    kinds: z.array(kind),
    /** The caller's own ones of the last two days, also those sent from another phone. */
    records: z.array(ownRecord),
    people: z.array(person),
    /** Comes with the first page. */
    walk: walk.nullable(),
    /** Comes with the first page. */
    nearby: nearby.nullable(),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'FieldDay' });
export type FieldDayReply = z.output<typeof dayReply>;

export const getFieldDay = defineRoute({
  id: 'get-field-day',
  method: 'GET',
  path: '/communities/{communityId}/field/day',
  summary: { zh: '外出一天要带的：表单、走访路线、本网格居民、自己的记录', en: 'What to take along for a day outside' },
  params: inCommunity,
  query: z.object({
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(MOST_PEOPLE_AT_ONCE).default(MOST_PEOPLE_AT_ONCE),
  }),
  reply: dayReply,
  refusals: ['cursor-invalid'],
  access: { kind: 'community', roles: IN_THE_FIELD },
});

export const registerFieldPhone = defineRoute({
  id: 'register-field-phone',
  method: 'POST',
  path: '/communities/{communityId}/field/phones',
  summary: { zh: '登记外出手机', en: 'Register a phone for a day outside' },
  params: inCommunity,
  body: z.object({ phoneId: uuid }),
  reply: z.object({ code: z.string(), validUntil: instant }),
  status: 201,
  access: { kind: 'community', roles: IN_THE_FIELD },
  command: true,
});

export const sendFieldRecords = defineRoute({
  id: 'send-field-records',
  method: 'POST',
  path: '/communities/{communityId}/field/records',
  summary: { zh: '送外出记录，每条有回执', en: 'Send records made outside; each gets a receipt' },
  params: inCommunity,
  body: sending,
  reply: receipts,
  access: { kind: 'community', roles: IN_THE_FIELD },
  command: true,
});

export const handInFieldRecords = defineRoute({
  id: 'hand-in-field-records',
  method: 'POST',
  path: '/communities/{communityId}/field/hand-in',
  summary: { zh: '权限已收回时，把未送的记录交给社区负责人', en: 'Hand in records after access was withdrawn' },
  params: inCommunity,
  body: sending.extend({ code: z.string().min(20).max(100) }),
  reply: receipts,
  refusals: ['not-found', 'too-many-requests'],
  access: { kind: 'public' },
});

/** What stands in a field, in words; `hidden`: masked, and shown by `reveal-field-record-value` alone. */
const saidWords = z.array(z.object({ id: z.string().nullable(), label: text, value: text, hidden: z.boolean() }));
export type SaidWords = z.output<typeof saidWords>;

const held = z.object({
  id: uuid,
  recordId: uuid,
  kind: z.string().nullable(),
  workerName: z.string(),
  receivedAt: instant,
  heldFor: z.enum(['access-withdrawn', 'person-out-of-reach']),
  /** Masked as in the words; null for a photo or voice note. */
  values: values.nullable(),
  /** The values in words, in the order of the form; empty for a photo or voice note. */
  words: saidWords,
});
export type HeldRecord = z.output<typeof held>;

export const listHeldRecords = defineRoute({
  id: 'list-held-records',
  method: 'GET',
  path: '/communities/{communityId}/field/held',
  summary: { zh: '待处理的交回记录', en: 'Records handed in after access was withdrawn' },
  params: inCommunity,
  reply: z.object({ items: z.array(held) }),
  access: { kind: 'community', roles: ['head'] },
});

export const settleHeldRecord = defineRoute({
  id: 'settle-held-record',
  method: 'POST',
  path: '/communities/{communityId}/field/held/{heldId}',
  summary: { zh: '收下或不收交回的记录', en: 'Take in or set aside a record that was handed in' },
  params: inCommunity.extend({ heldId: uuid }),
  body: z.object({ decision: z.enum(['take-in', 'set-aside']), reason: z.string().trim().max(400).default('') }),
  reply: z.object({ decision: z.enum(['taken-in', 'set-aside']), caseNumber: z.string().nullable() }),
  refusals: ['held-record-settled', 'reason-missing', 'field-record-not-taken'],
  access: { kind: 'community', roles: ['head'] },
  command: true,
});

const received = z.object({
  id: uuid,
  kind: z.string(),
  kindName: text,
  workerName: z.string(),
  version: z.number().int(),
  madeAt: instant,
  happenedAt: instant,
  receivedAt: instant,
  caseId: uuid.nullable(),
  caseNumber: z.string().nullable(),
  /** Of a visit: whom, masked for who may not look people up, and how it went. */
  visit: z.object({ personId: uuid, personName: z.string(), result: text }).nullable(),
  attachments: z.array(z.object({ id: uuid, mediaType: z.string() })),
});
export type ReceivedRecord = z.output<typeof received>;

export const listFieldRecords = defineRoute({
  id: 'list-field-records',
  method: 'GET',
  path: '/communities/{communityId}/field/records',
  summary: { zh: '收到的外出记录：一天的，或一个办件的', en: 'Records from outside: of a day, or of a case' },
  params: inCommunity,
  query: z.object({
    caseId: uuid.optional(),
    on: plainDate.optional().meta({ description: 'Today if both are absent' }),
  }),
  reply: z.object({ on: plainDate, items: z.array(received) }),
  access: { kind: 'community', roles: ['worker', 'head'] },
});

/** One record with what it says: of a visit as it stands now, with its findings. */
export const getFieldRecord = defineRoute({
  id: 'get-field-record',
  method: 'GET',
  path: '/communities/{communityId}/field/records/{recordId}',
  summary: { zh: '一条外出记录', en: 'One record from outside' },
  params: inCommunity.extend({ recordId: uuid }),
  reply: z.object({
    record: received,
    words: saidWords,
    place: z.object({ latitude: z.number(), longitude: z.number(), accuracy: z.number() }).nullable(),
    findings: z.array(z.object({ id: uuid, title: text, process: text, caseId: uuid.nullable() })),
    /** Minutes by which the clock of the phone was wrong; positive: ahead. */
    clockOffMinutes: z.number().int(),
  }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: ['worker', 'head'] },
});

/** A masked value in full, for a short time and on record. */
export const revealFieldRecordValue = defineRoute({
  id: 'reveal-field-record-value',
  method: 'POST',
  path: '/communities/{communityId}/field/records/{recordId}/reveal',
  summary: { zh: '查看外出记录的隐藏内容', en: 'Reveal a hidden value of a record from outside' },
  params: inCommunity.extend({ recordId: uuid }),
  body: z.object({ field: z.string().max(60) }),
  reply: z.object({ value: z.string(), hiddenAgainAfterSeconds: z.number().int() }),
  refusals: ['not-found', 'nothing-to-reveal', 'too-many-requests'],
  access: { kind: 'community', roles: ['worker', 'head'] },
  command: true,
});

export const getFieldAttachment = defineRoute({
  id: 'get-field-attachment',
  method: 'GET',
  path: '/communities/{communityId}/field/attachments/{attachmentId}',
  summary: { zh: '外出照片或录音', en: 'A photo or voice note from outside' },
  params: inCommunity.extend({ attachmentId: uuid }),
  reply: z.unknown(),
  refusals: ['not-found'],
  file: '*/*',
  access: { kind: 'community', roles: ['worker', 'head'] },
});

export const getHeldAttachment = defineRoute({
  id: 'get-held-attachment',
  method: 'GET',
  path: '/communities/{communityId}/field/held/{heldId}/attachment',
  summary: { zh: '交回的照片或录音', en: 'A photo or voice note that was handed in' },
  params: inCommunity.extend({ heldId: uuid }),
  reply: z.unknown(),
  refusals: ['not-found'],
  file: '*/*',
  access: { kind: 'community', roles: ['head'] },
});
