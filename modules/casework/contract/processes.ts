import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import { stepKind } from './shapes.ts';

const chart = z.object({
  width: z.number(),
  height: z.number(),
  nodes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: text,
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
    }),
  ),
  edges: z.array(
    z.object({
      id: z.string(),
      action: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      leaves: z.string(),
      label: text.nullable(),
      points: z.array(z.object({ x: z.number(), y: z.number() })),
      labelAt: z.object({ x: z.number(), y: z.number() }).nullable(),
    }),
  ),
});
const processVersion = z.object({ processId: z.string().max(60), version: z.coerce.number().int().min(1) });
export const processReply = z
  .object({
    id: z.string(),
    version: z.number().int(),
    validFrom: plainDate,
    name: text,
    figure: z.number().int().nullable(),
    basis: z.array(z.object({ source: z.string(), where: z.string().optional() })),
    steps: z.array(z.object({ id: z.string(), name: text, kind: stepKind, responsible: z.string(), told: text })),
    actions: z.array(
      z.object({ id: z.string(), name: text, from: z.array(z.string()), to: z.string(), by: z.array(z.string()) }),
    ),
    chart,
  })
  .meta({ id: 'Process' });
/** Labels of the chart take the room that they need in this language. */
const inLanguage = z.object({ language: z.enum(['zh', 'en']).default('zh') });
export const listProcesses = defineRoute({
  id: 'list-processes',
  method: 'GET',
  path: '/processes',
  summary: { zh: '服务流程', en: 'Processes' },
  query: inLanguage,
  reply: z.object({ items: z.array(processReply) }),
  access: { kind: 'public' },
});
export const getProcess = defineRoute({
  id: 'get-process',
  method: 'GET',
  path: '/processes/{processId}/versions/{version}',
  summary: { zh: '一个流程的一个版本', en: 'One version of a process' },
  params: processVersion,
  query: inLanguage,
  reply: processReply,
  refusals: ['not-found'],
  access: { kind: 'public' },
});
export const getProcessBpmn = defineRoute({
  id: 'get-process-bpmn',
  method: 'GET',
  path: '/processes/{processId}/versions/{version}/process.bpmn',
  summary: { zh: '流程图（BPMN 2.0）', en: 'A process as BPMN 2.0' },
  params: processVersion,
  query: inLanguage,
  reply: z.unknown(),
  file: 'application/bpmn+xml',
  refusals: ['not-found'],
  access: { kind: 'signed-in' },
});

const cells = z.array(z.array(text));
const described = { id: z.string(), title: text, columns: z.array(text) };
export const describedTable = z.object({ ...described, rows: z.array(z.object({ id: z.string(), cells })) });
export type DescribedTableReply = z.output<typeof describedTable>;

/** A version that was published and may be read by whoever is signed in; one of a community names it. */
const publishedVersion = z.object({
  version: z.number().int(),
  validFrom: plainDate,
  community: z.object({ id: uuid, name: z.string() }).nullable(),
  /** The version everybody has that a community varies. */
  variantOf: z.number().int().nullable(),
  steps: z.number().int(),
  actions: z.number().int(),
});
export type PublishedVersion = z.output<typeof publishedVersion>;

export const listProcessCatalogue = defineRoute({
  id: 'list-process-catalogue',
  method: 'GET',
  path: '/process-catalogue',
  summary: { zh: '流程目录', en: 'All processes with their versions' },
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: text,
        figure: z.number().int().nullable(),
        /** The version that everybody has today. */
        inForce: z.number().int(),
        versions: z.array(publishedVersion),
      }),
    ),
  }),
  access: { kind: 'signed-in' },
});

export const describeProcessVersion = defineRoute({
  id: 'describe-process',
  method: 'GET',
  path: '/processes/{processId}/versions/{version}/description',
  summary: { zh: '流程说明', en: 'A process told in words, with its chart' },
  params: processVersion,
  query: inLanguage,
  reply: z.object({ process: processReply, tables: z.array(describedTable) }),
  refusals: ['not-found'],
  access: { kind: 'signed-in' },
});

const versionNumber = z.coerce.number().int().min(1);
export const compareProcesses = defineRoute({
  id: 'compare-processes',
  method: 'GET',
  path: '/processes/{processId}/differences',
  summary: { zh: '两个版本的差别', en: 'What two versions of a process tell differently' },
  params: z.object({ processId: z.string().max(60) }),
  query: z.object({ from: versionNumber, to: versionNumber }),
  reply: z.object({
    tables: z.array(
      z.object({
        ...described,
        rows: z.array(
          z.object({
            id: z.string(),
            change: z.enum(['added', 'removed', 'changed']),
            before: cells.nullable(),
            after: cells.nullable(),
          }),
        ),
      }),
    ),
  }),
  refusals: ['not-found'],
  access: { kind: 'signed-in' },
});
