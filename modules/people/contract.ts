import { z } from 'zod';
import { correctPerson } from './contract/corrections.ts';
import { decideDuplicate, findDuplicates, getDuplicate, listDuplicates, undoMerge } from './contract/duplicates.ts';
import { decideErasure, getErasure, listErasures, requestErasure, takeBackErasure } from './contract/erasures.ts';
import { correctLifeEvent, listLifeEvents, recordLifeEvent } from './contract/life-events.ts';
import {
  enterGroup,
  getFileForms,
  giveConsent,
  leaveGroup,
  listGroups,
  listReplacedValues,
  reviewGroup,
  saveOwnGroup,
  setFact,
  withdrawConsent,
} from './contract/person-file.ts';
import {
  groupTag,
  inCommunity,
  leftBecause,
  namedPerson,
  nameOnRecord,
  OFFICE,
  residence,
  sex,
} from './contract/shapes.ts';
import { defineRoute, instant, pageOf, pageQuery, plainDate, text, uuid } from '../../platform/contract.ts';

export { residence } from './contract/shapes.ts';
export * from './contract/corrections.ts';
export * from './contract/life-events.ts';
export * from './contract/person-file.ts';
export * from './contract/duplicates.ts';
export * from './contract/erasures.ts';

export const personSummary = z
  .object({
    id: uuid,
    communityId: uuid,
    name: z.string(),
    sex,
    bornOn: plainDate.nullable(),
    age: z.number().int().nullable(),
    idNumberMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    address: z.string().nullable().meta({ description: 'Building and unit; the door is shown on the person page' }),
    residence,
    groups: z.array(groupTag),
    openCases: z.number().int(),
    /** No longer here, and why; null for whoever is. */
    left: z.object({ on: plainDate, because: leftBecause }).nullable(),
  })
  .meta({ id: 'PersonSummary' });
export type PersonSummary = z.output<typeof personSummary>;

/** Every fact says where it comes from and as of when; `sensitive` ones arrive masked. */
const fact = z.object({
  id: z.string(),
  label: text,
  value: z.string(),
  source: text,
  asOf: plainDate.nullable(),
  expiresOn: plainDate.nullable(),
  sensitive: z.boolean(),
  /** Name for `reveal-field`; null when there is nothing hidden, or it is not for the caller to see. */
  reveal: z.string().nullable(),
  /** Why it may be used; null where that would need a consent nobody gave, so that it is not used. */
  ground: text.nullable(),
  /** A fact of the file, not a field of the record. */
  kept: z.boolean(),
});

const groupEntry = z.object({
  id: z.string(),
  name: text,
  className: text.nullable(),
  since: plainDate,
  until: plainDate.nullable(),
  evidence: z.string(),
  source: text,
  reviewedOn: plainDate.nullable(),
  reviewDueOn: plainDate.nullable(),
  exit: text.nullable(),
});

const consent = z.object({
  id: uuid,
  purpose: text,
  scope: z.string(),
  givenHow: z.enum(['paper', 'spoken', 'online']),
  givenBy: z.enum(['self', 'guardian', 'family']),
  /** Masked name and relation of whoever gave it for the person. */
  giver: z.string().nullable(),
  givenOn: plainDate,
  until: plainDate.nullable(),
  withdrawnOn: plainDate.nullable(),
  inForce: z.boolean(),
});

const personCase = z.object({
  id: uuid,
  number: z.string(),
  name: text,
  stateName: text,
  stateKind: z.enum(['open', 'waiting', 'done']),
  dueOn: plainDate.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  openedAt: instant,
});

const volunteering = z.object({
  caseId: uuid,
  number: z.string(),
  name: text,
  stateName: text,
  /** Services recorded, and hours of them; none while somebody only signed up. */
  times: z.number().int(),
  hours: z.number(),
});

export const personReply = personSummary
  .extend({
    version: z.number().int(),
    relationToHead: text.nullable(),
    relationId: z.string(),
    householdId: uuid.nullable(),
    grid: z.object({ id: uuid, name: z.string() }).nullable(),
    facts: z.array(fact),
    household: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        relation: text,
        relationId: z.string(),
        age: z.number().int().nullable(),
        sex,
      }),
    ),
    cases: z.array(personCase),
    needs: z.array(personCase),
    volunteering: z.array(volunteering),
    visits: z.array(
      z.object({ id: uuid, on: plainDate, workerName: z.string(), result: text, note: z.string().nullable() }),
    ),
    hints: z.array(text).meta({ description: 'How to speak with this person, e.g. hard of hearing' }),
    /** Under fourteen: protected more strictly. */
    isChild: z.boolean(),
    /** The record that stays, where this one is only a signpost to it. */
    mergedInto: z.object({ id: uuid, name: z.string() }).nullable(),
    groupEntries: z.array(groupEntry),
    consents: z.array(consent),
    documents: z.array(z.object({ id: uuid, number: z.string(), name: text, issuedAt: instant, void: z.boolean() })),
    /** Facts that may be used with a consent only, by purpose, where it is missing. */
    consentsMissing: z.array(z.object({ id: z.string(), name: text })),
  })
  .meta({ id: 'Person' });
export type PersonReply = z.output<typeof personReply>;

/** Stands for any group among the ids of groups. */
export const ANY_GROUP = 'any';

export const findPeople = defineRoute({
  id: 'find-people',
  method: 'GET',
  path: '/communities/{communityId}/people',
  summary: {
    zh: '找居民：姓名、拼音、首字母、电话、证件尾号、住址',
    en: 'Find people by name, pinyin, initials, phone, ID tail or address',
  },
  params: inCommunity,
  query: z.object({
    q: z.string().trim().max(60).default(''),
    group: z.string().max(60).optional().meta({ description: 'Id of a group; `any` for those of any' }),
    grid: uuid.optional(),
    building: uuid.optional(),
    microGrid: uuid.optional(),
    residence: residence.optional(),
    livesHere: z
      .literal('yes')
      .optional()
      .meta({ description: 'Only who lives in a household of a building here, as the table of places counts' }),
    ...pageQuery,
  }),
  reply: pageOf(personSummary),
  access: { kind: 'community', roles: OFFICE },
});

export const getPerson = defineRoute({
  id: 'get-person',
  method: 'GET',
  path: '/communities/{communityId}/people/{personId}',
  summary: { zh: '居民', en: 'One person' },
  params: z.object({ communityId: uuid, personId: uuid }),
  reply: personReply,
  refusals: ['not-found'],
  access: { kind: 'community', roles: OFFICE },
});

/** Sensitive values leave the server only here: one field, with a reason, rate limited and logged. */
export const revealField = defineRoute({
  id: 'reveal-field',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/reveal',
  summary: { zh: '查看完整信息（留痕）', en: 'Reveal a masked field; the reason is recorded' },
  params: z.object({ communityId: uuid, personId: uuid }),
  body: z.object({
    field: z.string().max(60),
    reason: z.enum(['handling-a-matter', 'contacting-the-person', 'checking-identity', 'emergency']),
    caseId: uuid.optional(),
  }),
  reply: z.object({ field: z.string(), value: z.string(), hiddenAgainAfterSeconds: z.number().int() }),
  refusals: ['not-found', 'too-many-requests', 'nothing-to-reveal', 'child-protected', 'consent-needed'],
  access: { kind: 'community', roles: OFFICE },
});

/** A person who is not known yet, registered while somebody waits: only what the matter needs. */
export const registerPerson = defineRoute({
  id: 'register-person',
  method: 'POST',
  path: '/communities/{communityId}/people',
  summary: { zh: '登记新来的人', en: 'Register a person' },
  params: inCommunity,
  body: z.object({
    name: nameOnRecord,
    idNumber: z.string().trim().max(40).nullable(),
    phone: z.string().trim().max(30).nullable(),
    sex: sex.optional(),
    bornOn: plainDate.optional(),
    residence: residence.default('visitor'),
    address: z.string().trim().max(120).optional(),
  }),
  reply: personReply,
  status: 201,
  refusals: ['id-number-invalid', 'phone-invalid', 'person-already-known', 'sex-and-birth-needed'],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

/** Looks a whole ID number up (card reader, barcode): by blind index, nothing is logged in clear. */
export const identifyPerson = defineRoute({
  id: 'identify-person',
  method: 'POST',
  path: '/communities/{communityId}/people/identify',
  summary: { zh: '刷证识别', en: 'Identify a person by a whole ID number' },
  params: inCommunity,
  body: z.object({ idNumber: z.string().trim().min(1).max(40) }),
  reply: z.object({ person: personSummary.nullable() }),
  refusals: ['id-number-invalid'],
  access: { kind: 'community', roles: OFFICE },
});

export const getHousehold = defineRoute({
  id: 'get-household',
  method: 'GET',
  path: '/communities/{communityId}/households/{householdId}',
  summary: { zh: '家庭', en: 'One household' },
  params: z.object({ communityId: uuid, householdId: uuid }),
  reply: z
    .object({
      id: uuid,
      address: z.string(),
      grid: z.object({ id: uuid, name: z.string() }).nullable(),
      closedOn: plainDate.nullable(),
      members: z.array(personSummary.extend({ relation: text, relationId: z.string(), isHead: z.boolean() })),
      cases: z.array(personCase),
      needs: z.array(personCase),
      visits: z.array(z.object({ id: uuid, on: plainDate, person: namedPerson, workerName: z.string(), result: text })),
    })
    .meta({ id: 'Household' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: OFFICE },
});

export const listPlaces = defineRoute({
  id: 'list-places',
  method: 'GET',
  path: '/communities/{communityId}/places',
  summary: { zh: '网格与楼栋', en: 'Grids and buildings' },
  params: inCommunity,
  reply: z.object({
    grids: z.array(z.object({ id: uuid, name: z.string(), households: z.number().int(), people: z.number().int() })),
    buildings: z.array(z.object({ id: uuid, gridId: uuid, name: z.string() })),
    groups: z.array(groupTag),
  }),
  access: { kind: 'community', roles: OFFICE },
});

export const peopleRoutes = [
  findPeople,
  getPerson,
  revealField,
  registerPerson,
  identifyPerson,
  correctPerson,
  getHousehold,
  listPlaces,
  recordLifeEvent,
  correctLifeEvent,
  listLifeEvents,
  getFileForms,
  setFact,
  listReplacedValues,
  enterGroup,
  reviewGroup,
  leaveGroup,
  listGroups,
  saveOwnGroup,
  giveConsent,
  withdrawConsent,
  listDuplicates,
  findDuplicates,
  getDuplicate,
  decideDuplicate,
  undoMerge,
  getErasure,
  requestErasure,
  decideErasure,
  takeBackErasure,
  listErasures,
] as const;
