import { nameOf, placesOf, type DistributionRules, type Place, type SchemaTable } from './distribution.ts';

/** How things stand on the servers now. */
export interface PresentDistribution {
  /** Tables that were placed already, by name; those that never were are missing. */
  readonly placed: ReadonlyMap<string, Place>;
  /** Tables whose policy still asks with a sub-select, which distributed tables do not take. */
  readonly policiesToChange: readonly string[];
}

const IN_SCOPE = 'community_id = any (scope_communities())';

/**
 * Tenant tables of later changes of the schema get their policy in the form that distributed tables take. On one
 * server the sub-select is quicker; a distributed question is about one community and asks once anyway.
 */
const TENANT_PROCEDURE = `create or replace procedure make_tenant_table(target regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy in_scope on %s using (${IN_SCOPE}) with check (${IN_SCOPE})', target);
end
$$`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (name: string): string => `'${quoted(name).replaceAll("'", "''")}'`;

const changePolicy = (table: string): string =>
  `alter policy in_scope on ${quoted(table)} using (${IN_SCOPE}) with check (${IN_SCOPE})`;

const distribute = (table: string, column: string, beside: string | undefined): string =>
  `select create_distributed_table(${literal(table)}, '${column}', colocate_with => ${beside === undefined ? "'none'" : literal(beside)})`;

/** Foreign keys with a newly placed table on one side wait until both sides lie where they belong. */
const waitingKeys = (tables: readonly SchemaTable[], moving: ReadonlySet<string>) =>
  tables.flatMap((table) =>
    table.foreignKeys
      .filter(({ target }) => moving.has(nameOf(table)) || moving.has(target))
      .map(({ name, definition }) => ({
        drop: `alter table ${quoted(table.name)} drop constraint ${quoted(name)}`,
        add: `alter table ${quoted(table.name)} add constraint ${quoted(name)} ${definition}`,
      })),
  );

/**
 * The statements that bring a schema onto the servers of a city, in order, for one transaction; only what is
 * missing, so none at all the second time. The tables must have no `distributionFaults`.
 */
export const distributionSteps = (
  tables: readonly SchemaTable[],
  rules: DistributionRules,
  present: PresentDistribution,
): readonly string[] => {
  const places = placesOf(tables, rules);
  const missing = (place: Place): string[] =>
    [...places]
      .filter(([name, wanted]) => wanted === place && present.placed.get(name) !== place)
      .map(([name]) => name);
  const shared = missing('reference');
  const spread = missing('distributed');
  const keys = waitingKeys(tables, new Set([...shared, ...spread]));
  const already = [...present.placed].find(([, place]) => place === 'distributed')?.[0];
  const beside = already ?? spread[0];
  const placing = [
    ...keys.map(({ drop }) => drop),
    ...shared.map((table) => `select create_reference_table(${literal(table)})`),
    ...spread.map((table) => distribute(table, rules.column, table === beside ? undefined : beside)),
    ...keys.map(({ add }) => add),
  ];
  const policies = present.policiesToChange.map(changePolicy);
  return policies.length + placing.length === 0 ? [] : [TENANT_PROCEDURE, ...policies, ...placing];
};
