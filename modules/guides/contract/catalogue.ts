import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { category, department, factQuestion, serviceLimit, serviceType } from './guides.ts';
import { access, finding, itemId, organisationName } from './revisions.ts';

const versionOn = z.object({ version: z.number().int(), validFrom: plainDate });

const catalogueEntry = z
  .object({
    itemId: z.string(),
    name: text,
    shortName: text.optional(),
    category,
    department,
    legalKind: z.enum(['duty', 'assistance', 'handling']),
    keywords: z.array(z.string()),
    verifyLocally: z.boolean(),
    /** Null before the first day and after the last. */
    inForce: versionOn.nullable(),
    /** A version that is published and starts later. */
    coming: versionOn.nullable(),
    /** Last day of an item that ends or has ended. */
    endsOn: plainDate.nullable(),
    /** Overlays in force today or coming that the caller's organisations have, or that lie above them. */
    overlays: z.array(z.object({ organisation: organisationName, ...versionOn.shape })),
    /** Revisions under way that the caller may see. */
    revisions: z.array(
      z.object({
        id: uuid,
        status: z.enum(['writing', 'in-review', 'approved']),
        organisation: organisationName.nullable(),
      }),
    ),
  })
  .meta({ id: 'CatalogueEntry' });
export type CatalogueEntry = z.output<typeof catalogueEntry>;

/** The whole catalogue as its keepers see it; a few hundred entries, filtered in the browser. */
export const listCatalogue = defineRoute({
  id: 'list-catalogue',
  method: 'GET',
  path: '/catalogue/items',
  summary: { zh: '事项目录', en: 'The catalogue as its keepers see it' },
  reply: z.object({ items: z.array(catalogueEntry) }),
  access,
});

export const listItemVersions = defineRoute({
  id: 'list-item-versions',
  method: 'GET',
  path: '/catalogue/items/{itemId}/versions',
  summary: { zh: '一个事项的历次版本', en: 'All versions of an item and its overlays' },
  params: z.object({ itemId }),
  reply: z.object({
    items: z.array(
      z.object({
        /** What `compare-items` takes. */
        ref: z.string(),
        organisation: organisationName.nullable(),
        ...versionOn.shape,
        validTo: plainDate.nullable(),
        /** Null for what came with the program. */
        publication: z
          .object({ at: instant, writers: z.array(z.string()), reviewedBy: z.string(), publishedBy: z.string() })
          .nullable(),
      }),
    ),
  }),
  refusals: ['item-unknown'],
  access,
});

/** What editors choose from: everything an item may refer to. */
export const getItemWords = defineRoute({
  id: 'get-item-words',
  method: 'GET',
  path: '/catalogue/words',
  summary: { zh: '编写事项可用的部门、事实、来源、流程', en: 'What items may refer to' },
  reply: z
    .object({
      departments: z.array(department),
      facts: z.array(factQuestion),
      /** Law, standards and other documents an item may name as its source. */
      documents: z.array(z.object({ id: z.string(), title: text })),
      /** Service types with the limit each has when an item says nothing of its own; null where an item must say it. */
      processes: z.array(z.object({ processId: serviceType, name: text.nullable(), limit: serviceLimit.nullable() })),
      /** Functions that expressions may call. */
      functions: z.array(z.string()),
      /** What a spoken answer may name in braces. */
      placeholders: z.array(z.string()),
      mayWriteBase: z.boolean(),
      /** Organisations the caller may write overlays for. */
      organisations: z.array(organisationName.extend({ kind: z.string() })),
      today: plainDate,
    })
    .meta({ id: 'ItemWords' }),
  access,
});

const differenceValue = z.union([z.string(), z.number(), z.boolean(), text]).nullable();
export const difference = z
  .object({
    /** Named part of an item: `head`, `process`, `material`, `condition`, `parameter`, `calculation`, `flow`, … */
    part: z.string(),
    /** Id of the material, condition, service type …; null for parts that an item has once. */
    id: z.string().nullable(),
    name: text.nullable(),
    change: z.enum(['added', 'removed', 'changed']),
    fields: z.array(z.object({ field: z.string(), before: differenceValue, after: differenceValue })),
  })
  .meta({ id: 'ItemDifference' });

const ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** `version:2`, `in-force`, `revision:<id>`, `overlay:<organisation>` (as in force there), `overlay:<organisation>:3`. */
const ref = z
  .string()
  .regex(new RegExp(String.raw`^(in-force|version:\d{1,6}|revision:${ID}|overlay:${ID}(:\d{1,6})?)$`));

export const compareItems = defineRoute({
  id: 'compare-items',
  method: 'GET',
  path: '/catalogue/items/{itemId}/differences',
  summary: { zh: '比较两个版本', en: 'Differences between two versions, or a version and an overlay or revision' },
  params: z.object({ itemId }),
  query: z.object({ from: ref, to: ref }),
  reply: z.object({
    /** False where a revision is too mistaken to be assembled; then the list is empty. */
    comparable: z.boolean(),
    items: z.array(difference),
  }),
  refusals: ['not-found', 'item-unknown'],
  access,
});

/** Items in their written form, versions in force; whole catalogue without `items`. With `organisationId` its overlays. */
export const exportItems = defineRoute({
  id: 'export-items',
  method: 'GET',
  path: '/catalogue/export',
  summary: { zh: '导出 YAML', en: 'Export as YAML' },
  query: z.object({
    /** Ids joined by commas. */
    items: z.string().max(20_000).optional(),
    organisationId: uuid.optional(),
    /** `every`: all versions; `last`: the last one of each item. */
    versions: z.enum(['every', 'last']).default('last'),
  }),
  reply: z.unknown(),
  refusals: ['not-found', 'item-unknown'],
  access,
  file: 'application/yaml; charset=utf-8',
});

/** Makes a revision of everything that is new or changed in the file; nothing is published. */
export const importItems = defineRoute({
  id: 'import-items',
  method: 'POST',
  path: '/catalogue/import',
  summary: { zh: '导入 YAML，生成修订稿', en: 'Import YAML as revisions' },
  body: z.object({
    yaml: z.string().min(1).max(400_000),
    /** Whose overlays the file holds, where it holds any. */
    organisationId: uuid.optional(),
    /** Only tells what would happen. */
    dryRun: z.boolean().default(false),
  }),
  reply: z
    .object({
      items: z.array(
        z.object({
          itemId: z.string(),
          name: text.nullable(),
          kind: z.enum(['item', 'overlay']),
          outcome: z.enum(['new', 'changed', 'unchanged', 'mistaken']),
          revisionId: uuid.nullable(),
          findings: z.array(finding),
        }),
      ),
    })
    .meta({ id: 'CatalogueImport' }),
  refusals: ['not-found', 'catalogue-file-unreadable', 'revision-not-yours'],
  access,
  command: true,
});
