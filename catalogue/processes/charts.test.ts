import { describe, expect, it } from 'vitest';
import { chartOf, takenPath } from '../../modules/casework/domain/chart.ts';
import type { ChartEdge, ChartNode } from '../../modules/casework/domain/chart.ts';
import { labelWidth } from '../../modules/casework/domain/chart-routes.ts';
import { readGoldenCases } from '../../tests/casework/golden-cases.ts';
import { processDefinitions } from './index.ts';

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

/** Labels drawn once where lines of one action share a stretch. */
const labelBoxes = (edges: readonly ChartEdge[]): readonly Box[] => [
  ...new Map(
    edges.flatMap(({ action, label, labelAt }): readonly [string, Box][] => {
      if (labelAt === null) return [];
      const width = labelWidth(label);
      return [
        [`${action} ${labelAt.x} ${labelAt.y}`, { x: labelAt.x - width / 2, y: labelAt.y - 9, width, height: 18 }],
      ];
    }),
  ).values(),
];

const touches = (node: ChartNode | undefined, point: { readonly x: number; readonly y: number } | undefined): boolean =>
  node !== undefined &&
  point !== undefined &&
  point.x >= node.x &&
  point.x <= node.x + node.width &&
  point.y >= node.y &&
  point.y <= node.y + node.height;

describe.each(processDefinitions.map((definition) => ({ id: definition.id, definition })))(
  'chart of $id',
  ({ id, definition }) => {
    const chart = chartOf(definition);
    const node = (step: string): ChartNode | undefined => chart.nodes.find((candidate) => candidate.id === step);

    it('has one box for every step and the start, and none overlaps another', () => {
      expect(new Set(chart.nodes.map((each) => each.id))).toEqual(
        new Set(['(start)', ...Object.keys(definition.steps)]),
      );
      for (const [one, other] of pairs(chart.nodes))
        expect([one.id, other.id, overlap(one, other)]).toEqual([one.id, other.id, false]);
    });

    it('has a line for every action from every step, from box to box', () => {
      const wanted = Object.entries(definition.actions).flatMap(([action, { from }]) =>
        from.map((step) => `${action}:${step}`),
      );
      expect(new Set(chart.edges.map((edge) => edge.id))).toEqual(new Set(['(start)', ...wanted]));
      for (const edge of chart.edges) {
        expect([edge.id, touches(node(edge.from), edge.points[0]), touches(node(edge.to), edge.points.at(-1))]).toEqual(
          [edge.id, true, true],
        );
      }
    });

    it('runs its lines straight across or down, and through no box', () => {
      for (const edge of chart.edges) {
        edge.points.slice(1).forEach((to, index) => {
          const from = edge.points[index] ?? to;
          expect(from.x === to.x || from.y === to.y).toBe(true);
          const box = {
            x: Math.min(from.x, to.x),
            y: Math.min(from.y, to.y),
            width: Math.abs(from.x - to.x) || 0.1,
            height: Math.abs(from.y - to.y) || 0.1,
          };
          const inside = { ...box, y: box.y + 0.05, height: Math.max(box.height - 0.1, 0.01) };
          const hit = chart.nodes.filter(
            (each) => each.id !== edge.from && each.id !== edge.to && overlap(each, inside),
          );
          expect([edge.id, hit.map((each) => each.id)]).toEqual([edge.id, []]);
        });
      }
    });

    it('keeps labels off boxes, off each other and inside the frame', () => {
      const labels = labelBoxes(chart.edges);
      const named = chart.edges.filter((edge) => edge.labelAt !== null).map((edge) => edge.action);
      expect(new Set(named)).toEqual(new Set(Object.keys(definition.actions)));
      for (const [one, other] of pairs(labels)) expect(overlap(one, other)).toBe(false);
      for (const label of labels) {
        expect(chart.nodes.filter((each) => overlap(each, label)).map((each) => each.id)).toEqual([]);
        expect(
          label.x >= 0 &&
            label.x + label.width <= chart.width &&
            label.y >= 0 &&
            label.y + label.height <= chart.height,
        ).toBe(true);
      }
    });

    it('is drawn the same every time', () => {
      expect(chartOf(definition)).toEqual(chart);
    });

    it('marks the way of every golden history with boxes and lines that are on it', () => {
      for (const { events, state } of readGoldenCases(id)) {
        const path = takenPath(definition, events);
        expect(path.present).toBe(state.step);
        expect(chart.nodes.map((each) => each.id)).toEqual(expect.arrayContaining([...path.steps]));
        expect(chart.edges.map((each) => each.id)).toEqual(expect.arrayContaining([...path.edges]));
      }
    });
  },
);
