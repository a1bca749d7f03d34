import { ok, refuse } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import { implement, implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { getProcess, getProcessBpmn, listProcesses } from '../contract.ts';
import { bpmnOf } from '../domain/bpmn.ts';
import { chartOf, labelledOnce } from '../domain/chart.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import type { CaseworkDeps } from './deps.ts';

type ProcessReply = ReplyOf<typeof getProcess>;

const chartReply = (definition: ProcessDefinition): ProcessReply['chart'] => {
  const { width, height, nodes, edges } = chartOf(definition);
  return {
    width,
    height,
    nodes: nodes.map(({ id, kind, label, x, y, width: wide, height: high }) => ({
      id,
      kind,
      label,
      x,
      y,
      width: wide,
      height: high,
    })),
    edges: labelledOnce(edges).map((edge) => ({ ...edge, points: edge.points.map((point) => ({ ...point })) })),
  };
};

export const processReplyOf = (definition: ProcessDefinition): ProcessReply => ({
  id: definition.id,
  version: definition.version,
  validFrom: definition.validFrom,
  name: definition.name,
  figure: definition.figure ?? null,
  basis: definition.basis.map((basis) => ({ ...basis })),
  steps: Object.entries(definition.steps).map(([id, step]) => ({
    id,
    name: step.name,
    kind: step.kind,
    responsible: step.responsible,
    told: step.told,
  })),
  actions: Object.entries(definition.actions).map(([id, action]) => ({
    id,
    name: action.name,
    from: [...action.from],
    to: action.to,
    by: [...action.by],
  })),
  chart: chartReply(definition),
});

/** Definitions never change once in force, so each is drawn once. */
export const processRoutes = (deps: CaseworkDeps): readonly Implementation[] => {
  const replies = new Map<ProcessDefinition, ProcessReply>();
  const replyFor = (definition: ProcessDefinition): ProcessReply => {
    const reply = replies.get(definition) ?? processReplyOf(definition);
    replies.set(definition, reply);
    return reply;
  };
  return [
    implementPublic(listProcesses, async () => ok({ items: deps.processes.all.map(replyFor) })),
    implementPublic(getProcess, async (_tx, call) => {
      const definition = deps.processes.find(call.params.processId, call.params.version);
      return definition === undefined ? refuse('not-found') : ok(replyFor(definition));
    }),
    implement(getProcessBpmn, async (_tx, call) => {
      const { processId, version } = call.params;
      const definition = deps.processes.find(processId, version);
      if (definition === undefined) return refuse('not-found');
      const xml = bpmnOf(definition, deps.texts.process, call.query.language);
      return ok({ bytes: new TextEncoder().encode(xml), filename: `${processId}-v${version}.bpmn` });
    }),
  ];
};
