import type pg from 'pg';
import type { SchemaTable } from './distribution.ts';

/** Read from the catalogue of the database itself, so that no list of tables has to be kept. */
const TABLES = `
  with names as (
    select c.oid, c.relname as name, n.nspname as schema,
           case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as full_name, c.relkind,
           c.relpersistence, c.relispartition
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f') and n.nspname <> all ($1) and n.nspname not like 'pg\\_%'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  )
  select t.schema, t.name,
    (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'notNull', a.attnotnull,
        'counts', a.attidentity <> '' or coalesce(pg_get_expr(f.adbin, f.adrelid) like '%nextval(%', false)) order by a.attnum), '[]')
      from pg_attribute a left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(jsonb_agg(jsonb_build_object('name', i.indexrelid::regclass::text, 'columns',
        (select coalesce(jsonb_agg(a.attname), '[]') from pg_attribute a where a.attrelid = i.indrelid
           and a.attnum = any ((i.indkey::smallint[])[0:i.indnkeyatts - 1])))), '[]')
      from pg_index i where i.indrelid = t.oid and (i.indisunique or i.indisexclusion)) as keys,
    (select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'target', o.full_name,
        'columns', (select jsonb_agg(a.attname order by u.place) from unnest(k.conkey) with ordinality u(number, place)
           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number),
        'targetColumns', (select jsonb_agg(a.attname order by u.place) from unnest(k.confkey) with ordinality u(number, place)
           join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number),
        'definition', pg_get_constraintdef(k.oid), 'setsNullOrDefault', k.confdeltype in ('n', 'd')) order by k.conname), '[]')
      from pg_constraint k join names o on o.oid = k.confrelid where k.conrelid = t.oid and k.contype = 'f') as "foreignKeys",
    (select coalesce(jsonb_agg(g.tgname order by g.tgname), '[]') from pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal) as triggers,
    (select coalesce(jsonb_agg(p.polname order by p.polname), '[]') from pg_policy p where p.polrelid = t.oid) as policies,
    to_jsonb(array_remove(array[
      case when t.relkind <> 'r' or t.relispartition then 'is partitioned or foreign' end,
      case when t.relpersistence <> 'p' then 'is not kept in the log' end,
      case when exists (select from pg_inherits h where h.inhrelid = t.oid or h.inhparent = t.oid) then 'inherits' end,
      case when exists (select from pg_rewrite r where r.ev_class = t.oid) then 'has rules' end], null)) as oddities
  from names t order by t.schema, t.name`;

/** Schemas of PostgreSQL and of Citus themselves. */
const FOREIGN_SCHEMAS = [
  'information_schema',
  'pg_catalog',
  'citus',
  'citus_internal',
  'columnar',
  'columnar_internal',
];

export const readSchemaTables = async (client: pg.ClientBase): Promise<readonly SchemaTable[]> =>
  (await client.query<SchemaTable>(TABLES, [FOREIGN_SCHEMAS])).rows;
