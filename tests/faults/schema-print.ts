import { createHash } from 'node:crypto';
import { withClient } from '../../platform/postgres/databases.ts';

const OURS = `n.nspname in ('public', 'auth')`;

/** Everything that makes up the form of the data: columns, constraints, indexes, policies, functions, triggers, rights, steps. */
const PARTS = [
  `select n.nspname, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl::text, a.attname,
     format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where ${OURS} order by 1, 2, 7`,
  `select n.nspname, k.conrelid::regclass::text, k.conname, pg_get_constraintdef(k.oid) from pg_constraint k
   join pg_namespace n on n.oid = k.connamespace where ${OURS} order by 1, 2, 3`,
  `select schemaname, indexname, indexdef from pg_indexes where schemaname in ('public', 'auth') order by 1, 2`,
  `select schemaname, tablename, policyname, cmd, qual, with_check from pg_policies order by 1, 2, 3`,
  `select n.nspname, p.proname, pg_get_functiondef(p.oid), p.proacl::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} order by 1, 2`,
  `select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1, 2`,
  `select name from kysely_migration order by 1`,
];

/** Equal for two databases exactly when their tables, rules and rights are the same. */
export const schemaPrint = (ownerUrl: string): Promise<string> =>
  withClient(ownerUrl, async (client) => {
    const hash = createHash('sha256');
    for (const part of PARTS) hash.update(JSON.stringify((await client.query({ text: part, rowMode: 'array' })).rows));
    return hash.digest('hex');
  });
