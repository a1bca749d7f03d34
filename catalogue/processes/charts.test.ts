import { describe, expect, it } from 'vitest';
import { chartLook } from '../../modules/casework/domain/chart-look.ts';
import { chartOf, takenPath } from '../../modules/casework/domain/chart.ts';
import { expectLegible } from '../../tests/casework/chart-geometry.ts';
import { readGoldenCases } from '../../tests/casework/golden-cases.ts';
import { processDefinitions } from './index.ts';

describe.each(processDefinitions.map((definition) => ({ id: definition.id, definition })))(
  'chart of $id',
  ({ id, definition }) => {
    const chart = chartOf(definition, chartLook('zh'));

    it('is complete and legible', () => {
      expect(() => expectLegible(chart, definition)).not.toThrow();
      const english = chartOf(definition, chartLook('en'));
      expect(() => expectLegible(english, definition, 'en')).not.toThrow();
    });

    it('is drawn the same every time', () => {
      expect(chartOf(definition, chartLook('zh'))).toEqual(chart);
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
