import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, brokenRule, cornersOf, middleOf, polygonOf, type PlanShape, type Position } from './plan-shape.ts';

const square: readonly Position[] = [
  [10, 10],
  [110, 10],
  [110, 110],
  [10, 110],
];
const ring = (...corners: readonly Position[]): PlanShape => polygonOf(corners);

describe('a shape on the plan', () => {
  it('given a square, a triangle or a bay, is sound', () => {
    expect(brokenRule(polygonOf(square))).toBeNull();
    expect(brokenRule(ring([0, 0], [100, 0], [50, 80]))).toBeNull();
    expect(
      brokenRule(ring([0, 0], [100, 0], [100, 100], [60, 100], [60, 50], [40, 50], [40, 100], [0, 100])),
    ).toBeNull();
    expect(brokenRule({ type: 'Point', coordinates: [5, 5] })).toBeNull();
  });

  it.each<[string, PlanShape]>([
    ['outside', ring([0, 0], [1001, 0], [50, 80])],
    ['outside', ring([0, 0], [Number.NaN, 0], [50, 80])],
    ['outside', { type: 'Point', coordinates: [-1, 5] }],
    ['too-few', ring([0, 0], [100, 0])],
    ['too-few', { type: 'Polygon', coordinates: [] }],
    ['open', { type: 'Polygon', coordinates: [[...square, [11, 11]]] }],
    ['holes', { type: 'Polygon', coordinates: [square, square] }],
    ['doubled', ring([0, 0], [100, 0], [0, 0], [50, 80])],
    ['crossing', ring([0, 0], [100, 100], [100, 0], [0, 90])],
    ['crossing', ring([0, 0], [100, 0], [50, 0], [50, 80])],
    ['crossing', ring([0, 0], [100, 0], [100, 50], [50, 0], [0, 50])],
    ['flat', ring([0, 0], [50, 50], [100, 100])],
    ['too-many', polygonOf(Array.from({ length: 201 }, (_, place): Position => [place, place % 2]))],
  ])('given one that is %s, says so', (rule, shape) => {
    expect(brokenRule(shape)).toBe(rule);
  });

  it('given corners around a point in order of their angle, never crosses itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 100, max: 400 }), { minLength: 6, maxLength: 40 }), (radii) => {
        const corners = radii.map((radius, place): Position => {
          const angle = (2 * Math.PI * place) / radii.length;
          return [500 + radius * Math.cos(angle), 500 + radius * Math.sin(angle)];
        });
        expect(brokenRule(polygonOf(corners))).toBeNull();
      }),
      { seed: 20261122 },
    );
  });

  it('given a regular polygon with two opposite corners swapped, crosses itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 60 }), (count) => {
        const corners = Array.from({ length: count }, (_, place): Position => {
          const angle = (2 * Math.PI * place) / count;
          return [500 + 300 * Math.cos(angle), 500 + 300 * Math.sin(angle)];
        });
        const opposite = Math.floor(count / 2);
        const swapped = corners.with(0, corners[opposite] ?? [0, 0]).with(opposite, corners[0] ?? [0, 0]);
        expect(brokenRule(polygonOf(swapped))).toBe('crossing');
      }),
      { seed: 20261122 },
    );
  });

  it('given a square, knows its corners, its area and its middle', () => {
    expect(cornersOf(polygonOf(square))).toEqual(square);
    expect(areaOf(square)).toBe(10_000);
    expect(middleOf(polygonOf(square))).toEqual([60, 60]);
  });
});
