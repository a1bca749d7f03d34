import { groupsOf } from './chart-lanes.ts';
import type { Lanes } from './chart-lanes.ts';
import type { Course, Layers, Place } from './chart-layers.ts';

type Rows = Layers['rows'];
type Pair = readonly [upper: string, lower: string];

/** Every stretch between two places, each once. */
export const stretches = (courses: readonly Course[]): readonly Pair[] => {
  const seen = new Map<string, Pair>();
  for (const { places } of courses) {
    places.slice(1).forEach((lower, index) => {
      const upper = places[index] ?? lower;
      seen.set(`${upper} ${lower}`, [upper, lower]);
    });
  }
  return [...seen.values()];
};

const crossings = (rows: Rows, pairs: readonly Pair[]): number => {
  const at = new Map(rows.flatMap((row) => row.map((place, index): [string, number] => [place.id, index])));
  const rowAt = new Map(rows.flatMap((row, index) => row.map((place): [string, number] => [place.id, index])));
  let count = 0;
  pairs.forEach(([upper, lower], index) => {
    for (const [otherUpper, otherLower] of pairs.slice(index + 1)) {
      if (rowAt.get(upper) !== rowAt.get(otherUpper)) continue;
      const above = (at.get(upper) ?? 0) - (at.get(otherUpper) ?? 0);
      const below = (at.get(lower) ?? 0) - (at.get(otherLower) ?? 0);
      if (above * below < 0) count += 1;
    }
  });
  return count;
};

/** Sorts a row by the mean place of its neighbours in the row it is compared with; the rest keep their order. */
const sortedBy = (row: readonly Place[], fixed: readonly Place[], pairs: readonly Pair[]): readonly Place[] => {
  const at = new Map(fixed.map((place, index): [string, number] => [place.id, index]));
  const mean = (id: string, own: number): number => {
    const places = pairs.flatMap(([upper, lower]) => [
      ...(upper === id ? [at.get(lower) ?? -1] : []),
      ...(lower === id ? [at.get(upper) ?? -1] : []),
    ]);
    const known = places.filter((place) => place >= 0);
    return known.length === 0 ? own : known.reduce((sum, place) => sum + place, 0) / known.length;
  };
  return row
    .map((place, index) => ({ place, index, mean: mean(place.id, index) }))
    .toSorted((a, b) => a.mean - b.mean || a.index - b.index)
    .map(({ place }) => place);
};

/** Orders the places within the rows, lane by lane, so that few lines cross; the best of a few sweeps down and up. */
export const ordered = ({ rows: given, rowOf, courses }: Layers, lanes: Lanes | null): Rows => {
  const inLanes = (row: readonly Place[]): Place[] => groupsOf(row, lanes).flat();
  const rows = given.map(inLanes);
  const pairs = stretches(courses).filter(([upper, lower]) => rowOf.get(upper) !== rowOf.get(lower));
  let best = rows;
  let present: Place[][] = rows.map((row) => [...row]);
  for (let sweep = 0; sweep < 8; sweep += 1) {
    const down = sweep % 2 === 0;
    const indexes = present.map((_, index) => index).slice(1);
    for (const index of down ? indexes : indexes.toReversed().map((row) => row - 1)) {
      const fixed = present[down ? index - 1 : index + 1] ?? [];
      present = present.with(index, inLanes(sortedBy(present[index] ?? [], fixed, pairs)));
    }
    if (crossings(present, pairs) < crossings(best, pairs)) best = present;
  }
  return best;
};
