import type { Text } from '../../../kernel/text.ts';
import type { CaseEvent } from './case-events.ts';
import { columnsOf } from './chart-columns.ts';
import { layersOf, START } from './chart-layers.ts';
import type { Link } from './chart-layers.ts';
import { ordered } from './chart-order.ts';
import { DOT, LABEL_HEIGHT, labelWidth, NODE, routed } from './chart-routes.ts';
import type { Point } from './chart-routes.ts';
import type { Outcome, ProcessDefinition, StepKind } from './definition.ts';

/** A box of the flow chart; `x`, `y` are its upper left corner in pixels. The start is a dot. */
export interface ChartNode {
  readonly id: string;
  readonly kind: 'start' | 'step' | 'waiting' | 'end';
  readonly label: Text;
  readonly outcome: Outcome | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of the flow chart, from its first to its last point. `labelAt` is the centre of its label, null where a joint line carries it. */
export interface ChartEdge {
  readonly id: string;
  readonly action: string | null;
  readonly from: string;
  readonly to: string;
  readonly label: Text | null;
  readonly points: readonly Point[];
  readonly labelAt: Point | null;
}

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

const MARGIN = 16;
const LOOP = 20;
const START_LABEL: Text = { zh: '开始', en: 'Start' };
const KINDS: Readonly<Record<StepKind, ChartNode['kind']>> = { open: 'step', waiting: 'waiting', done: 'end' };

const nodeOf = (definition: ProcessDefinition, id: string, centre: number, top: number): ChartNode => {
  const step = definition.steps[id];
  const [width, height] = step === undefined ? [DOT, DOT] : [NODE.width, NODE.height];
  return {
    id,
    kind: step === undefined ? 'start' : KINDS[step.kind],
    label: step?.name ?? START_LABEL,
    outcome: step?.outcome ?? null,
    x: centre - width / 2,
    y: top,
    width,
    height,
  };
};

/** Loops stand one above the other at the right side of their step. */
const loopEdge = (link: Link, node: ChartNode, index: number, count: number): ChartEdge => {
  const right = node.x + node.width;
  const slot = node.height / count;
  const [upper, lower] = [node.y + slot * (index + 0.25), node.y + slot * (index + 0.75)];
  const points = [
    { x: right, y: upper },
    { x: right + LOOP, y: upper },
    { x: right + LOOP, y: lower },
    { x: right, y: lower },
  ];
  const { id, action, from, to, label } = link;
  return {
    id,
    action,
    from,
    to,
    label,
    points,
    labelAt: { x: right + LOOP + labelWidth(label) / 2, y: (upper + lower) / 2 },
  };
};

/** Everything moved so that the smallest coordinate is the margin, and as large as what it holds. */
const framed = (nodes: readonly ChartNode[], edges: readonly ChartEdge[]): Chart => {
  const boxes = [
    ...nodes.map(({ x, y, width, height }) => ({ left: x, right: x + width, top: y, bottom: y + height })),
    ...edges.flatMap(({ points }) => points.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y }))),
    ...edges.flatMap(({ labelAt, label }) =>
      labelAt === null
        ? []
        : [
            {
              left: labelAt.x - labelWidth(label) / 2,
              right: labelAt.x + labelWidth(label) / 2,
              top: labelAt.y - LABEL_HEIGHT / 2,
              bottom: labelAt.y + LABEL_HEIGHT / 2,
            },
          ],
    ),
  ];
  const left = Math.floor(Math.min(...boxes.map((box) => box.left))) - MARGIN;
  const top = Math.floor(Math.min(...boxes.map((box) => box.top))) - MARGIN;
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x - left, y: point.y - top });
  return {
    width: Math.ceil(Math.max(...boxes.map((box) => box.right))) - left + MARGIN,
    height: Math.ceil(Math.max(...boxes.map((box) => box.bottom))) - top + MARGIN,
    nodes: nodes.map(moved),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map(moved),
      labelAt: edge.labelAt === null ? null : moved(edge.labelAt),
    })),
  };
};

/** A drawable flow chart of a definition: top down, the main way straight, always the same for the same definition. */
export const chartOf = (definition: ProcessDefinition): Chart => {
  const layers = layersOf(definition);
  const rows = ordered(layers);
  const besides = (id: string): number =>
    Math.max(0, ...layers.loops.filter((loop) => loop.from === id).map((loop) => LOOP + labelWidth(loop.label)));
  const steps = new Set([START, ...Object.keys(definition.steps)]);
  const columns = columnsOf(rows, layers, (id) => ({ width: steps.has(id) ? NODE.width : 0, beside: besides(id) }));
  const { rowTops, lines } = routed(rows, layers.courses, columns);
  const nodes = rows.flatMap((row, index) =>
    row
      .filter((place) => !place.waypoint)
      .map((place) => nodeOf(definition, place.id, columns.get(place.id) ?? 0, rowTops[index] ?? 0)),
  );
  const edges = layers.courses.map(
    ({ link: { id, action, from, to, label } }): ChartEdge => ({
      id,
      action,
      from,
      to,
      label,
      ...(lines.get(id) ?? { points: [], labelAt: null }),
    }),
  );
  const loops = nodes.flatMap((node) => {
    const own = layers.loops.filter((loop) => loop.from === node.id);
    return own.map((loop, index) => loopEdge(loop, node, index, own.length));
  });
  return framed(nodes, [...edges, ...loops]);
};

/** The way a case has gone: ids of nodes and edges of its chart, in the order first taken, and where it is now. */
export interface TakenPath {
  readonly steps: readonly string[];
  readonly actions: readonly string[];
  readonly edges: readonly string[];
  readonly present: string;
}

export const takenPath = (definition: ProcessDefinition, events: readonly CaseEvent[]): TakenPath => {
  const taken = events.filter((event) => event.type === 'action-taken');
  return {
    steps: [...new Set([START, definition.initialStep, ...taken.map((event) => event.to)])],
    actions: [...new Set(taken.map((event) => event.action))],
    edges: [...new Set([START, ...taken.map((event) => `${event.action}:${event.from}`)])],
    present: taken.at(-1)?.to ?? definition.initialStep,
  };
};
