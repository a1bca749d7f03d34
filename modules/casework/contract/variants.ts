import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { CLOCK_MARKS } from '../domain/variant-changes.ts';
import { VARIANT_ROLES, VARIANT_STATUSES, VARIANT_STEPS } from '../domain/variant-terms.ts';
import { inCommunity } from './shapes.ts';

/** Heads write and review versions of their own community; a manager above reviews and writes too. */
const access = { kind: 'community', roles: ['head', 'manager'] } as const;

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MOST_PARTS = 40;
const partId = z.string().max(60).regex(ID);
/** Both languages are written before it is handed in; while writing one may still be empty. */
const words = z.object({ zh: z.string().max(300), en: z.string().max(600) });
const partIds = z.array(partId).max(MOST_PARTS);
const role = z.enum(VARIANT_ROLES);
const responsible = z.enum([...VARIANT_ROLES, 'unit']);
const parts = <T extends z.ZodType>(part: T) =>
  z.record(partId, part).refine((all) => Object.keys(all).length <= MOST_PARTS, 'too many');

/** Kinds of fields a variant may add; those that steer the engine stay with the process itself. */
export const VARIANT_FIELD_TYPES = [
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
] as const;
const fieldId = z
  .string()
  .max(60)
  .regex(/^[a-z][a-zA-Z0-9]*$/);
const field = z
  .object({
    id: fieldId,
    type: z.enum(VARIANT_FIELD_TYPES),
    label: words,
    required: z.boolean(),
    choices: z.exactOptional(z.array(z.object({ id: partId, label: words }).strict()).max(MOST_PARTS)),
    help: z.exactOptional(words),
    sensitive: z.exactOptional(z.literal(true)),
  })
  .strict();
const fields = z.array(field).max(20);
const papers = z.array(z.string().max(80)).max(10);
const need = z.enum([
  'eligible',
  'materials-complete',
  'materials-missing',
  'within-first-notice',
  'delegation-in-force',
  'same-approving-organisation',
  'same-unit',
  'consent-given',
  'tasks-done',
  'not-the-handler',
]);

export const variantChanges = z
  .object({
    steps: parts(
      z
        .object({
          name: z.exactOptional(words),
          told: z.exactOptional(words),
          responsible: z.exactOptional(responsible),
        })
        .strict(),
    ),
    newSteps: parts(z.object({ name: words, told: words, kind: z.enum(['open', 'waiting']), responsible }).strict()),
    removedSteps: partIds,
    actions: parts(
      z
        .object({
          name: z.exactOptional(words),
          from: z.exactOptional(partIds),
          to: z.exactOptional(partId),
          by: z.exactOptional(z.array(role).max(12)),
          newFields: z.exactOptional(fields),
          newDocuments: z.exactOptional(papers),
        })
        .strict(),
    ),
    newActions: parts(
      z
        .object({
          name: words,
          from: partIds,
          to: partId,
          by: z.array(role).max(12),
          needs: z.array(need).max(10),
          fields,
          documents: papers,
          endsFirstContact: z.exactOptional(z.enum(['answered', 'accepted', 'handed-over'])),
          emphasis: z.enum(['main', 'other', 'way-out']),
        })
        .strict(),
    ),
    removedActions: partIds,
    promised: z.record(z.string().max(60), z.number().int().min(0).max(3660)),
    openingFields: z
      .record(fieldId, z.object({ label: z.exactOptional(words), help: z.exactOptional(words) }).strict())
      .refine((all) => Object.keys(all).length <= MOST_PARTS, 'too many'),
    newOpeningFields: fields,
    removedOpeningFields: z.array(fieldId).max(MOST_PARTS),
    escalations: parts(
      z
        .object({
          count: z.exactOptional(z.number().int().min(1).max(3660)),
          mark: z.exactOptional(z.enum(CLOCK_MARKS)),
          notify: z.exactOptional(z.array(role).max(12)),
        })
        .strict(),
    ),
  })
  .strict()
  .meta({ id: 'VariantChanges' });

const someone = z.object({ id: uuid, name: z.string() });
const finding = z.object({ path: z.string(), rule: z.string(), found: z.string(), text });

const summary = {
  id: uuid,
  processId: z.string(),
  processName: text,
  /** Whether it gives the community's own version up. */
  ends: z.boolean(),
  status: z.enum(VARIANT_STATUSES),
  basedOn: z.number().int(),
  writers: z.array(someone),
  changedAt: instant,
  /** Optimistic version: commands name the one they saw. */
  version: z.number().int(),
  publishedVersion: z.number().int().nullable(),
  may: z.array(z.enum(VARIANT_STEPS)),
};
export const variantSummary = z.object(summary).meta({ id: 'VariantSummary' });
export type VariantSummary = z.output<typeof variantSummary>;

export const variantReply = z
  .object({
    ...summary,
    changes: variantChanges,
    /** The shipped version it varies, as `ProcessDefinition`: the editor draws and checks it while it is changed. */
    base: z.record(z.string(), z.unknown()),
    findings: z.array(finding),
    steps: z.array(z.object({ step: z.enum(VARIANT_STEPS), at: instant, by: someone, reason: z.string().nullable() })),
    /** First day on which it can start, were it published now. */
    earliestStart: plainDate,
    documents: z.array(z.object({ kind: z.string(), name: text })),
  })
  .meta({ id: 'Variant' });
export type VariantReply = z.output<typeof variantReply>;

const ofVariant = z.object({ communityId: uuid, variantId: uuid });
const expectedVersion = z.number().int().min(1);
const reason = z.string().trim().min(1).max(500);

export const listVariants = defineRoute({
  id: 'list-variants',
  method: 'GET',
  path: '/communities/{communityId}/process-variants',
  summary: { zh: '本社区的流程修订稿', en: 'Own versions of processes a community is writing or has published' },
  params: inCommunity,
  reply: z.object({ items: z.array(variantSummary) }),
  access,
});

export const startVariant = defineRoute({
  id: 'start-variant',
  method: 'POST',
  path: '/communities/{communityId}/process-variants',
  summary: { zh: '起草本社区的流程', en: 'Start a version of a process for the own community' },
  params: inCommunity,
  body: z.object({ processId: z.string().max(60), ends: z.boolean().default(false) }),
  reply: variantReply,
  status: 201,
  refusals: ['not-found', 'variant-under-way', 'variant-not-there'],
  access,
  command: true,
});

export const getVariant = defineRoute({
  id: 'get-variant',
  method: 'GET',
  path: '/communities/{communityId}/process-variants/{variantId}',
  summary: { zh: '看一份流程修订稿', en: 'Read a version under way, with its checks' },
  params: ofVariant,
  reply: variantReply,
  refusals: ['not-found'],
  access,
});

/** Faults do not keep anyone from saving; the reply lists them. */
export const saveVariant = defineRoute({
  id: 'save-variant',
  method: 'PUT',
  path: '/communities/{communityId}/process-variants/{variantId}',
  summary: { zh: '保存流程修订稿', en: 'Save a version under way' },
  params: ofVariant,
  body: z.object({ expectedVersion, changes: variantChanges }),
  reply: variantReply,
  refusals: ['not-found', 'stale-version', 'revision-not-yours', 'revision-not-at-this-step'],
  access,
  command: true,
});

/** Handing in, approving and publishing refuse what is unsound or weaker than the process itself. */
export const moveVariant = defineRoute({
  id: 'move-variant',
  method: 'POST',
  path: '/communities/{communityId}/process-variants/{variantId}/steps',
  summary: { zh: '提交、审核、发布流程修订稿', en: 'Hand in, review, publish or give up a version under way' },
  params: ofVariant,
  body: z.discriminatedUnion('step', [
    z.object({ step: z.enum(['submit', 'approve', 'take-back']), expectedVersion }),
    z.object({ step: z.enum(['send-back', 'withdraw']), expectedVersion, reason }),
    z.object({ step: z.literal('publish'), expectedVersion, startsOn: plainDate }),
  ]),
  reply: variantReply,
  refusals: [
    'not-found',
    'stale-version',
    'revision-not-yours',
    'revision-not-at-this-step',
    'second-person-needed',
    'revision-base-moved',
    'revision-without-change',
    'variant-unsound',
    'start-date-too-early',
  ],
  access,
  command: true,
});
