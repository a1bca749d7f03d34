import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../platform/contract.ts';

const IN_THE_FIELD = ['worker', 'head', 'grid-worker', 'social-worker'] as const;
const inCommunity = z.object({ communityId: uuid });

/** A request holds a megabyte; a few photos or many forms fit, and a phone sends the rest in the next one. */
export const MOST_RECORDS_AT_ONCE = 50;
export const MOST_PHOTOS_AT_ONCE = 3;
/** Phones make photos small enough before they keep them. */
export const MOST_PHOTO_BYTES = 300_000;
const MOST_PHOTO_CHARACTERS = Math.ceil(MOST_PHOTO_BYTES / 3) * 4;
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
const photo = z.object({ id: uuid, recordId: uuid, content: z.base64().min(16).max(MOST_PHOTO_CHARACTERS) });

const sending = z.object({
  /** What the clock of the phone shows as it sends: the server reckons with the difference. */
  sentAt: instant,
  records: z.array(edit).max(MOST_RECORDS_AT_ONCE),
  photos: z.array(photo).max(MOST_PHOTOS_AT_ONCE),
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
const photoReceipt = z.object({
  id: uuid,
  outcome: z.enum(['accepted', 'refused', 'held']),
  code: z.string().nullable(),
  words: text.nullable(),
});
const receipts = z.object({ now: instant, records: z.array(receipt), photos: z.array(photoReceipt) });
export type SyncReply = z.output<typeof receipts>;

const formField = z.object({
  id: z.string(),
  type: z.string(),
  label: text,
  required: z.boolean(),
  choices: z.array(z.object({ id: z.string(), label: text })),
});
const kind = z.object({ id: z.string(), name: text, withPhotos: z.boolean(), fields: z.array(formField) });
export type FieldForm = z.output<typeof kind>;

const ownRecord = z.object({
  id: uuid,
  kind: z.string(),
  present: known,
  caseNumber: z.string(),
  madeAt: instant,
  receivedAt: instant,
});
const person = z.object({
  id: uuid,
  name: z.string(),
  building: z.string(),
  unit: z.string(),
  phoneMasked: z.string().nullable(),
});

const dayReply = z
  .object({
    now: instant,
    day: plainDate,
    grids: z.array(z.object({ id: uuid, name: z.string() })),
    kinds: z.array(kind),
    /** The caller's own ones of the last two days, also those sent from another phone. */
    records: z.array(ownRecord),
    people: z.array(person),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'FieldDay' });
export type FieldDayReply = z.output<typeof dayReply>;

export const getFieldDay = defineRoute({
  id: 'get-field-day',
  method: 'GET',
  path: '/communities/{communityId}/field/day',
  summary: { zh: '外出一天要带的：表单、本网格居民、自己的记录', en: 'What to take along for a day outside' },
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

const held = z.object({
  id: uuid,
  recordId: uuid,
  kind: z.string().nullable(),
  workerName: z.string(),
  receivedAt: instant,
  /** Null for a photo. */
  values: values.nullable(),
});

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

export const listFieldRecords = defineRoute({
  id: 'list-field-records',
  method: 'GET',
  path: '/communities/{communityId}/field/records',
  summary: { zh: '一个办件的外出记录和照片', en: 'Records and photos from outside that belong to a case' },
  params: inCommunity,
  query: z.object({ caseId: uuid }),
  reply: z.object({
    items: z.array(
      z.object({
        id: uuid,
        kind: z.string(),
        workerName: z.string(),
        version: z.number().int(),
        madeAt: instant,
        happenedAt: instant,
        receivedAt: instant,
        photoIds: z.array(uuid),
      }),
    ),
  }),
  access: { kind: 'community', roles: ['worker', 'head'] },
});

export const getFieldPhoto = defineRoute({
  id: 'get-field-photo',
  method: 'GET',
  path: '/communities/{communityId}/field/photos/{photoId}',
  summary: { zh: '外出照片', en: 'A photo from outside' },
  params: inCommunity.extend({ photoId: uuid }),
  reply: z.unknown(),
  refusals: ['not-found'],
  file: 'image/*',
  access: { kind: 'community', roles: ['worker', 'head'] },
});
