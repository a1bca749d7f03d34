import { LABEL_HEIGHT } from './chart-look.ts';

const TRACK = 12;
export const STUB = 14;

/** Where a line ends at a band: on its upper or its lower side. */
export interface BandEnd {
  readonly x: number;
  readonly side: 'upper' | 'lower';
}

/** A line on its way through the band between two rows; lines of one action that share it are one. */
export interface Segment {
  readonly key: string;
  readonly ends: readonly [BandEnd, BandEnd];
  /** How far the label at its lower end reaches to the left and right of the line; null for none. */
  readonly label: { readonly left: number; readonly right: number } | null;
}

/** The space between two rows: horizontal tracks above, labels below. */
export interface Band {
  readonly tracks: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<string, number>;
  readonly height: number;
}

interface Interval {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const APART = 8;

/** Puts intervals on as few levels as keep them apart, none above the level that `atLeast` gives it. */
const levels = (
  intervals: readonly Interval[],
  atLeast: (key: string, so: ReadonlyMap<string, number>) => number,
): ReadonlyMap<string, number> => {
  const taken: Interval[][] = [];
  const assigned = new Map<string, number>();
  for (const interval of intervals) {
    let level = atLeast(interval.key, assigned);
    const meets = (other: Interval): boolean => interval.from < other.to + APART && other.from < interval.to + APART;
    while (taken[level]?.some(meets) === true) level += 1;
    while (taken.length <= level) taken.push([]);
    taken[level]?.push(interval);
    assigned.set(interval.key, level);
  }
  return assigned;
};

const count = (assigned: ReadonlyMap<string, number>): number => Math.max(-1, ...assigned.values()) + 1;

const at = (segment: Segment, side: BandEnd['side']): readonly number[] =>
  segment.ends.filter((end) => end.side === side).map(({ x }) => x);

/** Whether `upper` has to run above `lower`: it comes down where the other goes on down. */
const mustRunAbove = (upper: Segment, lower: Segment): boolean =>
  upper !== lower && at(upper, 'upper').some((x) => at(lower, 'lower').some((other) => Math.abs(x - other) < APART));

/** Lines to the left begin at the left, lines to the right at the right: so those of one step do not cross. */
const outwards = (a: Segment, b: Segment): number => {
  const leftwards = ({ ends: [from, to] }: Segment): boolean => to.x < from.x;
  if (leftwards(a) !== leftwards(b)) return leftwards(a) ? -1 : 1;
  return leftwards(a) ? a.ends[0].x - b.ends[0].x : b.ends[0].x - a.ends[0].x;
};

/** Those that must run above others first, as far as they do not ask it of each other. */
const sortedForTracks = (segments: readonly Segment[]): readonly Segment[] => {
  const waiting = segments.toSorted(outwards);
  const sorted: Segment[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex((one) => !waiting.some((other) => mustRunAbove(other, one)));
    sorted.push(...waiting.splice(Math.max(free, 0), 1));
  }
  return sorted;
};

const isStraight = ({ ends: [from, to] }: Segment): boolean => from.x === to.x && from.side !== to.side;

export const bandOf = (segments: readonly Segment[]): Band => {
  const bent = sortedForTracks(segments.filter((segment) => !isStraight(segment)));
  const byKey = new Map(bent.map((segment) => [segment.key, segment]));
  const below = (key: string, so: ReadonlyMap<string, number>): number => {
    const own = byKey.get(key);
    const above = bent.filter((other) => own !== undefined && so.has(other.key) && mustRunAbove(other, own));
    return Math.max(-1, ...above.map((other) => so.get(other.key) ?? 0)) + 1;
  };
  const tracks = levels(
    bent.map(({ key, ends: [from, to] }) => ({ key, from: Math.min(from.x, to.x), to: Math.max(from.x, to.x) })),
    below,
  );
  const labels = levels(
    segments.flatMap((segment) => {
      const x = at(segment, 'lower')[0] ?? 0;
      const { key, label } = segment;
      return label === null ? [] : [{ key, from: x - label.left, to: x + label.right }];
    }),
    () => 0,
  );
  const height = segments.length === 0 ? 0 : STUB + count(tracks) * TRACK + count(labels) * LABEL_HEIGHT + STUB;
  return { tracks, labels, height };
};

/** How far below the top of its band a track runs. */
export const trackAt = (band: Band | undefined, key: string): number => STUB + (band?.tracks.get(key) ?? 0) * TRACK;

/** How far above the bottom of its band the centre of a label stands. */
export const labelAbove = (band: Band | undefined, key: string): number =>
  STUB + LABEL_HEIGHT * ((band?.labels.get(key) ?? 0) + 0.5);
