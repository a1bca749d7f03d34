import { middleOf, polygonOf, type PlanShape, type Position } from '../../modules/communities/domain/plan-shape.ts';
import type { Random } from './random.ts';
import type { Places } from './residents.ts';

const WIDTH = 1_000;
const HEIGHT = 700;
const GRIDS_IN_ROW = 3;

export interface DemoMicroGrid {
  readonly id: string;
  readonly gridId: string;
  readonly name: string;
  readonly buildingIds: readonly string[];
}

export interface DemoShape {
  readonly kind: 'community' | 'grid' | 'micro-grid' | 'building';
  readonly placeId: string;
  readonly shape: PlanShape;
}

/** Four corners, clockwise from the upper left: everything within is placed by shares of its width and height. */
type Quad = readonly [Position, Position, Position, Position];

const between = (a: Position, b: Position, share: number): Position => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

const rounded = ([x, y]: Position): Position => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];

const within = ([upperLeft, upperRight, lowerRight, lowerLeft]: Quad, across: number, down: number): Position =>
  rounded(between(between(upperLeft, upperRight, across), between(lowerLeft, lowerRight, across), down));

const part = (quad: Quad, left: number, right: number, top: number, bottom: number): PlanShape =>
  polygonOf([
    within(quad, left, top),
    within(quad, right, top),
    within(quad, right, bottom),
    within(quad, left, bottom),
  ]);

/** Cells for the grids, row by row; neighbours share their corners, which lie a little off the straight. */
const cellsFor = (count: number, random: Random): readonly Quad[] => {
  const rows = Math.ceil(count / GRIDS_IN_ROW);
  return Array.from({ length: rows }, (_, row) => {
    const columns = Math.floor(count / rows) + (row < count % rows ? 1 : 0);
    const inner = Array.from({ length: columns - 1 }, () => [random.int(-24, 24), random.int(-24, 24)] as const);
    const x = (column: number, side: 0 | 1): number =>
      20 + ((WIDTH - 40) * column) / columns + (inner[column - 1]?.[side] ?? 0);
    const [top, bottom] = [row, row + 1].map((line) => 20 + ((HEIGHT - 40) * line) / rows);
    return Array.from(
      { length: columns },
      (__, column): Quad => [
        [x(column, 0), top ?? 0],
        [x(column + 1, 0), top ?? 0],
        [x(column + 1, 1), bottom ?? 0],
        [x(column, 1), bottom ?? 0],
      ],
    );
  }).flat();
};

/** A plan of the made-up community: grids side by side, micro-grids as strips in them, buildings in the strips. */
export const layOut = (
  places: Places,
  microGrids: readonly DemoMicroGrid[],
  communityId: string,
  random: Random,
): readonly DemoShape[] => {
  const cells = cellsFor(places.grids.length, random);
  const shapes: DemoShape[] = [
    {
      kind: 'community',
      placeId: communityId,
      shape: polygonOf([
        [8, 8],
        [WIDTH - 8, 8],
        [WIDTH - 8, HEIGHT - 8],
        [8, HEIGHT - 8],
      ]),
    },
  ];
  for (const [place, grid] of places.grids.entries()) {
    const cell = cells[place];
    if (cell === undefined) continue;
    shapes.push({ kind: 'grid', placeId: grid.id, shape: part(cell, 0, 1, 0, 1) });
    const strips = microGrids.filter(({ gridId }) => gridId === grid.id);
    for (const [strip, micro] of strips.entries()) {
      const [left, right] = [(strip + 0.08) / strips.length, (strip + 0.92) / strips.length];
      const shape = part(cell, left, right, 0.14, 0.94);
      shapes.push({ kind: 'micro-grid', placeId: micro.id, shape });
      const [middle] = middleOf(shape);
      for (const [number, id] of micro.buildingIds.entries()) {
        const [, down] = within(cell, 0.5, 0.14 + (0.8 * (number + 0.65)) / micro.buildingIds.length);
        shapes.push({ kind: 'building', placeId: id, shape: { type: 'Point', coordinates: rounded([middle, down]) } });
      }
    }
  }
  return shapes;
};
