import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { cityServers } from '../../tests/setup/city-template.ts';
import { useTestDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../ids.ts';
import { createPool } from './pool.ts';
import { beginWithin, createScopedDatabase, type ScopedDatabase, type Tx } from './scoped-database.ts';

const HERE = newId();
const ELSEWHERE = newId();
const LIST = { name: 'test-list-grids', text: 'select id, name from grid order by name' };

const testDatabase = useTestDatabase();
let owner: pg.Pool;
let app: pg.Pool;
let database: ScopedDatabase;

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 1, name: 'owner' });
  app = createPool({ url: testDatabase.roleUrl('quanke_app'), connections: 1, name: 'app', pipelined: true });
  database = createScopedDatabase(app);
  for (const id of [HERE, ELSEWHERE])
    await owner.query(
      `insert into organisation (id, kind, name, short_name, receipt_prefix) values ($1::uuid, 'community', 'x', 'x', right($1::text, 6))`,
      [id],
    );
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

const addGrid = (tx: Tx, communityId: string, name: string, id = newId()): void =>
  tx.write({
    name: 'grid',
    sql: 'insert into grid (community_id, id, name) values ($1, $2, $3)',
    values: [communityId, id, name],
  });

const namesIn = async (communityId: string): Promise<string[]> =>
  (await database.read([communityId], (tx) => tx.query<{ name: string }>(LIST, []))).map(({ name }) => name);

describe('transact', () => {
  it('commits what is kept and takes back what is not', async () => {
    await database.transact([HERE], async (tx) => {
      addGrid(tx, HERE, 'kept');
      return { keep: true, value: null };
    });
    await database.transact([HERE], async (tx) => {
      addGrid(tx, HERE, 'refused');
      await tx.flush();
      return { keep: false, value: null };
    });
    expect(await namesIn(HERE)).toEqual(['kept']);
  });

  it('plans what says so once for any values, and leaves the next transaction as it was', async () => {
    const mode = { name: 'test-plan-mode', text: 'show plan_cache_mode' };
    const modesOf = (first: typeof mode & { plannedOnce?: true }) =>
      database.read([HERE], async (tx) => [...(await tx.query(first, [])), ...(await tx.query(mode, []))]);
    const auto = { plan_cache_mode: 'auto' };
    // The servers of a city plan for themselves.
    const once = cityServers().length > 0 ? auto : { plan_cache_mode: 'force_generic_plan' };
    expect(await modesOf(mode)).toEqual([auto, auto]);
    expect(await modesOf({ ...mode, plannedOnce: true })).toEqual([once, once]);
    expect(await modesOf(mode)).toEqual([auto, auto]);
  });

  it('shows and takes rows of its scope only, and leaves no scope on the connection', async () => {
    expect(await namesIn(ELSEWHERE)).toEqual([]);
    expect(await database.read([], (tx) => tx.query(LIST, []))).toEqual([]);
    const writing = database.transact([ELSEWHERE], async (tx) => {
      addGrid(tx, HERE, 'foreign');
      return { keep: true, value: null };
    });
    await expect(writing).rejects.toMatchObject({ code: '42501' });
    expect((await app.query('select id from grid')).rows).toEqual([]);
  });

  it('throws the error of a write that travelled with the commit, keeps nothing of it, and goes on working', async () => {
    const id = newId();
    const afterwards: string[] = [];
    const twice = database.transact([HERE], async (tx) => {
      addGrid(tx, HERE, 'first of two', id);
      await tx.flush();
      addGrid(tx, HERE, 'second of two', id);
      tx.afterCommit(async () => void afterwards.push('ran'));
      return { keep: true, value: null };
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(afterwards).toEqual([]);
    expect(await namesIn(HERE)).toEqual(['kept']);
  });

  it('does not take a transaction for committed whose earlier failure was overlooked', async () => {
    const overlooking = database.transact([HERE], async (tx) => {
      await tx.query({ name: '', text: 'select 1 / 0' }, []).catch(() => []);
      return { keep: true, value: null };
    });
    await expect(overlooking).rejects.toThrow('the transaction had failed before its end');
    expect(await namesIn(HERE)).toEqual(['kept']);
  });

  it('throws what the work throws, even before its first statement', async () => {
    const failing = database.transact([HERE], () => {
      throw new Error('broken work');
    });
    await expect(failing).rejects.toThrow('broken work');
    expect(await namesIn(HERE)).toEqual(['kept']);
  });

  it('given work of which a part goes on after another failed, lets that part ask nothing of the next transaction', async () => {
    const ended: string[] = [];
    let goOn = (): void => undefined;
    const failed = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let late: Promise<unknown> = Promise.resolve();
    const failing = database.transact([HERE], async (tx) => {
      late = (async () => {
        await tx.query(LIST, []);
        await failed;
        addGrid(tx, HERE, 'late');
        const attempts = [tx.query(LIST, []), tx.lastQuery(LIST, []), tx.flush()];
        for (const attempt of await Promise.allSettled(attempts)) ended.push(attempt.status);
      })();
      throw new Error('broken part');
    });
    await expect(failing).rejects.toThrow('broken part');
    // The pool has one connection: the late part meets this transaction on it, begun and not yet ended.
    const seen = await database.read([HERE], async (tx) => {
      await tx.query(LIST, []);
      goOn();
      await late;
      return tx.query<{ name: string }>(LIST, []);
    });
    expect(ended).toEqual(['rejected', 'rejected', 'rejected']);
    expect(seen.map(({ name }) => name)).toEqual(['kept']);
  });

  it('compiles no statement, whatever the server does by itself', async () => {
    expect((await app.query('show jit')).rows).toEqual([{ jit: 'off' }]);
  });

  it('keeps transactions on one connection apart when they are asked for at once', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        database.transact([ELSEWHERE], async (tx) => {
          addGrid(tx, ELSEWHERE, `grid ${place}`);
          const seen = await tx.query(LIST, []);
          return { keep: place % 2 === 0, value: seen };
        }),
      ),
    );
    expect(await namesIn(ELSEWHERE)).toEqual(['grid 0', 'grid 10', 'grid 2', 'grid 4', 'grid 6', 'grid 8']);
  });
});

describe('lastQuery', () => {
  it('answers within the scope and leaves neither transaction nor scope on the connection', async () => {
    const seen = await database.read([HERE], (tx) => tx.lastQuery<{ name: string }>(LIST, []));
    expect(seen.map(({ name }) => name)).toEqual(['kept']);
    expect((await app.query('select id from grid')).rows).toEqual([]);
    expect(await namesIn(HERE)).toEqual(['kept']);
  });

  it('lets nothing be written behind it', async () => {
    const late = database.transact([HERE], async (tx) => {
      await tx.lastQuery(LIST, []);
      addGrid(tx, HERE, 'late');
      return { keep: true, value: null };
    });
    await expect(late).rejects.toThrow('nothing may be written behind the last question');
    expect(await namesIn(HERE)).toEqual(['kept']);
  });

  it('throws the error of the question', async () => {
    const failing = database.read([HERE], (tx) => tx.lastQuery({ name: '', text: 'select 1 / 0' }, []));
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await namesIn(HERE)).toEqual(['kept']);
  });
});

describe('beginWithin', () => {
  it('says the scope in words of its own, as they are passed on to other servers', async () => {
    const said: string[] = [];
    const client = await owner.connect();
    const query = client.query.bind(client);
    client.query = ((text: string) => {
      said.push(text);
      return query(text);
    }) as typeof client.query;
    await beginWithin(client, [HERE]);
    const scope = await query<{ is: string }>(`select current_setting('quanke.communities') as is`);
    await query('rollback');
    client.release(true);
    expect(said).toHaveLength(2);
    expect(said[1]).toBe(`set local quanke.communities = '{${HERE}}'`);
    expect(scope.rows).toEqual([{ is: `{${HERE}}` }]);
  });
});

describe('aside', () => {
  it('finds a connection while as many transactions as the pool can hold wait for it', async () => {
    const small = createPool({
      url: testDatabase.roleUrl('quanke_app'),
      connections: 4,
      name: 'small',
      pipelined: true,
    });
    const crowded = createScopedDatabase(small);
    const seen = await Promise.all(
      Array.from({ length: 12 }, () =>
        crowded.read([HERE], async (tx) => {
          await tx.query(LIST, []);
          return crowded.aside([ELSEWHERE], async (beside) => ({
            keep: false,
            value: (await beside.query(LIST, [])).length,
          }));
        }),
      ),
    );
    await small.end();
    expect(seen).toEqual(Array.from({ length: 12 }, () => 6));
  });
});
