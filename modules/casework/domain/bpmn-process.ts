import type { Language, Text } from '../../../kernel/text.ts';
import { flowId, laneId, nodeId, noteId, noteLinkId, timerEndId, timerFlowId, timerId } from './bpmn-ids.ts';
import type { StepTimer } from './bpmn-timers.ts';
import type { Chart, ChartEdge, ChartLane, ChartNode } from './chart.ts';
import type { ProcessDefinition } from './definition.ts';
import type { ProcessWording } from './process-wording.ts';
import { element } from './xml-element.ts';
import type { XmlElement } from './xml-element.ts';

export interface BpmnParts {
  readonly definition: ProcessDefinition;
  readonly chart: Chart;
  readonly timers: readonly StepTimer[];
  readonly wording: ProcessWording;
  readonly language: Language;
}

/** Edges that are sequence flows; actions that stay are told in a note beside their step. */
export const flowsOf = ({ edges }: Chart): readonly ChartEdge[] => edges.filter(({ from, to }) => from !== to);

export const staying = (chart: Chart, step: string): readonly Text[] =>
  chart.edges.flatMap(({ from, to, label }) => (from === step && to === step && label !== null ? [label] : []));

const documentation = (...lines: readonly string[]): XmlElement =>
  element('bpmn:documentation', {}, lines.filter((line) => line !== '').join('\n'));

/** Every node names the flows into and out of it, as the schema has it. */
const connections = (chart: Chart, node: string): readonly XmlElement[] => {
  const flows = flowsOf(chart);
  return [
    ...flows.filter(({ to }) => to === node).map(({ id }) => element('bpmn:incoming', {}, flowId(id))),
    ...flows.filter(({ leaves }) => leaves === node).map(({ id }) => element('bpmn:outgoing', {}, flowId(id))),
  ];
};

const owner = (role: string, { wording, language }: BpmnParts): XmlElement =>
  element('bpmn:potentialOwner', { name: wording.roles([role])[language] }, [
    element('bpmn:resourceAssignmentExpression', {}, [element('bpmn:formalExpression', {}, role)]),
  ]);

const nodeElement = (parts: BpmnParts, { id, kind, label }: ChartNode): XmlElement => {
  const { definition, chart, wording, language } = parts;
  const links = connections(chart, id);
  const attributes = { id: nodeId(id), name: label[language] };
  const step = definition.steps[id];
  if (kind === 'start') return element('bpmn:startEvent', attributes, links);
  if (step === undefined)
    return element('bpmn:exclusiveGateway', { id: nodeId(id), gatewayDirection: 'Diverging' }, links);
  if (kind === 'end')
    return element('bpmn:endEvent', attributes, [
      documentation(
        step.told[language],
        step.closing === undefined ? '' : wording.phrase(`closing.${step.closing}`)[language],
      ),
      ...links,
    ]);
  return element('bpmn:userTask', attributes, [
    documentation(step.told[language]),
    ...links,
    owner(step.responsible, parts),
  ]);
};

const flowElement = ({ definition, wording, language }: BpmnParts, edge: ChartEdge): XmlElement => {
  const action = edge.action === null ? undefined : definition.actions[edge.action];
  const attributes = { id: flowId(edge.id), sourceRef: nodeId(edge.leaves), targetRef: nodeId(edge.to) };
  if (action === undefined) return element('bpmn:sequenceFlow', attributes);
  const needs = action.needs.map((need) => wording.phrase(`need.${need}`)[language]);
  return element('bpmn:sequenceFlow', { ...attributes, name: action.name[language] }, [
    documentation(wording.roles(action.by)[language], ...needs),
  ]);
};

/** A timer does not interrupt: a limit that has passed does not take the case away from whoever handles it. */
const timerElements = ({ language }: BpmnParts, timer: StepTimer): readonly XmlElement[] => {
  const length =
    timer.duration === null
      ? []
      : [element('bpmn:timeDuration', { 'xsi:type': 'bpmn:tFormalExpression' }, timer.duration)];
  return [
    element(
      'bpmn:boundaryEvent',
      { id: timerId(timer.id), name: timer.name[language], attachedToRef: nodeId(timer.step), cancelActivity: false },
      [
        element('bpmn:outgoing', {}, timerFlowId(timer.id)),
        element('bpmn:timerEventDefinition', { id: `${timerId(timer.id)}_definition` }, length),
      ],
    ),
    element('bpmn:endEvent', { id: timerEndId(timer.id), name: timer.leadsTo[language] }, [
      element('bpmn:incoming', {}, timerFlowId(timer.id)),
    ]),
    element('bpmn:sequenceFlow', {
      id: timerFlowId(timer.id),
      sourceRef: timerId(timer.id),
      targetRef: timerEndId(timer.id),
    }),
  ];
};

const noteElements = ({ chart, language }: BpmnParts, step: string): readonly XmlElement[] => {
  const actions = staying(chart, step);
  if (actions.length === 0) return [];
  return [
    element('bpmn:textAnnotation', { id: noteId(step) }, [
      element('bpmn:text', {}, actions.map((action) => `↻ ${action[language]}`).join('\n')),
    ]),
    element('bpmn:association', { id: noteLinkId(step), sourceRef: nodeId(step), targetRef: noteId(step) }),
  ];
};

/** Everything that happens in a lane: its steps with their decisions and timers. */
const laneElement = ({ timers, wording, language }: BpmnParts, { id, nodes }: ChartLane): XmlElement => {
  const own = timers.filter(({ step }) => nodes.includes(step));
  const members = [...nodes.map(nodeId), ...own.flatMap((timer) => [timerId(timer.id), timerEndId(timer.id)])];
  return element(
    'bpmn:lane',
    { id: laneId(id), name: wording.roles([id])[language] },
    members.map((member) => element('bpmn:flowNodeRef', {}, member)),
  );
};

/** The process itself: what happens, who does it, and by when. Artifacts come last, as the schema has it. */
export const processElement = (parts: BpmnParts): XmlElement => {
  const { definition, chart, timers, language } = parts;
  const basis = definition.basis.map(({ source, where }) => [source, where].filter(Boolean).join(' '));
  return element('bpmn:process', { id: 'Process', name: definition.name[language], isExecutable: false }, [
    documentation(...basis),
    element(
      'bpmn:laneSet',
      { id: 'Lanes' },
      chart.lanes.map((lane) => laneElement(parts, lane)),
    ),
    ...chart.nodes.map((node) => nodeElement(parts, node)),
    ...timers.flatMap((timer) => timerElements(parts, timer)),
    ...flowsOf(chart).map((edge) => flowElement(parts, edge)),
    ...Object.keys(definition.steps).flatMap((step) => noteElements(parts, step)),
  ]);
};
