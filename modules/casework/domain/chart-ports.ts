import { isWaypoint } from './chart-layers.ts';
import type { Stretch } from './chart-stretches.ts';

type End = 'leaving' | 'entering';

/** Which end of a stretch is which place: a line leaves at the bottom of a place and enters at the top. */
export const placeAt = (stretch: Stretch, end: End): string => (end === 'leaving' ? stretch.from : stretch.to);

export type Ports = Readonly<Record<End, ReadonlyMap<string, number>>>;

interface PortsOf {
  readonly columns: ReadonlyMap<string, number>;
  /** Over how much of its width lines meet a place. */
  readonly width: (place: string, end: End) => number;
}

/** The line nearest to straight below or above takes the middle when it is nearer than this. */
const STRAIGHT = 24;

/** Spreads lines over one half of a side, outermost first when `side` is -1. */
const spread = (keys: readonly string[], centre: number, half: number, side: -1 | 1): readonly [string, number][] =>
  keys.map((key, index) => {
    const rank = side === -1 ? keys.length - index : index + 1;
    return [key, Math.round(centre + (side * half * rank) / (keys.length + 1))];
  });

/** Where the lines of a place meet it: those from the left on its left, those from the right on its right. */
const portsOfPlace = (
  ends: ReadonlyMap<string, number>,
  centre: number,
  width: number,
): readonly (readonly [string, number])[] => {
  const sorted = [...ends].toSorted((a, b) => a[1] - b[1]);
  if (width === 0) return sorted.map(([key]) => [key, centre]);
  const straight = sorted.filter(([, x]) => Math.abs(x - centre) < STRAIGHT);
  const middle = straight.toSorted((a, b) => Math.abs(a[1] - centre) - Math.abs(b[1] - centre)).slice(0, 1);
  const rest = sorted.filter((entry) => !middle.includes(entry));
  const turn = middle[0]?.[1] ?? centre;
  const left = rest.filter(([, x]) => x < turn).map(([key]) => key);
  const right = rest.filter(([, x]) => x >= turn).map(([key]) => key);
  const only = sorted.length === 1 ? sorted[0] : undefined;
  if (only !== undefined) {
    const reach = width / 2;
    return [[only[0], Math.abs(only[1] - centre) <= reach ? only[1] : centre]];
  }
  return [
    ...spread(left, centre, width / 2, -1),
    ...middle.map(([key]): [string, number] => [key, centre]),
    ...spread(right, centre, width / 2, 1),
  ];
};

/** A jog smaller than this is no jog: the line is let in a little beside its port where nothing else comes near. */
const JOG = 14;
const CLEAR = 10;

const withoutJogs = (
  all: readonly Stretch[],
  leaving: ReadonlyMap<string, number>,
  entering: ReadonlyMap<string, number>,
  fits: (place: string, x: number) => boolean,
): ReadonlyMap<string, number> => {
  const smooth = new Map(entering);
  for (const { key, to, course } of all) {
    const [from, port] = [leaving.get(key) ?? 0, smooth.get(key) ?? 0];
    const others = all.filter((other) => other.to === to && other.key !== key).map((other) => smooth.get(other.key));
    const free = others.every((other) => Math.abs((other ?? from) - from) >= CLEAR);
    if (!course.upward && Math.abs(from - port) <= JOG && fits(to, from) && free) smooth.set(key, from);
  }
  return smooth;
};

/** Where every stretch leaves its upper place and enters its lower one, by its key. */
export const portsOf = (all: readonly Stretch[], { columns, width }: PortsOf): Ports => {
  const column = (place: string): number => columns.get(place) ?? 0;
  const ports = (end: End, goal: (stretch: Stretch) => number): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const place of new Set(all.map((stretch) => placeAt(stretch, end)))) {
      const own = all.filter((stretch) => placeAt(stretch, end) === place);
      const ends = new Map(own.map((stretch): [string, number] => [stretch.key, goal(stretch)]));
      const wide = isWaypoint(place) ? 0 : width(place, end);
      for (const [key, x] of portsOfPlace(ends, column(place), wide)) found.set(key, x);
    }
    return found;
  };
  const leaving = ports('leaving', (stretch) => column(stretch.to));
  const entering = ports('entering', (stretch) => leaving.get(stretch.key) ?? 0);
  const fits = (place: string, x: number): boolean =>
    !isWaypoint(place) && Math.abs(x - column(place)) <= width(place, 'entering') / 2;
  return { leaving, entering: withoutJogs(all, leaving, entering, fits) };
};
