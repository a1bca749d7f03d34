import type { ClientBase, Pool } from 'pg';

/** Something in the database that refuses what must not be: taken away, a probe must fail. */
export interface Guard {
  readonly kind:
    | 'policy'
    | 'row-security'
    | 'check'
    | 'foreign-key'
    | 'unique'
    | 'not-null'
    | 'trigger'
    /** What every policy rests on: the function that tells the scope, and a role that policies hold. */
    | 'scope'
    /** What a role of the database may do to a table, and what it may not. */
    | 'may'
    | 'may-not';
  /** With its schema, as SQL names it. */
  readonly table: string;
  /** The column, constraint, index, policy, trigger, or the role whose right it is. */
  readonly name: string;
  /** Its definition; of a right the right, with the column where it is one of a column: `UPDATE seal_number`. */
  readonly tells: string;
  /** Of `unique`: belongs to a constraint of the same name and is not only an index. */
  readonly isConstraint?: boolean;
}

const TABLES = `select c.oid, format('%I.%I', n.nspname, c.relname) as "table", n.nspname as schema, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and c.relname not like 'kysely%'`;

/** What the catalogue of the database holds of one kind, as `table`, `name` and what it says. */
const QUERIES: Readonly<Record<string, string>> = {
  policy: `select t."table", p.polname as name, format('using %s with check %s', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as tells
    from t join pg_policy p on p.polrelid = t.oid`,
  'row-security': `select "table", 'forced' as name, 'also for the owner' as tells from t where relrowsecurity and relforcerowsecurity`,
  check: `select t."table", conname as name, pg_get_constraintdef(c.oid) as tells from t join pg_constraint c on c.conrelid = t.oid where contype = 'c'`,
  'foreign-key': `select t."table", conname as name, pg_get_constraintdef(c.oid) as tells from t join pg_constraint c on c.conrelid = t.oid where contype = 'f'`,
  unique: `select t."table", i.relname as name, pg_get_indexdef(i.oid) as tells,
      exists (select from pg_constraint c where c.conindid = i.oid and c.contype in ('p', 'u')) as "isConstraint"
    from t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid where x.indisunique`,
  'not-null': `select t."table", a.attname as name, format_type(atttypid, atttypmod) as tells from t join pg_attribute a on a.attrelid = t.oid
    where attnum > 0 and attnotnull and not attisdropped
      and not exists (select from pg_index x where x.indrelid = t.oid and x.indisprimary and a.attnum = any (x.indkey))`,
  trigger: `select t."table", tgname as name, pg_get_triggerdef(g.oid) as tells from t join pg_trigger g on g.tgrelid = t.oid where not tgisinternal`,
  scope: `select 'public.person' as "table", rolname as name, 'no superuser, held by policies' as tells from pg_roles
      where rolname = 'quanke_app' and not rolsuper and not rolbypassrls
    union all select 'public.person', proname, prosrc from pg_proc where proname = 'scope_communities'`,
  may: `select t."table", role as name, privilege as tells from t, unnest(array['quanke_app', 'quanke_accounts']) role,
      unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) privilege
    where has_schema_privilege(role, t.schema, 'USAGE') and has_table_privilege(role, t.oid, privilege)
    union all
    select t."table", role, format('%s %I', by_column, a.attname) from t join pg_attribute a on a.attrelid = t.oid, unnest(array['quanke_app', 'quanke_accounts']) role,
      unnest(array['INSERT', 'UPDATE']) by_column
    where has_schema_privilege(role, t.schema, 'USAGE') and a.attnum > 0 and not a.attisdropped
      and has_column_privilege(role, t.oid, a.attnum, by_column) and not has_table_privilege(role, t.oid, by_column)`,
  'may-not': `select t."table", role as name, privilege as tells from t, unnest(array['quanke_app', 'quanke_accounts']) role,
      unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) privilege
    where has_schema_privilege(role, t.schema, 'USAGE') and not has_table_privilege(role, t.oid, privilege)
      and not (privilege in ('INSERT', 'UPDATE') and has_any_column_privilege(role, t.oid, privilege))
    union all
    select t."table", role, format('%s %I', by_column, a.attname) from t join pg_attribute a on a.attrelid = t.oid, unnest(array['quanke_app', 'quanke_accounts']) role,
      unnest(array['INSERT', 'UPDATE']) by_column
    where has_schema_privilege(role, t.schema, 'USAGE') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not has_column_privilege(role, t.oid, a.attnum, by_column) and has_any_column_privilege(role, t.oid, by_column)`,
};

/** Every guard of the database as it stands, in an order that stays. */
export const listGuards = async (owner: ClientBase | Pool): Promise<readonly Guard[]> => {
  const guards: Guard[] = [];
  for (const [kind, query] of Object.entries(QUERIES)) {
    const { rows } = await owner.query<Omit<Guard, 'kind'>>(
      `with t as (${TABLES}) select * from (${query}) found order by "table" collate "C", name collate "C", tells collate "C"`,
    );
    guards.push(...rows.map((row) => ({ kind, ...row }) as Guard));
  }
  return guards;
};

/** One line a guard, for the list that is kept under version control. */
export const tellGuard = ({ kind, table, name, tells }: Guard): string => `${kind} ${table} ${name}: ${tells}`;
