import type pg from 'pg';
import type { SealedTable } from './sealed-tables.ts';

export interface SealedRow {
  /** The primary key without the community, as texts. */
  readonly keys: readonly string[];
  readonly rowId: string;
  readonly values: readonly (Buffer | null)[];
}

interface KeyColumn {
  readonly name: string;
  readonly type: string;
}

const KEY_COLUMNS = `select a.attname as name, format_type(a.atttypid, null) as type
  from pg_index i cross join unnest(i.indkey) with ordinality as k(number, place)
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
  where i.indrelid = $1::regclass and i.indisprimary and a.attname <> 'community_id' order by k.place`;

export const keyColumnsOf = async (owner: pg.Client, table: string): Promise<readonly KeyColumn[]> =>
  (await owner.query<KeyColumn>(KEY_COLUMNS, [table])).rows;

/** One transaction that sees the rows of one community, whoever owns the tables. */
export const inCommunity = async <T>(owner: pg.Client, communityId: string, work: () => Promise<T>): Promise<T> => {
  await owner.query('begin');
  try {
    if (communityId !== '')
      await owner.query(`select set_config('quanke.communities', $1, true)`, [`{${communityId}}`]);
    const result = await work();
    await owner.query('commit');
    return result;
  } catch (failure) {
    await owner.query('rollback').catch(() => undefined);
    throw failure;
  }
};

export interface Wanted {
  readonly communityId: string;
  /** Locks what it reads, and passes by what somebody else holds: that comes in the next round. */
  readonly lock: boolean;
  /** SQL of the rows wanted. */
  readonly where: string;
}

/** Hands over the rows of a community in batches by their key, each batch in a transaction of its own. */
export const eachBatch = async (
  owner: pg.Client,
  table: SealedTable,
  { communityId, lock, where }: Wanted,
  work: (rows: readonly SealedRow[]) => Promise<void>,
): Promise<void> => {
  const keys = await keyColumnsOf(owner, table.table);
  const names = keys.map(({ name }) => name).join(', ');
  const here = table.shared === true ? 'true' : `community_id = ${owner.escapeLiteral(communityId)}`;
  const select = `select array[${keys.map(({ name }) => `${name}::text`).join(', ')}] as keys, ${table.rowId} as "rowId",
    array[${table.columns.join(', ')}] as values from ${table.table} where ${here} and (${where})`;
  const end = `order by ${names} limit ${table.atOnce} ${lock ? 'for update skip locked' : ''}`;
  const after = `and (${names}) > (${keys.map(({ type }, place) => `$${place + 1}::text::${type}`).join(', ')})`;
  let last: readonly string[] | undefined;
  for (;;) {
    const rows = await inCommunity(owner, communityId, async () => {
      const found =
        last === undefined
          ? await owner.query<SealedRow>(`${select} ${end}`)
          : await owner.query<SealedRow>(`${select} ${after} ${end}`, [...last]);
      await work(found.rows);
      return found.rows;
    });
    if (rows.length < table.atOnce) return;
    last = rows.at(-1)?.keys;
  }
};

/** Every organisation, since each may hold rows, and an empty name for the rows of none. */
export const organisationsOf = async (owner: pg.Client): Promise<readonly string[]> =>
  (await owner.query<{ id: string }>('select id from organisation order by id')).rows.map(({ id }) => id);
