import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLegible } from '../../../tests/casework/chart-geometry.ts';
import { randomDefinition } from '../../../tests/casework/random-definition.ts';
import { bpmnLook } from './bpmn-look.ts';
import { chartLook } from './chart-look.ts';
import { chartOf } from './chart.ts';
import { checkDefinition } from './definition-check.ts';

/** As for BPMN, with two timers at the side of every step. */
const WITH_TIMERS = bpmnLook('zh', () => 2);
const RUNS = { numRuns: 50, seed: 20261122 };

describe('the chart of any sound definition', () => {
  it('given up to twenty steps with loops and actions that stay, is complete and legible', () => {
    fc.assert(
      fc.property(randomDefinition, (definition) => {
        expect(checkDefinition(definition)).toEqual([]);
        expectLegible(chartOf(definition, chartLook('zh')), definition);
        expectLegible(chartOf(definition, WITH_TIMERS), definition);
      }),
      RUNS,
    );
  });

  it('given lanes, keeps every node between the sides of the lane of who moves it, and no room between lanes', () => {
    fc.assert(
      fc.property(randomDefinition, (definition) => {
        const { nodes, lanes, width } = chartOf(definition, WITH_TIMERS);
        expect([lanes[0]?.left, ...lanes.map(({ right }) => right)]).toEqual([...lanes.map(({ left }) => left), width]);
        expect(lanes.flatMap((lane) => lane.nodes).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
        const outside = lanes.flatMap((lane) =>
          nodes.filter(({ id, x, width: wide }) => lane.nodes.includes(id) && (x < lane.left || x + wide > lane.right)),
        );
        expect(outside).toEqual([]);
        const strangers = lanes.flatMap(({ id, nodes: own }) =>
          own.filter((node) => (definition.steps[node]?.responsible ?? id) !== id),
        );
        expect(strangers).toEqual([]);
        expect(chartOf(definition, chartLook('zh')).lanes).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has a decision below exactly those steps from which several ways lead on', () => {
    fc.assert(
      fc.property(randomDefinition, (definition) => {
        const ways = Object.values(definition.actions).filter(({ to }) => to !== 'stay');
        const deciding = Object.keys(definition.steps).filter(
          (step) => ways.filter(({ from, to }) => from.includes(step) && to !== step).length > 1,
        );
        const decisions = chartOf(definition, chartLook('en')).nodes.filter(({ kind }) => kind === 'decision');
        expect(decisions.map(({ id }) => id).toSorted()).toEqual(deciding.map((step) => `${step}?`).toSorted());
      }),
      RUNS,
    );
  });

  it('given a step that is cut off and an action that leads nowhere, still draws the rest', () => {
    fc.assert(
      fc.property(randomDefinition, (definition) => {
        const [id, action] = Object.entries(definition.actions)[0] ?? [];
        if (id === undefined || action === undefined) return;
        const broken = { ...definition, actions: { ...definition.actions, [id]: { ...action, to: 'nowhere' } } };
        const chart = chartOf(broken, chartLook('zh'));
        expect(chart.nodes.filter(({ kind }) => kind !== 'decision')).toHaveLength(
          Object.keys(definition.steps).length + 1,
        );
        expect(chart.edges.some((edge) => edge.action === id)).toBe(false);
      }),
      RUNS,
    );
  });
});
