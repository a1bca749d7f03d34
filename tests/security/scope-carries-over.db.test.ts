import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../platform/db/pool.ts';
import { createScopedDatabase, type ScopedDatabase, type Tx } from '../../platform/db/scoped-database.ts';
import { newId } from '../../platform/ids.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { createChance } from '../setup/seeded-chance.ts';
import { tellFigure } from './tell-figure.ts';

const testDatabase = useTestDatabase();
/** How many pieces of work go through each pool; the long run takes more. */
const PIECES = Number(process.env['QUANKE_INTERLEAVINGS'] ?? 500);
const SEED = Number(process.env['QUANKE_SEED'] ?? 20_260_916);
const AT_ONCE = 24;
const COMMUNITIES = [newId(), newId(), newId(), newId()];
const WHOSE = { name: 'whose-drafts', text: 'select community_id as id from draft order by 1' };
const SLEEP = { name: 'short-sleep', text: 'select pg_sleep(0.02), community_id as id from draft' };
const MISTAKE = { name: 'mistake', text: 'select nothing from nowhere' };
const LATE = { name: 'late', text: 'set local statement_timeout = 5' };
const FAULT = 'a fault of the program';

let owner: pg.Pool;
let workerId = '';

const draftIn = (communityId: string, id: string) => ({
  name: 'torture_draft',
  sql: `insert into draft (community_id, id, worker_id, title, body_sealed, saved_at) values ($1, $2, $3, '', '', now())`,
  values: [communityId, id, workerId],
});

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 2, name: 'torture-owner' });
  workerId = newId();
  await owner.query(`insert into worker (id, username, name) values ($1, 'w', '甄')`, [workerId]);
  for (const id of COMMUNITIES) {
    await owner.query(`insert into organisation (id, kind, name, short_name) values ($1, 'community', $2, $2)`, [
      id,
      id,
    ]);
    await owner.query(
      `insert into draft (community_id, id, worker_id, title, body_sealed, saved_at) values ($1, $2, $3, '', '', now())`,
      [id, newId(), workerId],
    );
  }
});
afterAll(() => owner.end());

interface Pieces {
  readonly database: ScopedDatabase;
  readonly pool: pg.Pool;
  /** What a piece of work saw that it must not, or how it ended otherwise than it must. */
  readonly wrong: string[];
}

const look = async (tx: Tx, scope: readonly string[], wrong: string[], what: string): Promise<void> => {
  const seen = [...new Set((await tx.query<{ id: string }>(WHOSE, [])).map(({ id }) => id))];
  if (seen.some((id) => !scope.includes(id)) || seen.length !== scope.length)
    wrong.push(`${what}: in the scope of ${scope.length} saw ${seen.length}`);
};

/** A cancel that arrives late on a busy machine meets what its connection does by then; that is a cancel like any other. */
const isCancelled = (fault: unknown): boolean => String(fault).includes('canceling statement due to user request');

const endsWith = async (work: Promise<unknown>, expected: string | RegExp, wrong: string[]): Promise<void> => {
  const told = await work.then(
    () => 'nothing refused it',
    (fault: unknown) => String(fault),
  );
  if (told.search(expected) < 0 && !isCancelled(told)) wrong.push(`expected "${expected}": ${told}`);
};

const fail = (): never => {
  throw new Error(FAULT);
};

/** Ways in which work goes well or badly; each first looks whether it sees its own scope and nothing else. */
const KINDS: readonly ((pieces: Pieces, scope: readonly string[], other: string) => Promise<void>)[] = [
  ({ database, wrong }, scope) => database.read(scope, (tx) => look(tx, scope, wrong, 'reading')),
  ({ database, wrong }, scope) =>
    database.transact(scope, async (tx) => {
      await look(tx, scope, wrong, 'refused');
      for (const id of scope) tx.write(draftIn(id, newId()));
      await tx.flush();
      return { keep: false, value: undefined };
    }),
  ({ database, wrong }, scope) => {
    const work = database.read(scope, async (tx) => {
      await look(tx, scope, wrong, 'fault');
      fail();
    });
    return endsWith(work, FAULT, wrong);
  },
  // The mistake travels with the beginning: what had not yet been asked must not be answered outside of the scope.
  ({ database, wrong }, scope) =>
    endsWith(
      database.read(scope, (tx) => tx.query(MISTAKE, [])),
      'nowhere',
      wrong,
    ),
  ({ database, wrong }, scope, other) => {
    const work = database.transact(scope, async (tx) => {
      await look(tx, scope, wrong, 'across');
      tx.write(draftIn(other, newId()));
      return { keep: true, value: undefined };
    });
    return endsWith(work, 'row-level security', wrong);
  },
  ({ database, wrong }, scope) => {
    const work = database.read(scope, async (tx) => {
      await tx.query(LATE, []);
      await tx.query(SLEEP, []);
      if (scope.length === 0) fail();
    });
    // Without rows nothing sleeps, but a busy machine may still be too late.
    return endsWith(work, scope.length === 0 ? /a fault of the program|canceling/ : 'canceling statement', wrong);
  },
  // Nobody waits for the answers of somebody who went away; the transaction ends behind them all the same.
  ({ database, wrong }, scope) =>
    endsWith(
      database.read(scope, async (tx) => {
        void tx.query(WHOSE, []).catch(() => undefined);
        void look(tx, scope, wrong, 'abandoned').catch(() => undefined);
        fail();
      }),
      FAULT,
      wrong,
    ),
  async ({ pool, wrong }) => {
    const { rows } = await pool.query('select 1 from draft');
    if (rows.length > 0) wrong.push(`outside of transactions: ${rows.length} rows`);
  },
];

const scopeFor = (random: (below: number) => number): readonly string[] => {
  const size = [1, 1, 1, 2, 0][random(5)] ?? 1;
  const first = random(COMMUNITIES.length);
  return COMMUNITIES.map((_, at) => COMMUNITIES[(first + at) % COMMUNITIES.length] ?? '').slice(0, size);
};

/** Cancels whatever the pool is doing, now and then, as an administrator or an impatient proxy would. */
const cancelNowAndThen = (name: string): (() => Promise<number>) => {
  let cancelled = 0;
  const running = { goesOn: true };
  const loop = (async () => {
    while (running.goesOn) {
      const { rowCount } = await owner.query(
        `select pg_cancel_backend(pid) from pg_stat_activity where application_name = $1 and state = 'active' and query like 'select pg_sleep%'`,
        [name],
      );
      cancelled += rowCount ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  return async () => {
    running.goesOn = false;
    await loop;
    return cancelled;
  };
};

/** Many at once, each with a scope of its own, through so few connections that they follow each other on the same one. */
const torture = async (connections: number): Promise<{ readonly wrong: readonly string[]; readonly told: string }> => {
  const name = `torture-${connections}`;
  const url = testDatabase.roleUrl('quanke_app');
  const pool = createPool({ url, connections, name, pipelined: true });
  const pieces: Pieces = { database: createScopedDatabase(pool), pool, wrong: [] };
  const random = createChance(SEED + connections).below;
  const stopCancelling = cancelNowAndThen(name);
  let left = PIECES;
  const hand = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const scope = scopeFor(random);
      const others = COMMUNITIES.filter((id) => !scope.includes(id));
      await KINDS[random(KINDS.length)]?.(pieces, scope, others[random(others.length)] ?? '').catch(
        (fault: unknown) => {
          if (!isCancelled(fault)) throw fault;
        },
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  const cancelled = await stopCancelling();
  await pool.end();
  return { wrong: pieces.wrong, told: `${PIECES} pieces of work, ${cancelled} cancelled, seed ${SEED}` };
};

describe('the scope of a connection that many communities share', () => {
  it.each([1, 2])(
    'given a pool of %i and faults, refusals, time-outs and cancels in any order, nothing carries over',
    async (connections) => {
      const before = await owner.query<{ count: number }>('select count(*) as count from draft');
      const { wrong, told } = await torture(connections);
      const name = { zh: `${connections} 个连接上的交错`, en: `Interleavings on ${connections} connections` };
      tellFigure(name, told);
      expect(wrong).toEqual([]);
      const after = await owner.query<{ count: number }>('select count(*) as count from draft');
      expect(after.rows).toEqual(before.rows);
    },
    600_000,
  );
});
