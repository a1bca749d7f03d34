import type pg from 'pg';
import { z } from 'zod';

const ContentsSchema = z
  .object({
    format: z.literal(1),
    madeAt: z.iso.datetime(),
    program: z.string(),
    /** Fingerprints of the keys that the sealed fields need, by id; the keys themselves are never in a backup. */
    keys: z.record(z.string(), z.string()),
    tables: z.array(z.object({ name: z.string(), rows: z.number().int(), hash: z.string() })),
  })
  .strict();

/** What a backup holds, told so that a restore can prove that it has all of it. */
export type Contents = z.output<typeof ContentsSchema>;
export type TableContents = Contents['tables'][number];

export const readContents = (text: string): Contents => ContentsSchema.parse(JSON.parse(text));

/** Two sums of hashes over whole rows, which do not depend on the order rows lie in. */
const sumOf = (name: string): string =>
  `select count(*)::bigint as rows,
     coalesce(sum(hashtextextended(t::text, 1)::numeric), 0)::text || ':' || coalesce(sum(hashtextextended(t::text, 2)::numeric), 0)::text as hash
   from ${name} t`;

/** Counts and hashes every table of the database. */
export const readTables = async (owner: pg.Client): Promise<readonly TableContents[]> => {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: TableContents[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ rows: string; hash: string }>(sumOf(name));
    found.push({ name, rows: Number(rows[0]?.rows ?? 0), hash: rows[0]?.hash ?? '' });
  }
  return found;
};

/** The names of the tables that are not as they were. */
export const differingTables = (before: readonly TableContents[], now: readonly TableContents[]): readonly string[] => {
  const known = new Map(now.map((table) => [table.name, `${table.rows} ${table.hash}`]));
  const gone = before.filter((table) => known.get(table.name) !== `${table.rows} ${table.hash}`);
  const added = now.filter((table) => before.every(({ name }) => name !== table.name));
  return [...gone, ...added].map(({ name }) => name);
};
