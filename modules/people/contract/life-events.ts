import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { LIFE_CHANGES } from '../domain/life-events.ts';
import { EDITORS, inCommunity, namedPerson, nameOnRecord, OFFICE, reason, residence, sex, source } from './shapes.ts';

const relation = z.string().min(1).max(40);
const newcomer = z.object({
  name: nameOnRecord,
  idNumber: z.string().trim().max(40).nullable().default(null),
  phone: z.string().trim().max(30).nullable().default(null),
  sex: sex.optional(),
  bornOn: plainDate.optional(),
});
/** Somebody on record, or somebody entered with the change. */
const comes = z.union([z.object({ personId: uuid, relation }).strict(), z.object({ newcomer, relation }).strict()]);
const placing = z.object({ personId: uuid, relation });
const address = z.object({
  buildingId: uuid,
  unit: z.string().trim().max(30).default(''),
  room: z.string().trim().min(1).max(30),
  tenure: z.enum(['owner', 'tenant', 'guest', 'unknown']).default('unknown'),
});
const target = z.union([z.object({ householdId: uuid }).strict(), z.object({ address }).strict()]);
/** New relations of those who stay, where the head goes. */
const stay = z.array(placing).max(30).default([]);
const members = z.array(comes).min(1).max(20);
const couple = z.tuple([uuid, uuid]);

export const lifeChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved-in'), into: target, members, residence }),
  z.object({
    kind: z.literal('moved-out'),
    personIds: z.array(uuid).min(1).max(30),
    stillRegistered: z.boolean(),
    stay,
  }),
  z.object({ kind: z.literal('moved-within'), householdId: uuid, address }),
  z.object({ kind: z.literal('born'), householdId: uuid, newcomer, relation, residence }),
  z.object({ kind: z.literal('died'), personId: uuid, stay }),
  z.object({ kind: z.literal('married'), personIds: couple, joins: placing.nullable(), stay }),
  z.object({
    kind: z.literal('divorced'),
    personIds: couple,
    leaverId: uuid.nullable(),
    address: address.nullable(),
    stay,
  }),
  z.object({ kind: z.literal('split'), householdId: uuid, members: z.array(placing).min(1).max(20), address, stay }),
  z.object({
    kind: z.literal('merged'),
    householdId: uuid,
    intoHouseholdId: uuid,
    members: z.array(placing).min(1).max(30),
  }),
  z.object({ kind: z.literal('let'), address, members, residence, until: plainDate.nullable() }),
  z.object({ kind: z.literal('head-changed'), householdId: uuid, members: z.array(placing).min(1).max(30) }),
]);
export type LifeChangeBody = z.output<typeof lifeChange>;
export type AddressBody = z.output<typeof address>;
export type NewcomerBody = z.output<typeof newcomer>;

const REFUSALS = [
  'not-found',
  'change-date-in-future',
  'relation-unknown',
  'person-named-twice',
  'person-unknown',
  'person-has-left',
  'household-unknown',
  'household-closed',
  'already-in-household',
  'not-in-household',
  'same-household',
  'head-needed',
  'one-head-only',
  'nothing-changes',
] as const;

const recorded = z.object({ eventId: uuid, personIds: z.array(uuid), householdIds: z.array(uuid) });

export const recordLifeEvent = defineRoute({
  id: 'record-life-event',
  method: 'POST',
  path: '/communities/{communityId}/life-events',
  summary: {
    zh: '登记变动：迁入、迁出、出生、去世、婚姻、分户、并户、出租',
    en: 'Record what happened: moves, birth, death, marriage, households split, merged or let',
  },
  params: inCommunity,
  body: z.object({ change: lifeChange, on: plainDate, source, note: z.string().trim().max(300).default('') }),
  reply: recorded,
  status: 201,
  refusals: [
    ...REFUSALS,
    'source-unknown',
    'building-unknown',
    'let-dates-wrong',
    'born-on-other-day',
    'id-number-invalid',
    'phone-invalid',
    'person-already-known',
    'sex-and-birth-needed',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const correctLifeEvent = defineRoute({
  id: 'correct-life-event',
  method: 'POST',
  path: '/communities/{communityId}/life-events/{eventId}/correct',
  summary: {
    zh: '更正变动：撤回登错的一条，原记录保留',
    en: 'Take an entry back; it stays on record with the correction that points to it',
  },
  params: inCommunity.extend({ eventId: uuid }),
  body: z.object({ reason }),
  reply: recorded,
  refusals: ['not-found', 'event-corrected-already', 'correction-is-final', 'later-change-first'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

const lifeEvent = z.object({
  id: uuid,
  kind: z.enum([...LIFE_CHANGES, 'correction']),
  on: plainDate,
  until: plainDate.nullable(),
  source: text,
  people: z.array(namedPerson),
  households: z.array(uuid),
  note: z.string(),
  reason: z.string(),
  /** The entry that this one takes back, or the one by which it was taken back. */
  corrects: uuid.nullable(),
  correctedBy: uuid.nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
});
export type LifeEventReply = z.output<typeof lifeEvent>;

export const listLifeEvents = defineRoute({
  id: 'list-life-events',
  method: 'GET',
  path: '/communities/{communityId}/life-events',
  summary: { zh: '变动记录', en: 'What happened to people and households' },
  params: inCommunity,
  query: z.object({ person: uuid.optional(), household: uuid.optional() }),
  reply: z.object({
    items: z.array(lifeEvent),
    /** For the forms: relations to the head and sources of entries. */
    relations: z.array(z.object({ id: z.string(), name: text })),
    sources: z.array(z.object({ id: z.string(), name: text })),
  }),
  access: { kind: 'community', roles: OFFICE },
});
