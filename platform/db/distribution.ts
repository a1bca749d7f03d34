import { z } from 'zod';

/**
 * How the tables of a database lie on a city's servers, as `server/migrations/distribution.json` has it. Whatever has
 * the column lies with its community; what has not is named here with the reason.
 */
const rules = z.strictObject({
  /** The community: whatever has this column is spread over the servers by it. */
  column: z.string().min(1),
  /** Small shared tables, kept whole on every server. */
  reference: z.record(z.string(), z.string().min(1)),
  /** Tables that stay on the first server alone. */
  local: z.record(z.string(), z.string().min(1)),
  localSchemas: z.record(z.string(), z.string().min(1)),
  /** Triggers that may run where the rows lie, as `table.trigger`. */
  triggers: z.record(z.string(), z.string().min(1)),
});
export type DistributionRules = z.infer<typeof rules>;

/** Throws and names the field when the file is not of this shape. */
export const readDistributionRules = (json: string): DistributionRules => rules.parse(JSON.parse(json));

export interface TableKey {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface ForeignKey extends TableKey {
  /** `schema.table` outside of `public`, else the table. */
  readonly target: string;
  readonly targetColumns: readonly string[];
  /** The whole definition, as `alter table … add constraint … ` takes it. */
  readonly definition: string;
  readonly setsNullOrDefault: boolean;
}

/** A table of the database with all that matters for its place. */
export interface SchemaTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly notNull: boolean; readonly counts: boolean }[];
  /** Primary key, unique constraints and unique indexes. */
  readonly keys: readonly TableKey[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly triggers: readonly string[];
  readonly policies: readonly string[];
  /** Partitions, inheritance, rules, tables without a log. */
  readonly oddities: readonly string[];
}

export type Place = 'distributed' | 'reference' | 'local';

/** Where a table belongs; undefined: nobody has said so yet. */
export const placeOf = (table: SchemaTable, rules: DistributionRules): Place | undefined => {
  if (table.schema !== 'public') return table.schema in rules.localSchemas ? 'local' : undefined;
  if (table.columns.some(({ name }) => name === rules.column)) return 'distributed';
  if (table.name in rules.reference) return 'reference';
  return table.name in rules.local ? 'local' : undefined;
};

const foreignKeyFault = (
  place: Place,
  { name, columns, target, targetColumns, setsNullOrDefault }: ForeignKey,
  targetPlace: Place | undefined,
  { column }: DistributionRules,
): string | null => {
  if (targetPlace === 'reference') return null;
  if (place === 'local' && targetPlace === 'local') return null;
  if (place !== 'distributed' || targetPlace !== 'distributed')
    return `${name}: a ${place} table cannot point to ${target}, which is ${targetPlace ?? 'in no group'}`;
  const at = columns.indexOf(column);
  if (at === -1 || targetColumns[at] !== column) return `${name}: does not name ${column} on both sides`;
  return setsNullOrDefault ? `${name}: would empty ${column} when the other row is deleted` : null;
};

const columnFaults = (table: SchemaTable, place: Place, { column }: DistributionRules): string[] => [
  ...table.columns.filter(({ counts }) => counts).map(({ name }) => `${name}: counts up, each server for itself`),
  ...(place === 'distributed' && table.columns.some(({ name, notNull }) => name === column && !notNull)
    ? [`${column} may be empty`]
    : []),
];

const keyFaults = (table: SchemaTable, place: Place, { column }: DistributionRules): string[] => {
  if (place !== 'distributed') return [];
  const without = table.keys.filter(({ columns }) => !columns.includes(column));
  return [
    ...(table.keys.length === 0 ? ['has no key'] : []),
    ...without.map(({ name }) => `${name}: unique across communities`),
  ];
};

const tableFaults = (
  table: SchemaTable,
  place: Place,
  places: ReadonlyMap<string, Place>,
  rules: DistributionRules,
): string[] => [
  ...columnFaults(table, place, rules),
  ...keyFaults(table, place, rules),
  ...table.foreignKeys.flatMap((key) => foreignKeyFault(place, key, places.get(key.target), rules) ?? []),
  ...table.triggers
    .filter((trigger) => !(`${table.name}.${trigger}` in rules.triggers))
    .map((trigger) => `${trigger}: a trigger that nobody has said may run where the rows lie`),
  ...table.policies
    .filter((policy) => policy !== 'in_scope')
    .map((policy) => `${policy}: a policy of its own, which distributing does not know`),
  ...table.oddities,
];

export const nameOf = ({ schema, name }: Pick<SchemaTable, 'schema' | 'name'>): string =>
  schema === 'public' ? name : `${schema}.${name}`;

/** The place of every table that has one, by its name. */
export const placesOf = (tables: readonly SchemaTable[], rules: DistributionRules): ReadonlyMap<string, Place> =>
  new Map(
    tables.flatMap((table) => {
      const place = placeOf(table, rules);
      return place === undefined ? [] : [[nameOf(table), place] as const];
    }),
  );

const staleNames = (tables: readonly SchemaTable[], { reference, local, triggers }: DistributionRules): string[] => {
  const present = new Set(tables.map(nameOf));
  const named = [
    ...Object.keys(reference),
    ...Object.keys(local),
    ...Object.keys(triggers).map((name) => name.split('.')[0] ?? ''),
  ];
  return named
    .filter((name) => !present.has(name))
    .map((name) => `${name}: named in the rules, and there is no such table`);
};

/** What keeps a schema from lying on several servers, in sentences; empty when nothing does. */
export const distributionFaults = (tables: readonly SchemaTable[], rules: DistributionRules): string[] => {
  const places = placesOf(tables, rules);
  const faults = tables.flatMap((table) => {
    const place = places.get(nameOf(table));
    if (place === undefined) return [`${nameOf(table)}: in no group; add it to distribution.json with the reason`];
    if (place === 'local')
      return table.foreignKeys
        .flatMap((key) => foreignKeyFault(place, key, places.get(key.target), rules) ?? [])
        .map((fault) => `${nameOf(table)}: ${fault}`);
    return tableFaults(table, place, places, rules).map((fault) => `${nameOf(table)}: ${fault}`);
  });
  return [...faults, ...staleNames(tables, rules)];
};
