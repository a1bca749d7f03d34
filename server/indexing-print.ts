import type pg from 'pg';
import { StartupError } from '../platform/startup-error.ts';

/** Held alone by a change of the indexing key for as long as it works, so that no program starts meanwhile. */
export const INDEXING_LOCK = 7_202_611_220;

const READ = `select value->>'print' as print from installation where key = 'indexing-key'`;

const underWay = (): StartupError =>
  new StartupError('field-keys-under-way', {
    zh: '正在更换查找密钥，完成后再启动。',
    en: 'The indexing key is being changed; start again when that is done.',
  });

/** Print of the key that the database was last indexed by; null while it was never changed. */
export const readIndexingPrint = async (owner: pg.Pool): Promise<string | null> => {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock_shared($1) as free', [
      INDEXING_LOCK,
    ]);
    if (rows[0]?.free !== true) throw underWay();
    await client.query('select pg_advisory_unlock_shared($1)', [INDEXING_LOCK]);
    return (await client.query<{ print: string }>(READ)).rows[0]?.print ?? null;
  } finally {
    client.release();
  }
};

/** Says by which key the indexes are made from now on; part of the transaction that makes them. */
export const WRITE_INDEXING_PRINT = `insert into installation (key, value) values ('indexing-key', jsonb_build_object('print', $1::text))
  on conflict (key) do update set value = excluded.value`;
