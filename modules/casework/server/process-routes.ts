import { ok, refuse } from '../../../kernel/result.ts';
import type { Language } from '../../../kernel/text.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import { implement, implementPublic, type Caller, type Implementation } from '../../../platform/http/call.ts';
import { getProcess, getProcessBpmn, listProcesses } from '../contract.ts';
import { bpmnOf } from '../domain/bpmn.ts';
import { chartLook } from '../domain/chart-look.ts';
import { chartOf, labelledOnce } from '../domain/chart.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { isConfidential } from './case-columns.ts';
import type { CaseworkDeps } from './deps.ts';

type ProcessReply = ReplyOf<typeof getProcess>;

const chartReply = (definition: ProcessDefinition, language: Language): ProcessReply['chart'] => {
  const { width, height, nodes, edges } = chartOf(definition, chartLook(language));
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

const processReply = (definition: ProcessDefinition, language: Language): ProcessReply => ({
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
  chart: chartReply(definition, language),
});

const drawn: Readonly<Record<Language, WeakMap<ProcessDefinition, ProcessReply>>> = {
  zh: new WeakMap(),
  en: new WeakMap(),
};

/** A process with its chart. Definitions never change once in force, so each is drawn once for each language. */
export const processReplyOf = (definition: ProcessDefinition, language: Language): ProcessReply => {
  const reply = drawn[language].get(definition) ?? processReply(definition, language);
  drawn[language].set(definition, reply);
  return reply;
};

/** A community's own version is for those who work there or above it. */
export const mayRead = ({ variant }: ProcessDefinition, caller: Caller): boolean =>
  variant === undefined || caller.rolesIn(variant.communityId).length > 0;

/**
 * Residents may see how a community handles their matters, its own published versions included; how it varies what
 * happens behind a confidential case is not for everybody.
 */
const isPublic = (definition: ProcessDefinition): boolean =>
  definition.variant === undefined || !isConfidential(definition);

export const processRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implementPublic(listProcesses, async (_tx, call) => {
    // A community's own versions are for those who work there.
    const everybodys = deps.processes.all.filter(({ variant }) => variant === undefined);
    return ok({ items: everybodys.map((definition) => processReplyOf(definition, call.query.language)) });
  }),
  implementPublic(getProcess, async (_tx, call) => {
    const definition = deps.processes.find(call.params.processId, call.params.version);
    if (definition === undefined || !isPublic(definition)) return refuse('not-found');
    return ok(processReplyOf(definition, call.query.language));
  }),
  implement(getProcessBpmn, async (_tx, call) => {
    const { processId, version } = call.params;
    const definition = deps.processes.find(processId, version);
    if (definition === undefined || !mayRead(definition, call.caller)) return refuse('not-found');
    const xml = bpmnOf(definition, deps.texts.process, call.query.language);
    return ok({ bytes: new TextEncoder().encode(xml), filename: `${processId}-v${version}.bpmn` });
  }),
];
