import type { Cell, TableRow } from '../../../kernel/table-row.ts';
import { cleanText } from './clean-text.ts';
import { FIELDS_OF, type Field, type ImportKind, type Mapping } from './import-row.ts';

/** Headings by which a column is known, as data of the catalogue; compared by `headingKey`. */
export type Headings = Readonly<Partial<Record<Field, readonly string[]>>>;

/** A heading as it is compared: without blanks, brackets with what they hold, stars and colons. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/\([^)]*\)|【[^】]*】|\[[^\]]*\]/gu, '')
    .replace(/[\s*:：_/、.-]/gu, '')
    .toLowerCase();

export type FieldOfHeading = (heading: string) => Field | undefined;

/** What the community chose before goes before what the catalogue knows. */
export const createHeadingReader = (
  headings: Headings,
  remembered: ReadonlyMap<string, Field | null>,
  kind: ImportKind = 'residents',
): FieldOfHeading => {
  const known = new Map<string, Field>();
  for (const [field, words] of Object.entries(headings))
    for (const word of words) known.set(headingKey(word), field as Field);
  return (heading) => {
    const key = headingKey(heading);
    const chosen = remembered.get(key);
    // What was chosen for a list of the other kind says nothing about this one.
    const fits = chosen === null || (chosen !== undefined && FIELDS_OF[kind].includes(chosen));
    return fits ? (chosen ?? undefined) : known.get(key);
  };
};

export interface RecognisedColumns {
  /** Lines of the table before the first row of data, from 0. */
  readonly headRows: number;
  /** One for each column; empty where there is none. */
  readonly titles: readonly string[];
  readonly mapping: Mapping;
}

/** Titles, dates and notes may stand above the heading; deeper than this nobody puts it. */
const DEEPEST_HEADING = 20;

const textsOf = (row: TableRow | undefined): readonly string[] =>
  (row?.cells ?? []).map((cell: Cell) => cleanText(cell).text);

const recognisedIn = (texts: readonly string[], fieldOf: FieldOfHeading): number =>
  texts.filter((text) => text !== '' && fieldOf(text) !== undefined).length;

/** The lower of two heading rows names the columns; where it is empty, and for the group it belongs to, the upper does. */
const joined = (upper: readonly string[], lower: readonly string[], fieldOf: FieldOfHeading): string[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above, below] = [upper[at] ?? '', lower[at] ?? ''];
    if (below === '') return above;
    return fieldOf(below) === undefined && fieldOf(above) !== undefined && above !== '' ? above : below;
  });

/** The first column of each field; hidden ones are left to be chosen by hand. */
const mappingOf = (titles: readonly string[], fieldOf: FieldOfHeading, hiddenColumns: readonly number[]): Mapping => {
  const mapping: Record<string, Field> = {};
  const taken = new Set<Field>();
  for (const [at, title] of titles.entries()) {
    const field = title === '' || hiddenColumns.includes(at) ? undefined : fieldOf(title);
    if (field === undefined || taken.has(field)) continue;
    taken.add(field);
    mapping[at] = field;
  }
  return mapping;
};

/** With no heading that is known, the first row with several cells is taken for it, to be put right by hand. */
const unknownHeading = (rows: readonly TableRow[]): RecognisedColumns => {
  const at = rows.slice(0, DEEPEST_HEADING).findIndex((row) => textsOf(row).filter((text) => text !== '').length > 1);
  return { headRows: at + 1, titles: textsOf(rows[at]), mapping: {} };
};

/** Finds the row or two rows of headings and what the columns hold. */
export const recogniseColumns = (
  rows: readonly TableRow[],
  hiddenColumns: readonly number[],
  fieldOf: FieldOfHeading,
): RecognisedColumns => {
  const scores = rows.slice(0, DEEPEST_HEADING).map((row) => recognisedIn(textsOf(row), fieldOf));
  const best = Math.max(0, ...scores);
  if (best === 0) return unknownHeading(rows);
  const found = scores.indexOf(best);
  const [upper, lower] = (scores[found + 1] ?? 0) > 0 ? [found, found + 1] : [found - 1, found];
  const isDouble = (scores[upper] ?? 0) > 0 && upper >= 0;
  const first = isDouble ? joined(textsOf(rows[upper]), textsOf(rows[lower]), fieldOf) : [...textsOf(rows[found])];
  return {
    headRows: (isDouble ? lower : found) + 1,
    titles: first,
    mapping: mappingOf(first, fieldOf, hiddenColumns),
  };
};

/** Whether the columns say who somebody is: a name, and an ID number or else birthday and sex; or which dwelling it is. */
export const isEnough = (mapping: Mapping, kind: ImportKind = 'residents'): boolean => {
  const fields = new Set(Object.values(mapping));
  if (kind === 'dwellings') return fields.has('address') || (fields.has('building') && fields.has('room'));
  return fields.has('name') && (fields.has('idNumber') || (fields.has('bornOn') && fields.has('sex')));
};
