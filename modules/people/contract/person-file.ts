import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { EDITORS, factValue, HEAD, inCommunity, namedPerson, OFFICE, ofPerson, reason, source } from './shapes.ts';

/** A value that is typed in: what kind it is and, for choices, which there are. */
const factForm = z.object({
  id: z.string(),
  label: text,
  kind: z.enum(['yes-no', 'choice', 'amount', 'date', 'text']),
  choices: z.array(z.object({ id: z.string(), label: z.string() })),
  unit: z.string().nullable(),
});
export type FactForm = z.output<typeof factForm>;

const named = z.array(z.object({ id: z.string(), name: text }));

/** What the forms of a person's file offer. */
export const getFileForms = defineRoute({
  id: 'get-file-forms',
  method: 'GET',
  path: '/communities/{communityId}/file-forms',
  summary: { zh: '档案可填的内容', en: 'What may be written into a file' },
  params: inCommunity,
  reply: z.object({
    facts: z.array(factForm),
    sources: named,
    relations: named,
    purposes: named,
    exits: named,
    groups: z.array(
      z.object({
        id: z.string(),
        name: text,
        classes: named,
        needsEvidence: z.boolean(),
        mayDecide: z.boolean(),
        reviewMonths: z.number().int().nullable(),
      }),
    ),
  }),
  access: { kind: 'community', roles: OFFICE },
});

export const setFact = defineRoute({
  id: 'set-fact',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/facts',
  summary: {
    zh: '登记或更正一项信息；原来的留在历史里',
    en: 'Record or correct a fact; the old one stays in the history',
  },
  params: ofPerson,
  body: z.object({
    factId: z.string().max(60),
    value: factValue,
    source,
    asOf: plainDate,
    expiresOn: plainDate.nullable().default(null),
    reason,
  }),
  reply: z.object({ factId: z.string() }),
  refusals: [
    'not-found',
    'fact-not-kept',
    'fact-value-wrong',
    'source-unknown',
    'change-date-in-future',
    'person-has-left',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

const replacedValue = z.object({
  id: uuid,
  label: text,
  /** Masked where the value is sensitive. */
  value: z.string(),
  source: text,
  asOf: plainDate,
  expiresOn: plainDate.nullable(),
  reason: z.string(),
  replacedBy: z.string(),
  replacedAt: instant,
});

export const listReplacedValues = defineRoute({
  id: 'list-replaced-values',
  method: 'GET',
  path: '/communities/{communityId}/people/{personId}/replaced-values',
  summary: { zh: '更正历史', en: 'Values that were corrected' },
  params: ofPerson,
  reply: z.object({ items: z.array(replacedValue) }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: OFFICE },
});

const ofGroup = ofPerson.extend({ groupId: z.string().max(60) });
const evidence = z.string().trim().max(200).default('');

export const enterGroup = defineRoute({
  id: 'enter-group',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/groups',
  summary: { zh: '纳入人群', en: 'Put somebody into a group' },
  params: ofPerson,
  body: z.object({
    groupId: z.string().max(60),
    classId: z.string().max(60).nullable().default(null),
    evidence,
    source,
  }),
  reply: z.object({ groupId: z.string(), reviewDueOn: plainDate.nullable() }),
  refusals: [
    'not-found',
    'group-unknown',
    'group-held-already',
    'group-not-yours-to-decide',
    'group-by-age',
    'group-not-in-force',
    'group-class-needed',
    'group-evidence-needed',
    'source-unknown',
    'person-has-left',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const reviewGroup = defineRoute({
  id: 'review-group',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/groups/{groupId}/review',
  summary: { zh: '复核：仍然符合', en: 'Looked at again: still belongs' },
  params: ofGroup,
  body: z.object({ evidence: z.string().trim().min(1).max(200) }),
  reply: z.object({ groupId: z.string(), reviewDueOn: plainDate.nullable() }),
  refusals: ['not-found', 'group-unknown', 'group-not-held', 'group-not-yours-to-decide'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const leaveGroup = defineRoute({
  id: 'leave-group',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/groups/{groupId}/leave',
  summary: { zh: '退出人群', en: 'Take somebody out of a group' },
  params: ofGroup,
  body: z.object({ on: plainDate, reason: z.string().max(40), evidence }),
  reply: z.object({ groupId: z.string() }),
  refusals: [
    'not-found',
    'group-unknown',
    'group-not-held',
    'group-not-yours-to-decide',
    'group-exit-unknown',
    'group-ends-before-start',
    'change-date-in-future',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

const groupRule = z.object({
  id: z.string(),
  name: text,
  care: z.boolean(),
  own: z.boolean(),
  basis: z.string(),
  validFrom: plainDate,
  validUntil: plainDate.nullable(),
  fromAge: z.number().int().nullable(),
  reviewMonths: z.number().int().nullable(),
  needsEvidence: z.boolean(),
  /** Roles that decide; empty: whoever keeps the files. */
  decidedBy: z.array(z.string()),
  classes: z.array(z.object({ id: z.string(), name: text, basis: z.string() })),
  people: z.number().int(),
  due: z.number().int(),
});
export type GroupRule = z.output<typeof groupRule>;

const review = z.object({
  person: namedPerson,
  address: z.string().nullable(),
  group: z.object({ id: z.string(), name: text }),
  since: plainDate,
  reviewedOn: plainDate.nullable(),
  dueOn: plainDate,
});

export const listGroups = defineRoute({
  id: 'list-groups',
  method: 'GET',
  path: '/communities/{communityId}/groups',
  summary: { zh: '人群清单、规则与到期复核', en: 'Groups with their rules, and the reviews that are due' },
  params: inCommunity,
  reply: z.object({ groups: z.array(groupRule), reviews: z.array(review), more: z.boolean() }),
  access: { kind: 'community', roles: OFFICE },
});

export const saveOwnGroup = defineRoute({
  id: 'save-own-group',
  method: 'POST',
  path: '/communities/{communityId}/groups',
  summary: { zh: '本社区自设人群', en: 'A group of the community’s own' },
  params: inCommunity,
  body: z.object({
    /** Absent: a new one. */
    id: z.string().max(60).optional(),
    name: z.string().trim().min(1).max(30),
    care: z.boolean(),
    basis: z.string().trim().min(1).max(120),
    reviewMonths: z.number().int().min(1).max(60).nullable(),
    validFrom: plainDate,
    validUntil: plainDate.nullable().default(null),
  }),
  reply: z.object({ groupId: z.string() }),
  refusals: ['group-unknown', 'group-name-taken', 'group-ends-before-start'],
  access: { kind: 'community', roles: HEAD },
  command: true,
});

export const giveConsent = defineRoute({
  id: 'give-consent',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/consents',
  summary: { zh: '登记同意', en: 'Record a consent' },
  params: ofPerson,
  body: z.object({
    purpose: z.string().max(60),
    scope: z.string().trim().max(200).default(''),
    givenHow: z.enum(['paper', 'spoken', 'online']),
    givenBy: z.enum(['self', 'guardian', 'family']),
    giverName: z.string().trim().max(60).default(''),
    giverRelation: z.string().max(40).default(''),
    givenOn: plainDate,
    until: plainDate.nullable().default(null),
  }),
  reply: z.object({ consentId: uuid }),
  status: 201,
  refusals: [
    'not-found',
    'consent-purpose-unknown',
    'guardian-needed',
    'giver-needed',
    'consent-dates-wrong',
    'change-date-in-future',
    'person-has-left',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const withdrawConsent = defineRoute({
  id: 'withdraw-consent',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/consents/{consentId}/withdraw',
  summary: { zh: '撤回同意', en: 'Withdraw a consent' },
  params: ofPerson.extend({ consentId: uuid }),
  body: z.object({ on: plainDate, reason: z.string().trim().max(200).default('') }),
  reply: z.object({ consentId: uuid }),
  refusals: ['not-found', 'consent-withdrawn-already', 'consent-dates-wrong', 'change-date-in-future'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});
