import { describe, expect, it } from 'vitest';
import { polygonOf } from '../domain/plan-shape.ts';
import { cornerAt, drawable, shapeOf, typedCorners, withClick, type TypedCorner } from './plan-drawing.ts';

const clicks = (...points: readonly (readonly [number, number])[]): readonly TypedCorner[] =>
  points.reduce<readonly TypedCorner[]>((all, [x, y]) => withClick(all, cornerAt(x, y), true), []);

describe('drawing on the plan', () => {
  it('given three clicks, is a closed boundary that reads back as the same corners', () => {
    const corners = clicks([10.04, 10], [90, 10], [50, 80.26]);
    const drawn = shapeOf(corners, 'boundary');
    expect(drawn).toEqual({
      ok: true,
      shape: polygonOf([
        [10, 10],
        [90, 10],
        [50, 80.3],
      ]),
    });
    expect(drawn.ok && typedCorners(drawn.shape)).toEqual(corners);
  });

  it('given a building, every click moves its position', () => {
    const first = withClick([], cornerAt(5, 5), false);
    expect(shapeOf(withClick(first, cornerAt(8, 9), false), 'building')).toEqual({
      ok: true,
      shape: { type: 'Point', coordinates: [8, 9] },
    });
  });

  it('given corners of a building from three on, is its outline; with two it is neither', () => {
    expect(shapeOf(clicks([0, 0], [50, 0], [50, 20]), 'building')).toMatchObject({ shape: { type: 'Polygon' } });
    expect(shapeOf(clicks([0, 0], [50, 0]), 'building')).toEqual({ ok: false, rule: 'too-few' });
  });

  it('given nothing, saves that nothing is drawn; given half a boundary or no number, names the rule', () => {
    expect(shapeOf([], 'boundary')).toEqual({ ok: true, shape: null });
    expect(shapeOf(clicks([0, 0], [9, 9]), 'boundary')).toEqual({ ok: false, rule: 'too-few' });
    expect(shapeOf(clicks([0, 0], [100, 100], [100, 0], [0, 90]), 'boundary')).toEqual({ ok: false, rule: 'crossing' });
    const typing = [...clicks([0, 0], [50, 0]), { x: '', y: '3' }];
    expect(shapeOf(typing, 'boundary').ok).toBe(false);
    expect(drawable(typing)).toHaveLength(2);
  });
});
