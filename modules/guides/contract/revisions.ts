import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { CATALOGUE_ROLES } from '../domain/catalogue-rights.ts';
import { REVISION_PURPOSES, REVISION_STATUSES, REVISION_STEPS } from '../domain/revision.ts';
import { guideCheckReply, guideReply, knownFact } from './guides.ts';

export const access = { kind: 'anywhere', roles: [...CATALOGUE_ROLES] } as const;

const someone = z.object({ id: uuid, name: z.string() });
export const organisationName = z.object({ id: uuid, name: z.string() });
export const itemId = z.string().min(1).max(80);

/** What an item or an overlay is written down as, whether it is sound already or not. Its shape is `itemSchema` or `overlaySchema`. */
const written = z.record(z.string().max(80), z.unknown());
const file = z.string().min(1).max(400_000);

/** `path` leads into the written form (`materials[2].neededWhen`); empty where the whole is meant. */
export const finding = z
  .object({
    path: z.string(),
    rule: z.string().meta({ description: 'Code of the rule that is broken' }),
    text,
    /** A mistake stands in the way of review and publication; advice does not. */
    weight: z.enum(['mistake', 'advice']),
  })
  .meta({ id: 'CatalogueFinding' });
export type Finding = z.output<typeof finding>;

const summary = {
  id: uuid,
  purpose: z.enum(REVISION_PURPOSES),
  itemId: z.string(),
  itemName: text,
  /** Whose overlay it is; null for the base that holds for all. */
  organisation: organisationName.nullable(),
  status: z.enum(REVISION_STATUSES),
  /** The version of the item, or of the overlay, it was started from; null for the first one. */
  basedOn: z.number().int().nullable(),
  writers: z.array(someone),
  createdAt: instant,
  changedAt: instant,
  /** Optimistic version: commands name the one they saw. */
  version: z.number().int(),
  published: z.object({ version: z.number().int(), validFrom: plainDate }).nullable(),
  /** What the caller may do now. */
  may: z.array(z.enum(REVISION_STEPS)),
};
export const revisionSummary = z.object(summary).meta({ id: 'RevisionSummary' });
export type RevisionSummary = z.output<typeof revisionSummary>;

export const revisionReply = z
  .object({
    ...summary,
    written,
    yaml: z.string(),
    /** The item in force underneath, in its written form: what an overlay changes, or what a new version started from. */
    base: written.nullable(),
    findings: z.array(finding),
    steps: z.array(z.object({ step: z.enum(REVISION_STEPS), at: instant, by: someone, reason: z.string().nullable() })),
    /** First day on which it can start, were it published now. */
    earliestStart: plainDate,
  })
  .meta({ id: 'Revision' });
export type RevisionReply = z.output<typeof revisionReply>;

const ofRevision = z.object({ revisionId: uuid });
const seen = { expectedVersion: z.number().int().min(1) };
const reason = z.string().trim().min(1).max(500);

export const listRevisions = defineRoute({
  id: 'list-revisions',
  method: 'GET',
  path: '/catalogue/revisions',
  summary: { zh: '目录修订稿：我的、等我审核的', en: 'Revisions of the catalogue: mine, and those waiting for me' },
  query: z.object({ status: z.enum(REVISION_STATUSES).optional(), itemId: itemId.optional() }),
  reply: z.object({
    items: z.array(revisionSummary.extend({ mine: z.boolean(), waitsForMe: z.boolean() })),
  }),
  access,
});

export const startRevision = defineRoute({
  id: 'start-revision',
  method: 'POST',
  path: '/catalogue/revisions',
  summary: { zh: '起草：新事项、新版本、停办、本地调整', en: 'Start a revision: item, version, end or overlay' },
  body: z.discriminatedUnion('purpose', [
    z.object({ purpose: z.literal('new-item'), itemId }),
    z.object({ purpose: z.literal('new-version'), itemId }),
    /** The item ends; reason, basis, last day and replacement are written in the revision. */
    z.object({ purpose: z.literal('ending'), itemId }),
    z.object({ purpose: z.literal('overlay'), itemId, organisationId: uuid }),
  ]),
  reply: revisionReply,
  status: 201,
  refusals: ['not-found', 'item-unknown', 'item-already-there', 'item-id-invalid', 'revision-not-yours'],
  access,
  command: true,
});

export const getRevision = defineRoute({
  id: 'get-revision',
  method: 'GET',
  path: '/catalogue/revisions/{revisionId}',
  summary: { zh: '看一份修订稿', en: 'Read a revision with its checks' },
  params: ofRevision,
  reply: revisionReply,
  refusals: ['not-found'],
  access,
});

/** Mistakes do not keep anyone from saving; the reply lists them. Either `written` or `yaml` is given. */
export const saveRevision = defineRoute({
  id: 'save-revision',
  method: 'PUT',
  path: '/catalogue/revisions/{revisionId}',
  summary: { zh: '保存修订稿', en: 'Save a revision' },
  params: ofRevision,
  body: z
    .object({
      ...seen,
      written: written.optional(),
      yaml: file.optional(),
      /** Says that the revision now takes account of this version, where a newer one came out meanwhile. */
      basedOn: z.number().int().min(1).optional(),
    })
    .refine((body) => (body.written === undefined) !== (body.yaml === undefined), 'either written or yaml'),
  reply: revisionReply,
  refusals: [
    'not-found',
    'stale-version',
    'revision-not-yours',
    'revision-not-at-this-step',
    'catalogue-file-unreadable',
    'revision-too-large',
  ],
  access,
  command: true,
});

/** Assembles what is written without keeping it: the guide as people would see it, and the check with these facts. */
export const previewRevision = defineRoute({
  id: 'preview-revision',
  method: 'POST',
  path: '/catalogue/revisions/{revisionId}/preview',
  summary: { zh: '预览修订稿并试算', en: 'Preview a revision and try it with facts' },
  params: ofRevision,
  body: z.object({
    /** What stands in the editor; absent: what is saved. */
    written: written.optional(),
    facts: z.record(z.string().max(80), knownFact).default({}),
  }),
  reply: z.object({
    findings: z.array(finding),
    /** Null while mistakes keep the item from being assembled. */
    guide: guideReply.nullable(),
    check: guideCheckReply.nullable(),
    /** Facts that were left out because the item does not ask them or their value does not fit. */
    unusedFacts: z.array(z.string()),
  }),
  refusals: ['not-found', 'revision-too-large'],
  access,
});

const stepRefusals = ['not-found', 'stale-version', 'revision-not-yours', 'revision-not-at-this-step'];

export const submitRevision = defineRoute({
  id: 'submit-revision',
  method: 'POST',
  path: '/catalogue/revisions/{revisionId}/submit',
  summary: { zh: '提交审核', en: 'Hand a revision in for review' },
  params: ofRevision,
  body: z.object(seen),
  reply: revisionReply,
  refusals: [...stepRefusals, 'revision-mistaken', 'revision-without-change', 'revision-base-moved'],
  access,
  command: true,
});

/** A second person looks at it: nobody who wrote in it. */
export const reviewRevision = defineRoute({
  id: 'review-revision',
  method: 'POST',
  path: '/catalogue/revisions/{revisionId}/review',
  summary: { zh: '审核：通过或退回', en: 'Approve a revision or send it back' },
  params: ofRevision,
  body: z.discriminatedUnion('decision', [
    z.object({ ...seen, decision: z.literal('approve') }),
    z.object({ ...seen, decision: z.literal('send-back'), reason }),
  ]),
  reply: revisionReply,
  refusals: [...stepRefusals, 'second-person-needed', 'revision-mistaken', 'revision-base-moved'],
  access,
  command: true,
});

export const publishRevision = defineRoute({
  id: 'publish-revision',
  method: 'POST',
  path: '/catalogue/revisions/{revisionId}/publish',
  summary: { zh: '发布并定实施日期', en: 'Publish a revision from a day on' },
  params: ofRevision,
  body: z.object({ ...seen, startsOn: plainDate }),
  reply: revisionReply,
  refusals: [...stepRefusals, 'revision-mistaken', 'revision-base-moved', 'start-date-too-early'],
  access,
  command: true,
});

/** Back to writing, before it is published. */
export const takeBackRevision = defineRoute({
  id: 'take-back-revision',
  method: 'POST',
  path: '/catalogue/revisions/{revisionId}/take-back',
  summary: { zh: '收回再改', en: 'Take a revision back to go on writing' },
  params: ofRevision,
  body: z.object(seen),
  reply: revisionReply,
  refusals: stepRefusals,
  access,
  command: true,
});

/** Given up for good; the revision stays readable. */
export const withdrawRevision = defineRoute({
  id: 'withdraw-revision',
  method: 'POST',
  path: '/catalogue/revisions/{revisionId}/withdraw',
  summary: { zh: '作废修订稿', en: 'Give a revision up' },
  params: ofRevision,
  body: z.object({ ...seen, reason }),
  reply: revisionReply,
  refusals: stepRefusals,
  access,
  command: true,
});
