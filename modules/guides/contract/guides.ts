import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import { SERVICE_CATEGORIES, SERVICE_TYPE_IDS } from '../domain/service-item.ts';

const basis = z.object({ source: z.string(), where: z.string().optional() });
export const serviceType = z.enum(SERVICE_TYPE_IDS);
export const category = z.enum(SERVICE_CATEGORIES);
export const department = z.object({ id: z.string(), name: text });
const answer = z.enum(['yes', 'no', 'unknown']);
const factValue = z.union([z.boolean(), z.number(), z.string().max(200)]);

export const serviceLimit = z
  .object({
    unit: z.enum(['at-once', 'working-days', 'calendar-days']),
    promised: z.number().int(),
    statutory: z.number().int().nullable(),
    basis,
  })
  .meta({ id: 'ServiceLimit' });

const dayUnit = z.enum(['working-days', 'calendar-days']);

const offeredProcess = z
  .object({
    processId: serviceType,
    /** False when a delegation has run out; then the type cannot be chosen today. */
    available: z.boolean(),
    limit: serviceLimit,
    stages: z
      .array(z.object({ name: text, unit: dayUnit, days: z.number().int(), countsTowardsLimit: z.boolean() }))
      .optional(),
    delegation: z.object({ approvedBy: text, document: z.string(), validUntil: plainDate }).optional(),
    transferLimit: z.object({ unit: dayUnit, days: z.number().int() }).optional(),
    approver: z
      .object({ kind: z.enum(['community', 'street', 'district', 'city']), departmentId: z.string() })
      .optional(),
    clocks: z.record(z.string(), serviceLimit).optional(),
  })
  .meta({ id: 'OfferedProcess' });

export const guideMaterial = z
  .object({
    id: z.string(),
    name: text,
    form: z.enum(['original', 'copy', 'original-and-copy', 'form']),
    count: z.number().int().optional(),
    neededWhen: z.string().optional(),
    neededWhenText: text.optional(),
    comesFrom: text,
    template: z.string().optional().meta({ description: 'Kind of the paper that the window prints filled in' }),
    knownFrom: z.string().optional(),
    note: text.optional(),
  })
  .meta({ id: 'GuideMaterial' });

export const factQuestion = z
  .object({
    id: z.string(),
    label: text,
    question: text,
    type: z.enum(['boolean', 'number', 'choice']),
    unit: text.optional(),
    choices: z.array(z.object({ id: z.string(), label: text })).optional(),
    knownAttribute: z.string().optional(),
  })
  .meta({ id: 'FactQuestion' });

const guideHead = {
  id: z.string(),
  version: z.number().int(),
  validFrom: plainDate,
  name: text,
  shortName: text.optional(),
  category,
  department,
  audience: text,
  scope: z.enum(['community', 'village', 'both']),
  legalKind: z.enum(['duty', 'assistance', 'handling']),
  fee: text,
};

export const guideHit = z
  .object({
    ...guideHead,
    processIds: z.array(serviceType),
    /** What in the item answered the words of the search; empty when nothing was searched. */
    reasons: z.array(
      z.object({
        field: z
          .enum([
            'name',
            'keyword',
            'synonym',
            'words',
            'asked',
            'meaning',
            'former-name',
            'department',
            'pinyin',
            'initials',
            'english',
          ])
          .meta({ description: 'synonym: said in other words; words: related words; asked: a sentence asked before' }),
        matched: z.string(),
      }),
    ),
  })
  .meta({ id: 'GuideHit' });
export type GuideHit = z.output<typeof guideHit>;

export const guideReply = z
  .object({
    ...guideHead,
    sources: z.array(
      z.object({
        document: z.string(),
        title: text,
        file: z.string(),
        part: z.string(),
        number: z.number().optional(),
      }),
    ),
    processes: z.array(offeredProcess),
    materials: z.array(guideMaterial),
    conditions: z.array(z.object({ id: z.string(), text, feel: z.string(), facts: z.array(z.string()), basis })),
    parameters: z.array(
      z.object({ id: z.string(), label: text, value: z.number(), unit: text, local: z.boolean(), basis }),
    ),
    calculations: z.array(
      z.object({
        id: z.string(),
        name: text,
        unit: text,
        steps: z.array(z.object({ id: z.string(), label: text, feel: z.string() })),
        facts: z.array(z.string()),
        basis,
      }),
    ),
    facts: z.array(factQuestion),
    flow: z.array(text),
    contact: z.object({ phone: z.string().optional(), place: text.optional(), hours: text.optional() }).optional(),
    otherMatters: z.array(text),
    spokenAnswer: text.optional(),
    keywords: z.array(z.string()),
    related: z.array(z.object({ id: z.string(), name: text })),
    verifyLocally: z.boolean(),
    basis,
    /** Organisations that do parts of the item their own way for the community that was asked for. */
    localBy: z.array(z.object({ organisationId: z.string(), version: z.number().int() })),
  })
  .meta({ id: 'Guide' });
export type GuideReply = z.output<typeof guideReply>;

export const knownFact = z.object({
  value: factValue,
  origin: z.enum(['record', 'stated']).default('stated').meta({ description: 'Only a record spares a material' }),
  source: z.string().max(200).optional(),
  asOf: plainDate.optional(),
});

const factUsed = z.object({
  factId: z.string(),
  label: text,
  value: factValue,
  origin: z.enum(['record', 'stated']),
  source: z.string().optional(),
  asOf: plainDate.optional(),
});

export const guideCheckReply = z
  .object({
    itemId: z.string(),
    version: z.number().int(),
    overall: answer,
    conditions: z.array(
      z.object({
        id: z.string(),
        text,
        basis,
        result: answer,
        because: z.array(factUsed),
        missing: z.array(z.string()),
      }),
    ),
    nextQuestion: factQuestion.nullable(),
    materials: z.array(
      guideMaterial.extend({
        status: z.enum(['needed', 'known', 'not-needed', 'unknown']),
        knownBy: z
          .object({ source: z.string().nullable(), asOf: plainDate.nullable() })
          .nullable()
          .meta({ description: 'The record that stands in for the material' }),
        missing: z.array(z.string()),
      }),
    ),
    amounts: z.array(
      z.object({
        id: z.string(),
        name: text,
        unit: text,
        basis,
        value: factValue.nullable(),
        steps: z.array(z.object({ id: z.string(), label: text, value: factValue })),
        missing: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'GuideCheck' });
export type GuideCheckReply = z.output<typeof guideCheckReply>;

const ofItem = z.object({ itemId: z.string().min(1).max(80) });

const refusedCertificate = z.object({ id: z.string(), name: text, instead: text, basis }).meta({
  id: 'RefusedCertificate',
  description: 'A certificate that committees must not issue, and where to go instead',
});

/** Items in force today, best match first; without words in the order of the catalogue. */
export const searchGuides = defineRoute({
  id: 'search-guides',
  method: 'GET',
  path: '/guides',
  summary: { zh: '查找办事指南', en: 'Search the guides' },
  query: z.object({
    q: z.string().max(100).default(''),
    category: category.optional(),
    legalKind: z.enum(['duty', 'assistance', 'handling']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  reply: z
    .object({ items: z.array(guideHit), total: z.number().int(), refusedCertificates: z.array(refusedCertificate) })
    .meta({ id: 'GuideHits' }),
  access: { kind: 'public' },
});

export const getGuide = defineRoute({
  id: 'get-guide',
  method: 'GET',
  path: '/guides/{itemId}',
  summary: { zh: '看一个事项的办事指南', en: 'Read the guide of an item' },
  params: ofItem,
  query: z.object({
    version: z.coerce.number().int().min(1).optional(),
    /** As this community does it; without it, as the base says. */
    communityId: uuid.optional(),
  }),
  reply: guideReply,
  refusals: ['not-found'],
  access: { kind: 'public' },
});

/** Judges conditions, materials and amounts with the facts given. Nothing is kept. */
export const checkGuide = defineRoute({
  id: 'check-guide',
  method: 'POST',
  path: '/guides/{itemId}/check',
  summary: { zh: '看能不能办、要带什么、能领多少', en: 'Check eligibility, materials and amounts' },
  params: ofItem,
  body: z.object({
    facts: z.record(z.string().max(80), knownFact).default({}),
    communityId: uuid.optional(),
  }),
  reply: guideCheckReply,
  refusals: ['not-found', 'fact-unknown', 'fact-value-invalid'],
  access: { kind: 'public' },
});
