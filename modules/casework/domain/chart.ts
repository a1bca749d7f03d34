import type { Text } from '../../../kernel/text.ts';
import type { CaseEvent } from './case-events.ts';
import { columnsOf } from './chart-columns.ts';
import { lanesOf } from './chart-lanes.ts';
import type { ChartLane } from './chart-lanes.ts';
import { isWaypoint, layersOf, START } from './chart-layers.ts';
import type { Layers, Link } from './chart-layers.ts';
import { LABEL_HEIGHT, labelReach, labelWidth, LOOP } from './chart-look.ts';
import type { ChartLook, Extent } from './chart-look.ts';
import { ordered } from './chart-order.ts';
import { portsOf } from './chart-ports.ts';
import { routed } from './chart-routes.ts';
import type { Point } from './chart-routes.ts';
import { beginsBelow, decisionOf, heightOf, nodesOf, shapesOf } from './chart-shapes.ts';
import type { ChartNode, StepShape } from './chart-shapes.ts';
import { labelsAtWaypoints, stretchesOf } from './chart-stretches.ts';
import type { ProcessDefinition } from './definition.ts';

export type { ChartNode } from './chart-shapes.ts';
export type { ChartLane } from './chart-lanes.ts';

/**
 * A line of the flow chart, from its first to its last point. `from` and `to` are steps; `leaves` is the node it is
 * drawn from, the decision of its step where there is one. `labelAt` is the centre of its label; lines of one action
 * that join share it.
 */
export interface ChartEdge {
  readonly id: string;
  readonly action: string | null;
  readonly from: string;
  readonly to: string;
  readonly leaves: string;
  readonly label: Text | null;
  readonly points: readonly Point[];
  readonly labelAt: Point | null;
}

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
  /** From left to right over the whole width; none where the look has none. */
  readonly lanes: readonly ChartLane[];
}

const MARGIN = 16;
const LOOP_LABEL_GAP = 2;

/** Actions that stay stand one above the other at the right side of their step. */
const loopEdge = (link: Link, node: ChartNode, look: ChartLook, index: number, count: number): ChartEdge => {
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
  const labelAt = { x: right + LOOP + LOOP_LABEL_GAP + labelWidth(look, label) / 2, y: (upper + lower) / 2 };
  return { id, action, from, to, leaves: from, label, points, labelAt };
};

/** The short line from a step to its decision. */
const decisionEdge = (decision: ChartNode, step: ChartNode): ChartEdge => {
  const x = step.x + step.width / 2;
  return {
    id: decision.id,
    action: null,
    from: step.id,
    to: decision.id,
    leaves: step.id,
    label: null,
    points: [
      { x, y: step.y + step.height },
      { x, y: decision.y },
    ],
    labelAt: null,
  };
};

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxesOf = ({ points, labelAt, label }: ChartEdge, look: ChartLook): readonly Box[] => {
  const corners = points.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y }));
  if (labelAt === null) return corners;
  const [halfWide, halfHigh] = [labelWidth(look, label) / 2, LABEL_HEIGHT / 2];
  const { x, y } = labelAt;
  return [...corners, { left: x - halfWide, right: x + halfWide, top: y - halfHigh, bottom: y + halfHigh }];
};

/** Everything moved so that the smallest coordinate is the margin, and as large as what it holds. */
const framed = ({ nodes, edges, lanes }: Pick<Chart, 'nodes' | 'edges' | 'lanes'>, look: ChartLook): Chart => {
  const boxes = [
    ...nodes.map(({ id, x, y, width, height }) => ({
      left: x - look.roomLeft(id),
      right: x + width,
      top: y,
      bottom: y + height,
    })),
    ...edges.flatMap((edge) => boxesOf(edge, look)),
    ...lanes.map(({ left, right }) => ({ left, right, top: nodes[0]?.y ?? 0, bottom: nodes[0]?.y ?? 0 })),
  ];
  const left = Math.floor(Math.min(...boxes.map((box) => box.left))) - MARGIN;
  const top = Math.floor(Math.min(...boxes.map((box) => box.top))) - MARGIN - (look.headRoom ?? 0);
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x - left, y: point.y - top });
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right))) - left + MARGIN;
  return {
    width,
    height: Math.ceil(Math.max(...boxes.map((box) => box.bottom))) - top + MARGIN,
    nodes: nodes.map(moved),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map(moved),
      labelAt: edge.labelAt === null ? null : moved(edge.labelAt),
    })),
    // Labels at the edge of the drawing belong to the lanes there.
    lanes: lanes.map((lane, index) => ({
      ...lane,
      left: index === 0 ? 0 : lane.left - left,
      right: index === lanes.length - 1 ? width : lane.right - left,
    })),
  };
};

/** Room that each place takes in its row: steps with what hangs beside them, waypoints with the label they carry. */
const extentsOf =
  (layers: Layers, shapes: ReadonlyMap<string, StepShape>, labels: ReadonlyMap<string, number>, look: ChartLook) =>
  (id: string): Extent => {
    if (isWaypoint(id)) return labelReach(look, labels.get(id) ?? 0);
    const own = layers.loops.filter((loop) => loop.from === id).map(({ label }) => LOOP + labelWidth(look, label));
    const half = (shapes.get(id)?.width ?? 0) / 2;
    return { left: half + look.roomLeft(id), right: half + Math.max(0, ...own) };
  };

/**
 * A drawable flow chart of a definition: top down, the main way straight, always the same for the same definition.
 * Takes unsound definitions too, as they occur while one is being edited.
 */
export const chartOf = (definition: ProcessDefinition, look: ChartLook): Chart => {
  const found = layersOf(definition);
  const lanes = lanesOf(definition, found, look);
  const layers = { ...found, rows: ordered(found, lanes) };
  const stretches = stretchesOf(layers.courses);
  const shapes = shapesOf(definition, layers, look);
  const extents = extentsOf(layers, shapes, labelsAtWaypoints(stretches, look), look);
  const { middles, lanes: bounds } = columnsOf(layers, lanes, extents);
  const column = (id: string): number => middles.get(id) ?? 0;
  const ports = portsOf(stretches, { columns: middles, width: (place, end) => shapes.get(place)?.[end] ?? 0 });
  const rowHeights = layers.rows.map((row) =>
    Math.max(0, ...row.flatMap(({ id }) => shapes.get(id) ?? []).map((shape) => heightOf(shape, look))),
  );
  const beginsAt = (place: string, x: number): number => {
    const shape = shapes.get(place);
    return shape === undefined ? 0 : beginsBelow(shape, look, x - column(place));
  };
  const { rowTops, lines } = routed({ layers, stretches, ports, rowHeights, look, beginsAt });
  const nodes = [...shapes].flatMap(([id, shape]) =>
    nodesOf(definition, id, shape, look, { centre: column(id), top: rowTops[layers.rowOf.get(id) ?? 0] ?? 0 }),
  );
  const edges = layers.courses.map(({ link: { id, action, from, to, label } }): ChartEdge => {
    const leaves = shapes.get(from)?.decides === true ? decisionOf(from) : from;
    return { id, action, from, to, leaves, label, ...(lines.get(id) ?? { points: [], labelAt: null }) };
  });
  const beside = nodes.flatMap((node) => {
    const own = layers.loops.filter((loop) => loop.from === node.id);
    const decision = nodes.find((other) => other.id === decisionOf(node.id));
    const loops = own.map((loop, index) => loopEdge(loop, node, look, index, own.length));
    return decision === undefined ? loops : [decisionEdge(decision, node), ...loops];
  });
  const strips = (lanes?.ids ?? []).map((id, lane): ChartLane => {
    const steps = [...shapes.keys()].filter((step) => lanes?.of(step) === lane);
    const own = nodes.filter((node) => steps.some((step) => node.id === step || node.id === decisionOf(step)));
    return { id, ...(bounds[lane] ?? { left: 0, right: 0 }), nodes: own.map((node) => node.id) };
  });
  return framed({ nodes, edges: [...edges, ...beside], lanes: strips }, look);
};

/** The same edges, each label at one of them only, for those who draw edge by edge. */
export const labelledOnce = (edges: readonly ChartEdge[]): readonly ChartEdge[] => {
  const seen = new Set<string>();
  return edges.map((edge) => {
    const place = `${edge.action} ${edge.labelAt?.x} ${edge.labelAt?.y}`;
    if (!seen.has(place)) {
      seen.add(place);
      return edge;
    }
    return { ...edge, labelAt: null };
  });
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
