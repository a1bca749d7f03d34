import { expect } from 'vitest';
import type { Language } from '../../kernel/text.ts';
import { labelWidth } from '../../modules/casework/domain/chart-look.ts';
import type { Chart, ChartEdge, ChartNode } from '../../modules/casework/domain/chart.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const pairs = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other): readonly [T, T] => [one, other]));

const LABEL_HEIGHT = 18;

/** Labels are drawn once where lines of one action share a stretch. */
const labelBoxes = (edges: readonly ChartEdge[], language: Language): readonly (Box & { readonly of: string })[] => [
  ...new Map(
    edges.flatMap(({ id, action, label, labelAt }): readonly [string, Box & { readonly of: string }][] => {
      if (labelAt === null) return [];
      const width = labelWidth({ language }, label);
      const box = { x: labelAt.x - width / 2, y: labelAt.y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
      return [[`${action} ${labelAt.x} ${labelAt.y}`, { of: id, ...box }]];
    }),
  ).values(),
];

/** Coordinates are whole numbers of pixels. */
const TOLERANCE = 0.6;

/** On the outline of a node: of a decision on its sides, of anything else on its box. */
const touches = (
  node: ChartNode | undefined,
  point: { readonly x: number; readonly y: number } | undefined,
): boolean => {
  if (node === undefined || point === undefined) return false;
  const [right, bottom] = [node.x + node.width, node.y + node.height];
  if (node.kind !== 'decision') {
    const within = point.x >= node.x && point.x <= right && point.y >= node.y && point.y <= bottom;
    return within && (point.x === node.x || point.x === right || point.y === node.y || point.y === bottom);
  }
  const dx = Math.abs(point.x - (node.x + node.width / 2)) / (node.width / 2);
  const dy = Math.abs(point.y - (node.y + node.height / 2)) / (node.height / 2);
  return Math.abs(dx + dy - 1) * (node.height / 2) <= TOLERANCE;
};

const expectNodes = ({ nodes }: Chart, definition: ProcessDefinition): void => {
  const steps = nodes.filter(({ kind }) => kind !== 'decision').map(({ id }) => id);
  expect(steps.toSorted()).toEqual(['(start)', ...Object.keys(definition.steps)].toSorted());
  expect(pairs(nodes).filter(([one, other]) => overlap(one, other))).toEqual([]);
};

const expectEdges = ({ nodes, edges }: Chart, definition: ProcessDefinition): void => {
  const wanted = Object.entries(definition.actions).flatMap(([action, { from }]) =>
    from.map((step) => `${action}:${step}`),
  );
  const decisions = nodes.filter(({ kind }) => kind === 'decision').map(({ id }) => id);
  expect(edges.map(({ id }) => id).toSorted()).toEqual(['(start)', ...wanted, ...decisions].toSorted());
  const node = (id: string): ChartNode | undefined => nodes.find((candidate) => candidate.id === id);
  const loose = edges.filter(
    ({ leaves, to, points }) => !touches(node(leaves), points[0]) || !touches(node(to), points.at(-1)),
  );
  expect(loose).toEqual([]);
};

/** Straight across or down, and through no node but those at its ends, which it only touches. */
const expectClearWay = ({ nodes, edges }: Chart): void => {
  const segments = edges.flatMap((edge) =>
    edge.points.slice(1).map((to, index) => ({ edge, from: edge.points[index] ?? to, to })),
  );
  expect(segments.filter(({ from, to }) => from.x !== to.x && from.y !== to.y)).toEqual([]);
  const hits = segments.flatMap(({ edge, from, to }) => {
    const box = {
      x: Math.min(from.x, to.x) - 0.05,
      y: Math.min(from.y, to.y) - 0.05,
      width: Math.abs(from.x - to.x) + 0.1,
      height: Math.abs(from.y - to.y) + 0.1,
    };
    const ends = new Set([edge.leaves, edge.to]);
    return nodes.filter((each) => !ends.has(each.id) && overlap(each, box)).map((each) => [edge.id, each.id]);
  });
  expect(hits).toEqual([]);
};

const expectLabels = (
  { nodes, edges, width, height }: Chart,
  definition: ProcessDefinition,
  language: Language,
): void => {
  const labels = labelBoxes(edges, language);
  const named = edges.filter((edge) => edge.labelAt !== null).map((edge) => edge.action);
  expect(new Set(named)).toEqual(new Set(Object.keys(definition.actions)));
  expect(pairs(labels).filter(([one, other]) => overlap(one, other))).toEqual([]);
  expect(
    labels.flatMap((label) => nodes.filter((each) => overlap(each, label)).map(({ id }) => [label.of, id])),
  ).toEqual([]);
  const outside = [...labels, ...nodes].filter(
    (box) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height,
  );
  expect(outside).toEqual([]);
  const points = edges.flatMap((edge) => edge.points);
  expect(points.filter(({ x, y }) => x < 0 || y < 0 || x > width || y > height)).toEqual([]);
};

/** What every chart has to be: complete, its nodes and labels apart, its lines clear of what they do not lead to. */
export const expectLegible = (chart: Chart, definition: ProcessDefinition, language: Language = 'zh'): void => {
  expectNodes(chart, definition);
  expectEdges(chart, definition);
  expectClearWay(chart);
  expectLabels(chart, definition, language);
};
