import { z } from 'zod';
import { defineRoute, plainDate, text } from '../../../platform/contract.ts';
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
export const listProcesses = defineRoute({
  id: 'list-processes',
  method: 'GET',
  path: '/processes',
  summary: { zh: '服务流程', en: 'Processes' },
  reply: z.object({ items: z.array(processReply) }),
  access: { kind: 'public' },
});
export const getProcess = defineRoute({
  id: 'get-process',
  method: 'GET',
  path: '/processes/{processId}/versions/{version}',
  summary: { zh: '一个流程的一个版本', en: 'One version of a process' },
  params: processVersion,
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
  query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
  reply: z.unknown(),
  file: 'application/bpmn+xml',
  refusals: ['not-found'],
  access: { kind: 'signed-in' },
});
