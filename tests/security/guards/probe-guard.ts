import type { ClientBase } from 'pg';
import { newId } from '../../../platform/ids.ts';
import { rowAgainst, rowIn } from './forbidden-rows.ts';
import type { Guard } from './list-guards.ts';
import { columnsOf, isRefused, putRow, refusalOf, type Row, someRow } from './refused-write.ts';

const FORBIDDEN = '42501';
const RAISED = 'P0001';
const plainNameOf = (table: string): string => (table.split('.')[1] ?? '').replaceAll('"', '');

type Probe = (client: ClientBase, guard: Guard) => Promise<boolean>;

const seenIn = async (client: ClientBase, table: string, scope: string): Promise<readonly string[]> => {
  await client.query(`set local quanke.communities = '${scope}'`);
  const { rows } = await client.query<{ id: string }>(`select community_id as id from ${table} order by 1`);
  return rows.map(({ id }) => id);
};

/** Two communities have a row each; whoever is in the scope of one sees, writes and moves nothing of the other. */
const keepsApart = async (client: ClientBase, table: string, role: string): Promise<boolean> => {
  const columns = await columnsOf(client, table);
  const [east, west] = [newId(), newId()];
  await client.query(`alter table ${table} disable trigger all`);
  for (const community_id of [east, west]) await putRow(client, table, someRow(columns, { community_id }));
  await client.query(`set local role ${role}`);
  const seen = [await seenIn(client, table, ''), await seenIn(client, table, `{${east}}`)];
  const row: Row = someRow(columns, { community_id: west });
  const names = Object.keys(row);
  const written = await refusalOf(
    client,
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
  const moved = await refusalOf(client, `update ${table} set community_id = $1`, [west]);
  const removed = await client.query(`delete from ${table}`);
  const isSeenRight = seen[0]?.length === 0 && seen[1]?.length === 1 && seen[1][0] === east;
  return isSeenRight && written?.code === FORBIDDEN && moved?.code === FORBIDDEN && removed.rowCount === 1;
};

const probePolicy: Probe = async (client, { table }) => {
  await client.query(`grant all on ${table} to quanke_app`);
  return keepsApart(client, table, 'quanke_app');
};

/** Forced row-level security holds the owner of the table too, unless that is a superuser. */
const probeRowSecurity: Probe = async (client, { table }) => {
  await client.query('create role quanke_probe_owner nologin');
  await client.query('grant usage, create on schema public to quanke_probe_owner');
  await client.query(`alter table ${table} owner to quanke_probe_owner`);
  await client.query('grant execute on all functions in schema public to quanke_probe_owner');
  return keepsApart(client, table, 'quanke_probe_owner');
};

const probeCheck: Probe = async (client, { table, name, tells }) => {
  const row = someRow(await columnsOf(client, table), rowAgainst(name, tells));
  return isRefused(client, table, row, ({ constraint }) => constraint === name);
};

const columnsIn = (list: string): readonly string[] => list.split(',').map((one) => one.trim().replaceAll('"', ''));

const probeForeignKey: Probe = async (client, { table, name, tells }) => {
  const [, list = ''] = /FOREIGN KEY \(([^)]+)\)/.exec(tells) ?? [];
  const row = someRow(await columnsOf(client, table), {}, columnsIn(list));
  return isRefused(client, table, row, ({ constraint, table: at }) => constraint === name && at === plainNameOf(table));
};

const probeUnique: Probe = async (client, { table, name, tells }) => {
  const [, list = ''] = /USING btree \(([^)]+)\)/.exec(tells) ?? [];
  const row = someRow(await columnsOf(client, table), rowIn(name), columnsIn(list));
  await putRow(client, table, row);
  return isRefused(client, table, row, ({ constraint }) => constraint === name);
};

const probeNotNull: Probe = async (client, { table, name }) => {
  const row = someRow(await columnsOf(client, table), { [name]: null });
  const isIt = (refusal: { code: string; column: string | undefined }): boolean =>
    refusal.code === '23502' && refusal.column === name;
  return isRefused(client, table, row, isIt);
};

/** A row that is only ever added cannot be changed or taken away, not even by the owner. */
const probeTrigger: Probe = async (client, { table }) => {
  const columns = await columnsOf(client, table);
  await putRow(client, table, someRow(columns, {}));
  const text = columns.find(({ type, isNeeded }) => type === 'text' && isNeeded);
  const changed = await refusalOf(client, `update ${table} set "${text?.name ?? ''}" = 'changed'`);
  const removed = await refusalOf(client, `delete from ${table}`);
  return changed?.code === RAISED && removed?.code === RAISED;
};

/** Some columns of a table may be written where others may not. */
const ATTEMPTS: Readonly<Record<string, (table: string, column: string) => string>> = {
  SELECT: (table) => `select from ${table} limit 0`,
  INSERT: (table, column) => `insert into ${table} ("${column}") select null where false`,
  UPDATE: (table, column) => `update ${table} set "${column}" = default where false`,
  DELETE: (table) => `delete from ${table} where false`,
  TRUNCATE: (table) => `truncate ${table}`,
};

const isForbidden: Probe = async (client, { table, name, tells }) => {
  const [right = '', column] = tells.split(' ');
  const [first] = await columnsOf(client, table);
  const attempt = ATTEMPTS[right]?.(table, column?.replaceAll('"', '') ?? first?.name ?? '');
  if (attempt === undefined) throw new Error(`no attempt for ${tells}`);
  await client.query(`set local role ${name}`);
  const refusal = await refusalOf(client, attempt);
  return refusal?.code === FORBIDDEN;
};

const PROBES: Readonly<Record<Guard['kind'], Probe>> = {
  policy: probePolicy,
  'row-security': probeRowSecurity,
  check: probeCheck,
  'foreign-key': probeForeignKey,
  unique: probeUnique,
  'not-null': probeNotNull,
  trigger: probeTrigger,
  scope: probePolicy,
  may: async (client, guard) => !(await isForbidden(client, guard)),
  'may-not': isForbidden,
};

/** Does what the guard is there to refuse, and answers whether it refused. Inside a transaction to roll back. */
export const holds: Probe = (client, guard) => PROBES[guard.kind](client, guard);
