import { z } from 'zod';
import { defineRoute, instant, pageOf, pageQuery, plainDate, text, uuid } from '../../../platform/contract.ts';
import { ERASURE_ASKERS, ERASURE_PARTS, ERASURE_STATES } from '../domain/erasure.ts';
import { EDITORS, HEAD, inCommunity, namedPerson, ofPerson, reason } from './shapes.ts';

const basis = z.object({ source: z.string(), where: z.string().optional() });

const erasure = z
  .object({
    id: uuid,
    /** After it was done the name is the word for an erased one. */
    person: namedPerson,
    ground: text,
    askedBy: text,
    state: z.enum(ERASURE_STATES),
    requestedBy: z.string().nullable().meta({ description: 'Null: by the command of the operator' }),
    requestedAt: instant,
    /** The last day for an answer. */
    answerBy: plainDate,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    doneAt: instant.nullable(),
    /** What was noted at the request and why it was refused; both go with the person. */
    note: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'Erasure' });
export type ErasureReply = z.output<typeof erasure>;

const part = z.object({
  id: z.enum(ERASURE_PARTS),
  name: text,
  fate: z.enum(['erased', 'emptied', 'kept']),
  left: text,
  /** Null where nobody can say before it is done. */
  count: z.number().int().nullable(),
  /** At least until this day; null where there is none of it, or no end. */
  keptUntil: plainDate.nullable(),
  basis: basis.nullable(),
});

/** What there is about a person, what becomes of it, and how far a request has come. Looking is on record. */
export const getErasure = defineRoute({
  id: 'get-erasure',
  method: 'GET',
  path: '/communities/{communityId}/people/{personId}/erasure',
  summary: {
    zh: '删除个人信息：有哪些、删什么、依法留什么',
    en: 'Erasing personal data: what there is, what goes, what the law keeps',
  },
  params: ofPerson,
  reply: z.object({
    person: namedPerson,
    parts: z.array(part),
    openCases: z.number().int(),
    grounds: z.array(z.object({ id: z.string(), name: text, basis })),
    askers: z.array(z.object({ id: z.enum(ERASURE_ASKERS), name: text })),
    answerWithinDays: z.number().int(),
    answerBasis: basis,
    /** The latest request, if there is one. */
    request: erasure.nullable(),
    may: z.object({ request: z.boolean(), decide: z.boolean(), takeBack: z.boolean() }),
  }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: EDITORS },
});

export const requestErasure = defineRoute({
  id: 'request-erasure',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/erasures',
  summary: { zh: '登记删除个人信息的请求', en: 'Record a request to erase personal data' },
  params: ofPerson,
  body: z.object({
    ground: z.string().min(1).max(40),
    askedBy: z.enum(ERASURE_ASKERS),
    note: z.string().trim().max(200).default(''),
    /** The person’s name as typed by whoever records it. */
    name: z.string().trim().max(60),
  }),
  reply: erasure,
  status: 201,
  refusals: [
    'not-found',
    'erasure-ground-unknown',
    'erasure-name-differs',
    'erasure-asked-already',
    'erasure-done-already',
    'erasure-cases-open',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

const ofErasure = inCommunity.extend({ erasureId: uuid });

/** Another person than the one who recorded it. Once agreed to, a job of the program carries it out. */
export const decideErasure = defineRoute({
  id: 'decide-erasure',
  method: 'POST',
  path: '/communities/{communityId}/erasures/{erasureId}/decide',
  summary: { zh: '同意或不同意删除', en: 'Agree to an erasure, or refuse it with the reason' },
  params: ofErasure,
  body: z.object({
    decision: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('approve'), name: z.string().trim().max(60) }),
      z.object({ kind: z.literal('refuse'), answer: reason }),
    ]),
  }),
  reply: erasure,
  refusals: [
    'not-found',
    'erasure-decided-already',
    'erasure-second-person',
    'erasure-name-differs',
    'erasure-cases-open',
  ],
  access: { kind: 'community', roles: HEAD },
  command: true,
});

export const takeBackErasure = defineRoute({
  id: 'take-back-erasure',
  method: 'POST',
  path: '/communities/{communityId}/erasures/{erasureId}/take-back',
  summary: { zh: '撤回还没有决定的请求', en: 'Take back a request that nobody decided on yet' },
  params: ofErasure,
  body: z.object({}),
  reply: erasure,
  refusals: ['not-found', 'erasure-decided-already'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const listErasures = defineRoute({
  id: 'list-erasures',
  method: 'GET',
  path: '/communities/{communityId}/erasures',
  summary: { zh: '删除个人信息的请求，最新的在前', en: 'Requests to erase personal data, the latest first' },
  params: inCommunity,
  query: z.object(pageQuery),
  reply: pageOf(erasure),
  access: { kind: 'community', roles: EDITORS },
});
