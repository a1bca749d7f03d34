import {
  flowId,
  laneId,
  nodeId,
  noteId,
  noteLinkId,
  POOL_ID,
  shapeId,
  timerEndId,
  timerFlowId,
  timerId,
} from './bpmn-ids.ts';
import { EVENT, HEADER, TIMER_SLOT } from './bpmn-look.ts';
import { flowsOf, staying } from './bpmn-process.ts';
import type { BpmnParts } from './bpmn-process.ts';
import type { StepTimer } from './bpmn-timers.ts';
import type { Language } from '../../../kernel/text.ts';
import { LABEL_HEIGHT, labelWidth, LOOP } from './chart-look.ts';
import type { Point } from './chart-routes.ts';
import type { ChartEdge, ChartNode } from './chart.ts';
import { element } from './xml-element.ts';
import type { XmlElement } from './xml-element.ts';

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const bounds = ({ x, y, width, height }: Box): XmlElement => element('dc:Bounds', { x, y, width, height });
const label = (box: Box): XmlElement => element('bpmndi:BPMNLabel', {}, [bounds(box)]);

const shape = (id: string, box: Box, more: XmlElement['attributes'] = {}, labelBox?: Box): XmlElement =>
  element('bpmndi:BPMNShape', { id: shapeId(id), bpmnElement: id, ...more }, [
    bounds(box),
    ...(labelBox === undefined ? [] : [label(labelBox)]),
  ]);

const edge = (id: string, points: readonly Point[], labelBox?: Box): XmlElement =>
  element('bpmndi:BPMNEdge', { id: shapeId(id), bpmnElement: id }, [
    ...points.map(({ x, y }) => element('di:waypoint', { x, y })),
    ...(labelBox === undefined ? [] : [label(labelBox)]),
  ]);

const nodeShape = (node: ChartNode): XmlElement => {
  const id = nodeId(node.id);
  if (node.kind === 'decision') return shape(id, node, { isMarkerVisible: true });
  if (node.kind !== 'end') return shape(id, node);
  const circle = { x: node.x + (node.width - EVENT) / 2, y: node.y, width: EVENT, height: EVENT };
  const words = { x: node.x, y: node.y + EVENT, width: node.width, height: node.height - EVENT };
  return shape(id, circle, {}, words);
};

const flowEdge = ({ id, points, label: words, labelAt }: ChartEdge, language: Language): XmlElement => {
  if (labelAt === null) return edge(flowId(id), points);
  const width = labelWidth({ language }, words);
  return edge(flowId(id), points, {
    x: labelAt.x - width / 2,
    y: labelAt.y - LABEL_HEIGHT / 2,
    width,
    height: LABEL_HEIGHT,
  });
};

const TIMER_LINE = 64;
const LABEL_WIDE = 120;

/** Timers hang at the left side of their task, one below the other; each leads to an end event further left. */
const timerShapes = (node: ChartNode, timer: StepTimer, index: number, count: number): readonly XmlElement[] => {
  const centre = node.y + (node.height - count * TIMER_SLOT) / 2 + TIMER_SLOT * (index + 0.5);
  const event = { x: node.x - EVENT / 2, y: centre - EVENT / 2, width: EVENT, height: EVENT };
  const end = { ...event, x: event.x - TIMER_LINE - EVENT };
  const above = { x: event.x - LABEL_WIDE, y: event.y - LABEL_HEIGHT / 2, width: LABEL_WIDE, height: LABEL_HEIGHT };
  const below = {
    x: end.x + EVENT / 2 - LABEL_WIDE / 2,
    y: end.y + EVENT,
    width: LABEL_WIDE,
    height: LABEL_HEIGHT,
  };
  return [
    shape(timerId(timer.id), event, {}, above),
    shape(timerEndId(timer.id), end, {}, below),
    edge(timerFlowId(timer.id), [
      { x: event.x, y: centre },
      { x: end.x + EVENT, y: centre },
    ]),
  ];
};

/** The sign before each action in a note. */
const NOTE_SIGN = 28;

/** A note with the actions that stay stands at the right of its task, in the room that the chart keeps for them. */
const noteShapes = ({ chart, language }: BpmnParts, node: ChartNode): readonly XmlElement[] => {
  const actions = staying(chart, node.id);
  if (actions.length === 0) return [];
  const right = node.x + node.width;
  const height = actions.length * LABEL_HEIGHT;
  const width = NOTE_SIGN + Math.max(...actions.map((action) => labelWidth({ language }, action)));
  const note = { x: right + LOOP / 2, y: node.y + (node.height - height) / 2, width, height };
  const middle = node.y + node.height / 2;
  return [
    shape(noteId(node.id), note),
    edge(noteLinkId(node.id), [
      { x: right, y: middle },
      { x: note.x, y: middle },
    ]),
  ];
};

/** The pool around everything; below its name the lanes, each with its own. */
const poolShapes = ({ width, height, lanes }: BpmnParts['chart']): readonly XmlElement[] => [
  shape(POOL_ID, { x: 0, y: 0, width, height }, { isHorizontal: false }),
  ...lanes.map(({ id, left, right }) =>
    shape(laneId(id), { x: left, y: HEADER, width: right - left, height: height - HEADER }, { isHorizontal: false }),
  ),
];

/** Where everything of the process stands. */
export const diagramElement = (parts: BpmnParts): XmlElement => {
  const { chart, timers, language } = parts;
  const shapes = [
    ...poolShapes(chart),
    ...chart.nodes.map(nodeShape),
    ...chart.nodes.flatMap((node) => {
      const own = timers.filter(({ step }) => step === node.id);
      return own.flatMap((timer, index) => timerShapes(node, timer, index, own.length));
    }),
    ...chart.nodes.flatMap((node) => noteShapes(parts, node)),
    ...flowsOf(chart).map((flow) => flowEdge(flow, language)),
  ];
  return element('bpmndi:BPMNDiagram', { id: 'Diagram' }, [
    element('bpmndi:BPMNPlane', { id: 'Plane', bpmnElement: 'Collaboration' }, shapes),
  ]);
};
