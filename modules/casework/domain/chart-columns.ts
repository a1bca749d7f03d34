import type { Layers } from './chart-layers.ts';
import { stretches } from './chart-order.ts';

export interface Extent {
  /** Width of the drawn place, centred on its column. */
  readonly width: number;
  /** Room kept free on the right, for a loop and its label. */
  readonly beside: number;
}

const GAP = 36;
const SWEEPS = 60;
/** How much more a main line pulls its ends into one column than any other line. */
const MAIN_PULL = 60;

interface Block {
  readonly sum: number;
  readonly count: number;
}

/**
 * The positions nearest to the wished ones that keep their order and distances: neighbours that would come too close
 * are moved together to their common mean.
 */
const spaced = (wished: readonly number[], distances: readonly number[]): readonly number[] => {
  const offsets = wished.reduce<readonly number[]>(
    (so, _, index) => [...so, index === 0 ? 0 : (so[index - 1] ?? 0) + (distances[index - 1] ?? 0)],
    [],
  );
  const blocks: Block[] = [];
  wished.forEach((position, index) => {
    let block: Block = { sum: position - (offsets[index] ?? 0), count: 1 };
    for (
      let last = blocks.at(-1);
      last !== undefined && last.sum / last.count >= block.sum / block.count;
      last = blocks.at(-1)
    ) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const means = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return means.map((mean, index) => Math.round(mean + (offsets[index] ?? 0)));
};

/** Column (centre) of every place: near its neighbours above and below, the main way straight. */
export const columnsOf = (
  rows: Layers['rows'],
  { courses }: Layers,
  extentOf: (id: string) => Extent,
): ReadonlyMap<string, number> => {
  const main = new Set(stretches(courses.filter(({ link }) => link.emphasis === 'main')).map(String));
  const pairs = stretches(courses);
  const distances = rows.map((row) =>
    row.slice(1).map((place, index) => {
      const left = extentOf(row[index]?.id ?? place.id);
      return left.width / 2 + left.beside + GAP + extentOf(place.id).width / 2;
    }),
  );
  const columns = new Map<string, number>();
  rows.forEach((row, index) =>
    spaced(
      row.map(() => 0),
      distances[index] ?? [],
    ).forEach((x, place) => columns.set(row[place]?.id ?? '', x)),
  );
  const wish = (id: string): number => {
    const near = pairs.flatMap((pair) => {
      const other = pair[0] === id ? pair[1] : pair[1] === id ? pair[0] : null;
      return other === null ? [] : [{ x: columns.get(other) ?? 0, weight: main.has(String(pair)) ? MAIN_PULL : 1 }];
    });
    const weight = near.reduce((sum, each) => sum + each.weight, 0);
    return weight === 0 ? (columns.get(id) ?? 0) : near.reduce((sum, each) => sum + each.x * each.weight, 0) / weight;
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
  return columns;
};
