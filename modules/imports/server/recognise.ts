import type { TableRow } from '../../../kernel/table-row.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { createHeadingReader, headingKey, recogniseColumns, type FieldOfHeading } from '../domain/columns.ts';
import type { Field, Mapping } from '../domain/import-row.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord, SheetOfImport } from './import-rows.ts';
import { openCells, rowIdOf } from './sealed-rows.ts';

const REMEMBERED: Statement = {
  name: 'remembered-headings',
  text: 'select heading, field from import_heading where community_id = $1',
};
const REMEMBER: Statement = {
  name: 'remember-headings',
  text: `insert into import_heading (community_id, heading, field, chosen_by, chosen_at)
    select $1, one.heading, one.field, $4, $5 from unnest($2::text[], $3::text[]) as one(heading, field)
    on conflict (community_id, heading) do update set field = excluded.field, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`,
};
const FIRST_ROWS: Statement = {
  name: 'first-rows-of-sheet',
  text: `select number, cells_sealed as "cellsSealed" from person_import_row
    where community_id = $1 and import_id = $2 and sheet = $3 order by number limit 25`,
};

/** What the community chose before for a heading, and else what the catalogue knows of it. */
export const headingReaderOf = async (
  tx: Tx,
  deps: ImportDeps,
  { communityId, kind }: Pick<ImportRecord, 'communityId' | 'kind'>,
): Promise<FieldOfHeading> => {
  const rows = await tx.query<{ heading: string; field: Field | null }>(REMEMBERED, [communityId]);
  return createHeadingReader(deps.headings[kind], new Map(rows.map(({ heading, field }) => [heading, field])), kind);
};

/** Keeps what somebody chose by hand where it is not what would have been recognised anyway. */
export const rememberHeadings = async (
  tx: Tx,
  fieldOf: FieldOfHeading,
  one: ImportRecord,
  mapping: Mapping,
  by: { readonly workerId: string; readonly at: string },
): Promise<void> => {
  const chosen = new Map<string, Field | null>();
  for (const [at, { title }] of one.titles.entries()) {
    const field = mapping[at] ?? null;
    if (title !== '' && (fieldOf(title) ?? null) !== field) chosen.set(headingKey(title), field);
  }
  if (chosen.size > 0)
    await tx.query(REMEMBER, [one.communityId, [...chosen.keys()], [...chosen.values()], by.workerId, by.at]);
};

/** One title for every column of the sheet. */
export const titlesOf = (
  texts: readonly string[],
  { hiddenColumns, columns }: Pick<SheetOfImport, 'hiddenColumns' | 'columns'>,
): ImportRecord['titles'] =>
  Array.from({ length: Math.max(texts.length, columns) }, (_, at) => ({
    title: texts[at] ?? '',
    hidden: hiddenColumns.includes(at),
  }));

export type Recognised = Pick<ImportRecord, 'headRows' | 'titles' | 'mapping'>;

/** Headings by the line of the file, and what each column seems to hold. */
export const recogniseSheet = (
  rows: readonly TableRow[],
  sheet: Pick<SheetOfImport, 'hiddenColumns' | 'columns'>,
  fieldOf: FieldOfHeading,
): Recognised => {
  const { headRows, titles, mapping } = recogniseColumns(rows, sheet.hiddenColumns, fieldOf);
  return { headRows: rows[headRows - 1]?.number ?? 0, titles: titlesOf(titles, sheet), mapping };
};

/** The beginning of a sheet that was stored. */
export const firstRows = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  sheet: number,
): Promise<readonly TableRow[]> => {
  const rows = await tx.query<{ number: number; cellsSealed: Buffer }>(FIRST_ROWS, [one.communityId, one.id, sheet]);
  return rows.map(({ number, cellsSealed }) => ({
    number,
    ...openCells(deps.keyRing, one.communityId, rowIdOf(one.id, sheet, number), cellsSealed),
  }));
};
