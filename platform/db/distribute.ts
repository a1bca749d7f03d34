import type pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { distributionFaults, placesOf, type DistributionRules, type Place } from './distribution.ts';
import { readSchemaTables } from './distribution-schema.ts';
import { distributionSteps, type PresentDistribution } from './distribution-steps.ts';

const SERVERS = `select
  (select count(*) from pg_extension where extname = 'citus') > 0 as citus,
  (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as sees_all`;

/** One server with the extension and nobody to share the work with is a city too, if it is told to keep parts itself. */
const WORKERS = 'select count(*)::integer as count from pg_dist_node where shouldhaveshards and isactive';

const notDistributable = (faults: readonly string[]): StartupError =>
  new StartupError('schema-not-distributable', {
    zh: `这些表不能分布到多台服务器：${faults.join('；')}。`,
    en: `These tables cannot be spread over several servers: ${faults.join('; ')}.`,
  });

const checkServers = async (client: pg.ClientBase): Promise<void> => {
  const [server] = (await client.query<{ citus: boolean; sees_all: boolean }>(SERVERS)).rows;
  if (server?.citus !== true)
    throw new StartupError('citus-missing', {
      zh: '这个数据库没有 Citus 扩展。请先在每台服务器的这个数据库里执行 create extension citus，再用 citus_add_node 加入工作节点。',
      en: 'This database has no Citus. Run “create extension citus” in it on every server, then add the workers with citus_add_node.',
    });
  if (!server.sees_all)
    throw new StartupError('distributor-sees-not-all', {
      zh: '搬运数据的账号必须看得到全部行（超级用户或 BYPASSRLS）。',
      en: 'Who moves the data must see every row: a superuser, or a role with BYPASSRLS.',
    });
  const [workers] = (await client.query<{ count: number }>(WORKERS)).rows;
  if (workers === undefined || workers.count === 0)
    throw new StartupError('citus-without-workers', {
      zh: 'Citus 还没有工作节点。请先执行 citus_add_node。',
      en: 'Citus has no workers yet. Add them with citus_add_node first.',
    });
};

const PLACED = `select table_name::text as name, citus_table_type as place from citus_tables`;
const POLICIES = `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and p.polname = 'in_scope' and pg_get_expr(p.polqual, p.polrelid) ilike '%select%'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by 1`;

const readPresent = async (client: pg.ClientBase): Promise<PresentDistribution> => ({
  placed: new Map(
    (await client.query<{ name: string; place: Place }>(PLACED)).rows.map(({ name, place }) => [name, place]),
  ),
  policiesToChange: (await client.query<{ name: string }>(POLICIES)).rows.map(({ name }) => name),
});

/** What is still to be done here, in order. Refuses servers and schemas on which it cannot be done. */
export const planDistribution = async (client: pg.ClientBase, rules: DistributionRules): Promise<readonly string[]> => {
  await checkServers(client);
  const tables = await readSchemaTables(client);
  const faults = distributionFaults(tables, rules);
  if (faults.length > 0) throw notDistributable(faults);
  return distributionSteps(tables, rules, await readPresent(client));
};

/** Rows of every table that is or will be shared or spread. */
const countRows = async (client: pg.ClientBase, tables: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const counted = new Map<string, number>();
  for (const table of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${client.escapeIdentifier(table)}`);
    counted.set(table, Number(rows[0]?.count));
  }
  return counted;
};

const refuseLostRows = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void => {
  for (const [table, rows] of before)
    if (after.get(table) !== rows)
      throw new Error(`${table} had ${rows} rows and has ${after.get(table)} now; nothing was changed`);
};

/** Settings of the transaction: what points to shared tables is moved one part after another. */
const BEGIN = `begin;
  set local citus.multi_shard_modify_mode = 'sequential';
  set local citus.enable_unsafe_triggers = on;
  set local statement_timeout = 0;
  set local client_min_messages = warning`;

/**
 * Brings tables and rows onto the servers in one transaction: all of it or nothing. Rows are counted before and
 * after. Answers the statements done; none when everything lay where it belongs.
 */
export const distributeDatabase = async (
  client: pg.ClientBase,
  rules: DistributionRules,
): Promise<readonly string[]> => {
  const steps = await planDistribution(client, rules);
  if (steps.length === 0) return steps;
  const places = placesOf(await readSchemaTables(client), rules);
  const tables = [...places].filter(([, place]) => place !== 'local').map(([name]) => name);
  await client.query(BEGIN);
  try {
    const before = await countRows(client, tables);
    for (const step of steps) await client.query(step);
    refuseLostRows(before, await countRows(client, tables));
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  }
  await forgetLocalCopies(client, places);
  return steps;
};

/** What was copied to the workers is still on the first server until it is told to forget it. */
const forgetLocalCopies = async (client: pg.ClientBase, places: ReadonlyMap<string, Place>): Promise<void> => {
  for (const [table, place] of places)
    if (place === 'distributed')
      await client.query('select truncate_local_data_after_distributing_table($1::text::regclass)', [table]);
};
