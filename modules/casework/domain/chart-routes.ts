import { bandOf, labelAbove, trackAt } from './chart-bands.ts';
import type { Band, BandEnd, Segment } from './chart-bands.ts';
import { isWaypoint } from './chart-layers.ts';
import type { Course, Layers } from './chart-layers.ts';
import { labelReach, labelWidth } from './chart-look.ts';
import type { ChartLook } from './chart-look.ts';
import type { Ports } from './chart-ports.ts';
import type { Stretch } from './chart-stretches.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly points: readonly Point[];
  readonly labelAt: Point | null;
}

export interface Routed {
  readonly rowTops: readonly number[];
  readonly lines: ReadonlyMap<string, Line>;
}

interface Routing {
  readonly layers: Layers;
  readonly stretches: readonly Stretch[];
  readonly ports: Ports;
  readonly rowHeights: readonly number[];
  readonly look: ChartLook;
  /** How far below the top of its row a line begins that leaves `place` at `x`. */
  readonly beginsAt: (place: string, x: number) => number;
}

/**
 * Where a stretch runs. Those that turn round stay in one band: below its step for a line that sets out upward, above
 * the step it leads to at the end. Between waypoints an upward line passes the band straight.
 */
const passage = ({ layers: { rowOf }, ports }: Routing, stretch: Stretch) => {
  const { key, from, to, course } = stretch;
  const [fromRow, toRow] = [rowOf.get(from) ?? 0, rowOf.get(to) ?? 0];
  const [fromX, toX] = [ports.leaving.get(key) ?? 0, ports.entering.get(key) ?? 0];
  const sides: readonly [BandEnd['side'], BandEnd['side']] = !course.upward
    ? ['upper', 'lower']
    : fromRow > toRow
      ? ['lower', 'upper']
      : isWaypoint(to)
        ? ['upper', 'upper']
        : ['lower', 'lower'];
  const band = sides[0] === 'upper' ? fromRow : fromRow - 1;
  const ends: readonly [BandEnd, BandEnd] = [
    { x: fromX, side: sides[0] },
    { x: toX, side: sides[1] },
  ];
  return { band, ends };
};

/** Labels of lines going down stand in the band, those of lines going up beside the row. */
const segmentsIn = (routing: Routing, band: number): readonly Segment[] => {
  const segments = new Map<string, Segment>();
  for (const stretch of routing.stretches) {
    const { band: own, ends } = passage(routing, stretch);
    if (own !== band) continue;
    const inBand = stretch.labelled && !stretch.course.upward;
    const label = inBand
      ? labelReach(routing.look, labelWidth(routing.look, stretch.course.link.label))
      : (segments.get(stretch.key)?.label ?? null);
    segments.set(stretch.key, { key: stretch.key, ends, label });
  }
  return [...segments.values()];
};

/** Where each of several heights begins when they stand one below the other. */
const stacked = (heights: readonly number[]): readonly number[] =>
  heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0));

interface Placed extends Routing {
  readonly bands: readonly Band[];
  readonly rowTops: readonly number[];
}

const bandTop = ({ rowTops, rowHeights }: Placed, band: number): number =>
  (rowTops[band] ?? 0) + (rowHeights[band] ?? 0);
const bandBottom = (placed: Placed, band: number): number => bandTop(placed, band) + (placed.bands[band]?.height ?? 0);

const pointsOf = (placed: Placed, stretch: Stretch): readonly Point[] => {
  const { band, ends } = passage(placed, stretch);
  const [from, to] = ends;
  const edgeY = ({ side }: BandEnd): number => (side === 'upper' ? bandTop(placed, band) : bandBottom(placed, band));
  const leavesStep = !isWaypoint(stretch.from);
  const beginY = leavesStep ? (placed.rowTops[band] ?? 0) + placed.beginsAt(stretch.from, from.x) : edgeY(from);
  const trackY = bandTop(placed, band) + trackAt(placed.bands[band], stretch.key);
  const bend =
    from.x === to.x && from.side !== to.side
      ? []
      : [
          { x: from.x, y: trackY },
          { x: to.x, y: trackY },
        ];
  return [{ x: from.x, y: beginY }, ...bend, { x: to.x, y: edgeY(to) }];
};

const labelOf = (placed: Placed, stretch: Stretch): Point => {
  const { band, ends } = passage(placed, stretch);
  const { left, right } = labelReach(placed.look, labelWidth(placed.look, stretch.course.link.label));
  const x = ends[1].x + (right - left) / 2;
  if (!stretch.course.upward) return { x, y: bandBottom(placed, band) - labelAbove(placed.bands[band], stretch.key) };
  return { x, y: (placed.rowTops[band] ?? 0) + (placed.rowHeights[band] ?? 0) / 2 };
};

/** Leaves out points on a straight line between their neighbours. */
const cornersOnly = (points: readonly Point[]): readonly Point[] =>
  points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    const level = before.y === point.y && point.y === after.y;
    const upright = before.x === point.x && point.x === after.x;
    return !level && !upright;
  });

const lineOf = (placed: Placed, course: Course): Line => {
  const own = placed.stretches.filter((stretch) => stretch.course === course);
  const [first] = own;
  const named = placed.stretches.find((stretch) => stretch.labelled && stretch.joint === first?.joint);
  return {
    points: cornersOnly(own.flatMap((stretch) => pointsOf(placed, stretch))),
    labelAt: named === undefined ? null : labelOf(placed, named),
  };
};

/** Runs every line straight across and down through the gaps between the rows. */
export const routed = (routing: Routing): Routed => {
  const bands = routing.layers.rows.map((_, row) => bandOf(segmentsIn(routing, row)));
  const rowTops = stacked(bands.map((band, row) => (routing.rowHeights[row] ?? 0) + band.height));
  const placed: Placed = { ...routing, bands, rowTops };
  const lines = routing.layers.courses.map((course): [string, Line] => [course.link.id, lineOf(placed, course)]);
  return { rowTops, lines: new Map(lines) };
};
