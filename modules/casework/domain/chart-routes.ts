import type { Course, Layers } from './chart-layers.ts';
import { isWaypoint, START } from './chart-layers.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const NODE = { width: 176, height: 56 } as const;
export const DOT = 28;
export const LABEL_HEIGHT = 20;
const TRACK = 12;
const STUB = 12;

/** One stretch of a line between two rows; lines of one action that share it are drawn once. */
interface Segment {
  readonly key: string;
  readonly fromX: number;
  readonly toX: number;
  /** Width of the label that stands at its lower end; 0 for none. */
  readonly labelWidth: number;
}

export interface Routed {
  readonly rowTops: readonly number[];
  readonly height: number;
  readonly lines: ReadonlyMap<string, { readonly points: readonly Point[]; readonly labelAt: Point | null }>;
}

interface Band {
  readonly tracks: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<string, number>;
  readonly height: number;
}

/** Room for a label in either language: Chinese characters are about twice as wide. */
export const labelWidth = (label: { readonly zh: string; readonly en: string } | null): number =>
  label === null ? 0 : Math.max(label.zh.length * 14, label.en.length * 7) + 12;

/** Puts intervals on as few levels as keep them apart, in the order given. */
const levels = (
  intervals: readonly (readonly [key: string, from: number, to: number])[],
  apart: number,
): ReadonlyMap<string, number> => {
  const taken: (readonly [number, number])[][] = [];
  return new Map(
    intervals.map(([key, from, to]): [string, number] => {
      const free = taken.findIndex((level) =>
        level.every(([start, end]) => to + apart <= start || end + apart <= from),
      );
      const level = free === -1 ? taken.length : free;
      taken[level] = [...(taken[level] ?? []), [from, to]];
      return [key, level];
    }),
  );
};

const count = (assigned: ReadonlyMap<string, number>): number => Math.max(-1, ...assigned.values()) + 1;

/** The space between two rows: horizontal tracks above, labels below. */
const bandOf = (segments: readonly Segment[]): Band => {
  const bent = segments.filter(({ fromX, toX }) => fromX !== toX);
  const tracks = levels(
    bent.map(({ key, fromX, toX }) => [key, Math.min(fromX, toX), Math.max(fromX, toX)]),
    4,
  );
  const labelled = segments.filter((segment) => segment.labelWidth > 0);
  const labels = levels(
    labelled.map(({ key, toX, labelWidth: width }) => [key, toX - width / 2, toX + width / 2]),
    4,
  );
  return { tracks, labels, height: STUB + count(tracks) * TRACK + count(labels) * LABEL_HEIGHT + STUB };
};

interface Stretch {
  readonly key: string;
  readonly upper: string;
  readonly lower: string;
  readonly row: number;
  readonly course: Course;
  readonly labelled: boolean;
}

/**
 * A label stands where its action begins: on the first stretch going down, on the last one going up. Where lines of
 * one action join, it stands once.
 */
const stretchesOf = (courses: readonly Course[], rowOf: ReadonlyMap<string, number>): readonly Stretch[] => {
  const named = new Set<string>();
  return courses.flatMap((course) =>
    course.places.slice(1).map((lower, index): Stretch => {
      const upper = course.places[index] ?? lower;
      const begins = course.upward ? index === course.places.length - 2 : index === 0;
      const joint = `${course.link.action} ${lower} ${isWaypoint(lower) ? '' : upper}`;
      const labelled = begins && !named.has(joint);
      if (labelled) named.add(joint);
      const key = `${course.link.action} ${upper} ${lower}`;
      return { key, upper, lower, row: rowOf.get(upper) ?? 0, course, labelled };
    }),
  );
};

/** Spreads the line ends of a step over its side, in the order of where the lines come from or go to. */
const portsOf = (
  all: readonly Stretch[],
  columns: ReadonlyMap<string, number>,
  end: 'upper' | 'lower',
): ReadonlyMap<string, number> => {
  const other = end === 'upper' ? 'lower' : 'upper';
  const ports = new Map<string, number>();
  for (const place of new Set(all.map((stretch) => stretch[end]))) {
    const keys = new Map(
      all
        .filter((stretch) => stretch[end] === place)
        .map((stretch): [string, number] => [stretch.key, columns.get(stretch[other]) ?? 0]),
    );
    const sorted = [...keys].toSorted((a, b) => a[1] - b[1]);
    const centre = columns.get(place) ?? 0;
    const wide = isWaypoint(place) || place === START ? 0 : NODE.width - 32;
    sorted.forEach(([key], index) =>
      ports.set(key, Math.round(centre + wide * ((index + 1) / (sorted.length + 1) - 0.5))),
    );
  }
  return ports;
};

const isAlone = (all: readonly Stretch[], stretch: Stretch, end: 'upper' | 'lower'): boolean =>
  new Set(all.filter((other) => other[end] === stretch[end]).map(({ key }) => key)).size === 1;

/** Lets a line that is alone on the side of a step meet the step where the line runs straight, if the step is wide enough. */
const straightened = (
  all: readonly Stretch[],
  columns: ReadonlyMap<string, number>,
  ports: Readonly<Record<'upper' | 'lower', ReadonlyMap<string, number>>>,
  end: 'upper' | 'lower',
): ReadonlyMap<string, number> => {
  const other = end === 'upper' ? 'lower' : 'upper';
  return new Map(
    all.map((stretch): [string, number] => {
      const own = ports[end].get(stretch.key) ?? 0;
      const opposite = ports[other].get(stretch.key) ?? 0;
      const reach = NODE.width / 2 - 16;
      const near = Math.abs(opposite - (columns.get(stretch[end]) ?? 0)) <= reach;
      const step = !isWaypoint(stretch[end]) && stretch[end] !== START;
      return [stretch.key, step && near && isAlone(all, stretch, end) ? opposite : own];
    }),
  );
};

/** The stretches below a row as segments; those of one action that share their way are one. */
const segmentsOf = (
  below: readonly Stretch[],
  ports: { readonly leaving: ReadonlyMap<string, number>; readonly entering: ReadonlyMap<string, number> },
): readonly Segment[] => {
  const segments = new Map<string, Segment>();
  for (const { key, labelled, course } of below) {
    const width = labelled ? labelWidth(course.link.label) : (segments.get(key)?.labelWidth ?? 0);
    const [fromX, toX] = [ports.leaving.get(key) ?? 0, ports.entering.get(key) ?? 0];
    segments.set(key, { key, fromX, toX, labelWidth: width });
  }
  return [...segments.values()];
};

/** The first row holds the starting point alone. */
const rowHeight = (row: number): number => (row === 0 ? DOT : NODE.height);

/** Where each of several heights begins when they stand one below the other. */
const stacked = (heights: readonly number[]): readonly number[] =>
  heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0));

/** Runs every line orthogonally through the gaps between the rows. */
export const routed = (
  rows: Layers['rows'],
  courses: readonly Course[],
  columns: ReadonlyMap<string, number>,
): Routed => {
  const rowOf = new Map(rows.flatMap((row, index) => row.map((place): [string, number] => [place.id, index])));
  const all = stretchesOf(courses, rowOf);
  const spread = { upper: portsOf(all, columns, 'upper'), lower: portsOf(all, columns, 'lower') };
  const entering = straightened(all, columns, spread, 'lower');
  const leaving = straightened(all, columns, { upper: spread.upper, lower: entering }, 'upper');
  const bands = rows.map((_, row) =>
    bandOf(
      segmentsOf(
        all.filter((stretch) => stretch.row === row),
        { leaving, entering },
      ),
    ),
  );
  const rowTops = stacked(rows.map((_, row) => rowHeight(row) + (bands[row]?.height ?? 0)));
  const topOf = (row: number): number => rowTops[row] ?? 0;
  const pointsOf = ({ key, row }: Stretch): readonly Point[] => {
    const [fromX, toX] = [leaving.get(key) ?? 0, entering.get(key) ?? 0];
    const trackY = topOf(row) + rowHeight(row) + STUB + (bands[row]?.tracks.get(key) ?? 0) * TRACK;
    const bend =
      fromX === toX
        ? []
        : [
            { x: fromX, y: trackY },
            { x: toX, y: trackY },
          ];
    return [{ x: fromX, y: topOf(row) + rowHeight(row) }, ...bend, { x: toX, y: topOf(row + 1) }];
  };
  const labelOf = ({ key, row }: Stretch): Point => ({
    x: entering.get(key) ?? 0,
    y: topOf(row + 1) - STUB - LABEL_HEIGHT * ((bands[row]?.labels.get(key) ?? 0) + 0.5),
  });
  const lines = courses.map((course): [string, { points: readonly Point[]; labelAt: Point | null }] => {
    const own = all.filter((stretch) => stretch.course === course);
    const points = own.flatMap(pointsOf);
    const named = own.find((stretch) => stretch.labelled);
    const labelAt = course.link.label === null || named === undefined ? null : labelOf(named);
    return [course.link.id, { points: course.upward ? points.toReversed() : points, labelAt }];
  });
  return { rowTops, height: topOf(rows.length - 1) + NODE.height, lines: new Map(lines) };
};
