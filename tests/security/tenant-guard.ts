import type { ClientBase, Pool } from 'pg';

/** Small tables that every community shares. A table without `community_id` is one of these or a mistake. */
export const SHARED_TABLES = [
  'calendar_day',
  'catalogue_publication',
  'catalogue_revision',
  'installation',
  'kysely_migration',
  'kysely_migration_lock',
  'organisation',
  'process_variant',
  'region',
  'worker',
  'worker_role',
  'working_calendar',
];

/** Rules as queries: each answers the names of what breaks it. */
const RULES: Readonly<Record<string, string>> = {
  'shared-table-unknown': `select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id')`,
  'row-security-not-forced': `select relname as name from tenant where not (relrowsecurity and relforcerowsecurity)`,
  'policy-differs': `select relname as name from tenant t
    where (select count(*) from pg_policy p where p.polrelid = t.oid) <> 1 or not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polname = 'in_scope' and p.polcmd = '*' and p.polpermissive
        and pg_get_expr(p.polqual, p.polrelid) = $2 and pg_get_expr(p.polwithcheck, p.polrelid) = $2)`,
  'community-may-be-null': `select relname as name from tenant t join pg_attribute a on a.attrelid = t.oid
    where a.attname = 'community_id' and not a.attnotnull`,
  'no-primary-key': `select relname as name from tenant t
    where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  'community-not-first-in-unique-index': `select i.indexrelid::regclass::text as name from tenant t join pg_index i on i.indrelid = t.oid
    where i.indisunique and not exists (select from pg_attribute a
      where a.attrelid = t.oid and a.attnum = i.indkey[0] and a.attname = 'community_id')`,
  'community-not-first-in-foreign-key': `select f.conname as name from tenant t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
    join tenant other on other.oid = f.confrelid
    where not exists (select from pg_attribute a join pg_attribute b on b.attname = a.attname
      where a.attrelid = t.oid and a.attnum = f.conkey[1] and b.attrelid = other.oid and b.attnum = f.confkey[1]
        and a.attname = 'community_id')`,
  'view-or-definer': `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')
    union all select proname from pg_proc where pronamespace in ('public'::regnamespace, 'auth'::regnamespace) and prosecdef`,
};

const TENANTS = `with tenant as (select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id' and not a.attisdropped))`;

/** The one expression of every policy: the scope, evaluated once a statement. */
const IN_SCOPE = '(community_id = ANY (( SELECT scope_communities() AS scope_communities)::uuid[]))';

/** What of the database's form lets one community reach another, as `rule: name`. Empty when nothing does. */
export const findTenantHoles = async (owner: ClientBase | Pool): Promise<readonly string[]> => {
  const holes: string[] = [];
  for (const [rule, query] of Object.entries(RULES)) {
    // Both values are named in every query, because a statement must use all of its parameters.
    const text = `${TENANTS} select name from (${query}) found where $1::text[] is not null and $2::text is not null`;
    const { rows } = await owner.query<{ name: string }>(text, [SHARED_TABLES, IN_SCOPE]);
    holes.push(...rows.map((row) => `${rule}: ${row.name}`));
  }
  return holes;
};

export const listTenantTables = async (owner: ClientBase | Pool): Promise<readonly string[]> =>
  (await owner.query<{ name: string }>(`${TENANTS} select relname as name from tenant order by 1`)).rows.map(
    (row) => row.name,
  );
