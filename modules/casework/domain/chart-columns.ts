import { boundsOf, GAP, groupsOf, roomFor } from './chart-lanes.ts';
import type { Bounds, Lanes } from './chart-lanes.ts';
import type { Extent } from './chart-look.ts';
import { isWaypoint } from './chart-layers.ts';
import type { Layers, Place } from './chart-layers.ts';
import { stretches } from './chart-order.ts';

const SWEEPS = 100;
/** How hard a line pulls its two ends into one column: the main way most, so that it runs straight, then long lines. */
const PULL = { main: 500, between: 12, long: 3, short: 1 } as const;

interface Block {
  readonly sum: number;
  readonly weight: number;
  readonly count: number;
}

/** Where a place would stand best, and how much it matters beside its neighbours. */
interface Wish {
  readonly x: number;
  readonly weight: number;
}

/**
 * The positions nearest to the wished ones that keep their order and distances: neighbours that would come too close
 * are moved together to their common mean, those that matter most the least. `room` bounds where the first may stand.
 */
const spaced = (wishes: readonly Wish[], distances: readonly number[], room: Bounds | null): readonly number[] => {
  const offsets = wishes.reduce<readonly number[]>(
    (so, _, index) => [...so, index === 0 ? 0 : (so[index - 1] ?? 0) + (distances[index - 1] ?? 0)],
    [],
  );
  const blocks: Block[] = [];
  wishes.forEach(({ x, weight }, index) => {
    let block: Block = { sum: (x - (offsets[index] ?? 0)) * weight, weight, count: 1 };
    for (
      let last = blocks.at(-1);
      last !== undefined && last.sum / last.weight >= block.sum / block.weight;
      last = blocks.at(-1)
    ) {
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const means = blocks.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
  const within = (mean: number): number => (room === null ? mean : Math.min(Math.max(mean, room.left), room.right));
  return means.map((mean, index) => within(mean) + (offsets[index] ?? 0));
};

/** Places of a row that stand in one lane, or all of them, with the distances they keep and the room there is. */
interface Group {
  readonly places: readonly Place[];
  readonly distances: readonly number[];
  readonly room: Bounds | null;
}

const groupOf = (places: readonly Place[], bounds: Bounds | undefined, extentOf: (id: string) => Extent): Group => {
  const distances = places.slice(1).map((place, index) => {
    const before = places[index] ?? place;
    return extentOf(before.id).right + GAP + extentOf(place.id).left;
  });
  const [first, last] = [places[0], places.at(-1)];
  if (bounds === undefined || first === undefined || last === undefined) return { places, distances, room: null };
  return {
    places,
    distances,
    room: roomFor(bounds, { first: extentOf(first.id), last: extentOf(last.id) }, distances),
  };
};

/** How hard each stretch pulls its two ends together. */
const pullsOf = (courses: Layers['courses']): ((pair: readonly [string, string]) => number) => {
  const main = new Set(
    stretches(courses.filter(({ link, upward }) => link.emphasis === 'main' && !upward)).map(String),
  );
  return (pair) => {
    if (main.has(String(pair))) return PULL.main;
    const waypoints = pair.filter(isWaypoint).length;
    if (waypoints === 2) return PULL.between;
    return waypoints === 1 ? PULL.long : PULL.short;
  };
};

export interface Columns {
  /** The middle of every place. */
  readonly middles: ReadonlyMap<string, number>;
  /** Left and right of every lane. */
  readonly lanes: readonly Bounds[];
}

/** Column (centre) of every place: near its neighbours above and below, the main way straight, each in its lane. */
export const columnsOf = (
  { rows, courses }: Pick<Layers, 'rows' | 'courses'>,
  lanes: Lanes | null,
  extentOf: (id: string) => Extent,
): Columns => {
  const pairs = stretches(courses);
  const pullOf = pullsOf(courses);
  const bounds = boundsOf(rows, lanes, extentOf);
  const grouped = rows.map((row) =>
    groupsOf(row, lanes).map((places, lane) => groupOf(places, bounds[lane], extentOf)),
  );
  const columns = new Map<string, number>();
  const place = ({ places, distances, room }: Group, wish: (id: string) => Wish): void => {
    const positions = spaced(
      places.map(({ id }) => wish(id)),
      distances,
      room,
    );
    places.forEach(({ id }, index) => columns.set(id, positions[index] ?? 0));
  };
  const wish = (id: string): Wish => {
    const near = pairs.flatMap((pair) => {
      const other = pair[0] === id ? pair[1] : pair[1] === id ? pair[0] : null;
      return other === null ? [] : [{ x: columns.get(other) ?? 0, weight: pullOf(pair) }];
    });
    const weight = near.reduce((sum, each) => sum + each.weight, 0);
    const mean = near.reduce((sum, each) => sum + each.x * each.weight, 0) / weight;
    return weight === 0 ? { x: columns.get(id) ?? 0, weight: 1 } : { x: mean, weight };
  };
  for (const group of grouped.flat()) place(group, () => ({ x: 0, weight: 1 }));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    // Down and up in turn, up at last, so that the starting point ends above its step.
    for (const groups of sweep % 2 === 0 ? grouped : grouped.toReversed())
      for (const group of groups) place(group, wish);
  }
  return { middles: new Map([...columns].map(([id, x]) => [id, Math.round(x)])), lanes: bounds };
};
