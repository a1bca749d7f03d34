import { isWaypoint } from './chart-layers.ts';
import type { Layers } from './chart-layers.ts';
import { stretches } from './chart-order.ts';

/** How far a place reaches on either side of its column. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

const GAP = 24;
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
 * are moved together to their common mean, those that matter most the least.
 */
const spaced = (wishes: readonly Wish[], distances: readonly number[]): readonly number[] => {
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
  return means.map((mean, index) => mean + (offsets[index] ?? 0));
};

/** Column (centre) of every place: near its neighbours above and below, the main way straight. */
export const columnsOf = (
  rows: Layers['rows'],
  { courses }: Layers,
  extentOf: (id: string) => Extent,
): ReadonlyMap<string, number> => {
  const main = new Set(
    stretches(courses.filter(({ link, upward }) => link.emphasis === 'main' && !upward)).map(String),
  );
  const pairs = stretches(courses);
  const distances = rows.map((row) =>
    row.slice(1).map((place, index) => {
      const before = row[index] ?? place;
      return extentOf(before.id).right + GAP + extentOf(place.id).left;
    }),
  );
  const columns = new Map<string, number>();
  rows.forEach((row, index) =>
    spaced(
      row.map(() => ({ x: 0, weight: 1 })),
      distances[index] ?? [],
    ).forEach((x, place) => columns.set(row[place]?.id ?? '', x)),
  );
  const pullOf = (pair: readonly [string, string]): number => {
    if (main.has(String(pair))) return PULL.main;
    const waypoints = pair.filter(isWaypoint).length;
    if (waypoints === 2) return PULL.between;
    return waypoints === 1 ? PULL.long : PULL.short;
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
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    // Down and up in turn, up at last, so that the starting point ends above its step.
    const downwards = [...rows.entries()];
    for (const [index, row] of sweep % 2 === 0 ? downwards : downwards.toReversed()) {
      const positions = spaced(
        row.map((place) => wish(place.id)),
        distances[index] ?? [],
      );
      row.forEach((place, position) => columns.set(place.id, positions[position] ?? 0));
    }
  }
  return new Map([...columns].map(([id, x]) => [id, Math.round(x)]));
};
