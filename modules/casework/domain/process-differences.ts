import type { DescribedRow, DescribedTable } from './described-process.ts';

/** A row that two versions tell differently. Cells that are alike are in both. */
export interface RowDifference {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: DescribedRow['cells'] | null;
  readonly after: DescribedRow['cells'] | null;
}

export interface TableDifference {
  readonly id: string;
  readonly title: DescribedTable['title'];
  readonly columns: DescribedTable['columns'];
  readonly rows: readonly RowDifference[];
}

const told = ({ cells }: DescribedRow): string =>
  JSON.stringify(cells.map((lines) => lines.map(({ zh, en }) => [zh, en])));

const alike = (one: DescribedRow, other: DescribedRow): boolean => told(one) === told(other);

const rowDifferences = (before: readonly DescribedRow[], after: readonly DescribedRow[]): readonly RowDifference[] => {
  const old = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((row): readonly RowDifference[] => {
    const earlier = old.get(row.id);
    if (earlier === undefined) return [{ id: row.id, change: 'added', before: null, after: row.cells }];
    return alike(earlier, row) ? [] : [{ id: row.id, change: 'changed', before: earlier.cells, after: row.cells }];
  });
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map(({ id, cells }): RowDifference => ({ id, change: 'removed', before: cells, after: null }));
  return [...changed, ...removed];
};

/** What two versions of a process tell differently, table by table and part by part; empty when nothing. */
export const processDifferences = (
  before: readonly DescribedTable[],
  after: readonly DescribedTable[],
): readonly TableDifference[] => {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [old, present] = [before.find((table) => table.id === id), after.find((table) => table.id === id)];
    const shape = present ?? old;
    const rows = rowDifferences(old?.rows ?? [], present?.rows ?? []);
    return shape === undefined || rows.length === 0 ? [] : [{ id, title: shape.title, columns: shape.columns, rows }];
  });
};
