import type pg from 'pg';
import { answering } from './answering-insert.ts';
import { combine, type WritePart } from './combined-statement.ts';
import { createConnectionSlots } from './connection-slots.ts';

/** A named, prepared statement. The name stands for the text: never two texts under one name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /**
   * Planned once for a connection, whatever the values, and so is what follows in the transaction. Left to itself,
   * PostgreSQL plans a range or a list of another length anew each time; where that was measured to take longer than
   * the answer and to end in the same plan, a statement says so here.
   */
  readonly plannedOnce?: true;
}

/** A transaction that sees and writes only the communities in its scope. */
export interface Tx {
  readonly communities: readonly string[];
  query<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /** The last question of a transaction that wrote nothing: the commit travels with it, and nothing may follow. */
  lastQuery<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /** Collects a write; all collected ones go out as one statement just before the commit. */
  write(part: WritePart): void;
  /** Runs after the commit, before the reply is sent; not at all when the transaction rolls back. */
  afterCommit(work: () => Promise<void>): void;
  /** Sends the collected writes now, for code that has to read them back or lock in an order. */
  flush(): Promise<void>;
}

export interface ScopedDatabase {
  /**
   * Runs `work` in a transaction. It commits when `work` resolves with `keep: true` and rolls back otherwise.
   * A fault thrown by `work` rolls back and is thrown on.
   */
  transact<T>(communities: readonly string[], work: (tx: Tx) => Promise<{ keep: boolean; value: T }>): Promise<T>;
  /**
   * A transaction of its own beside one that is under way and waits for it. Connections are kept back for these;
   * with `transact`, a full pool of waiting transactions would wait for ever for the one they wait for.
   */
  aside<T>(communities: readonly string[], work: (tx: Tx) => Promise<{ keep: boolean; value: T }>): Promise<T>;
  /** Reading, with the same scope rules. */
  read<T>(communities: readonly string[], work: (tx: Tx) => Promise<T>): Promise<T>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** SET takes no parameters, so the scope is checked to be UUIDs before it becomes part of the text. */
const scopeStatement = (communities: readonly string[]): string => {
  for (const id of communities) if (!UUID.test(id)) throw new Error('a scope holds community ids only');
  return `set local quanke.communities = '${communities.length === 0 ? '' : `{${communities.join(',')}}`}'`;
};

const HAS_CITUS = `select from pg_extension where extname = 'citus'`;

/** Whether tables may lie on other servers, which have to be told the scope too. */
const isSpread = async (client: pg.PoolClient): Promise<boolean> => (await client.query(HAS_CITUS)).rowCount !== 0;

const BEGIN_SPREAD = `begin; set local citus.propagate_set_commands = 'local'`;

/**
 * Begins within a scope on any server, for whoever does so now and then. Other servers are told the scope in the words it
 * came in: it comes alone, since a beginning among them would be a second one for each of those servers, and a line in
 * its log.
 */
export const beginWithin = async (client: pg.ClientBase, communities: readonly string[]): Promise<void> => {
  await client.query(BEGIN_SPREAD);
  await client.query(scopeStatement(communities));
};

/** The same without waiting, and in one text where no other server has to be told. */
const begin = (client: pg.PoolClient, communities: readonly string[], spread: boolean): Promise<unknown> =>
  spread
    ? bothOf(client.query(BEGIN_SPREAD), client.query(scopeStatement(communities)))
    : client.query(`begin; ${scopeStatement(communities)}`);

const KEEP_PLANS = 'set local plan_cache_mode = force_generic_plan';

/** What one transaction has in hand. */
interface InHand {
  readonly client: pg.PoolClient;
  /** Whether plans are made for any values from now on, or cannot be: other servers plan for themselves. */
  keepsPlans: boolean;
  readonly pending: WritePart[];
  readonly afterwards: (() => Promise<void>)[];
  /** The commit, once it was sent along with the last question. */
  ended: Promise<pg.QueryResult> | null;
  /** The work has ended: whatever part of it goes on would ask within the next transaction of this connection. */
  over: boolean;
}

const sendPending = async ({ client, pending, ended }: InHand): Promise<void> => {
  if (pending.length === 0) return;
  if (ended !== null) throw new Error('nothing may be written behind the last question');
  const { name, text, values } = combine(pending.splice(0));
  await client.query({ name, text, values: [...values] });
};

const openTx = (inHand: InHand, communities: readonly string[]): Tx => {
  const { client, pending, afterwards } = inHand;
  const refuseLate = (): void => {
    if (inHand.over) throw new Error('the transaction is over');
  };
  const send = async <Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> =>
    (
      await client.query<Row & pg.QueryResultRow>({
        name: statement.name,
        text: answering(statement.text),
        values: [...values],
      })
    ).rows;
  const ask = async <Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> => {
    refuseLate();
    if (statement.plannedOnce !== true || inHand.keepsPlans) return send<Row>(statement, values);
    inHand.keepsPlans = true;
    const [, rows] = await bothOf(client.query(KEEP_PLANS), send<Row>(statement, values));
    return rows;
  };
  return {
    communities,
    query: ask,
    lastQuery: async <Row extends object>(statement: Statement, values: readonly unknown[]) => {
      refuseLate();
      const asked = ask<Row>(statement, values);
      inHand.ended = client.query('commit');
      const [rows] = await bothOf(asked, inHand.ended);
      return rows;
    },
    write: (part) => {
      pending.push(part);
    },
    afterCommit: (work) => {
      afterwards.push(work);
    },
    flush: async () => {
      refuseLate();
      await sendPending(inHand);
    },
  };
};

/** Waits for both even when one fails, so that nothing is under way when the transaction is rolled back; the first one's error counts. */
const bothOf = async <A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> => {
  await Promise.allSettled([first, second]);
  return [await first, await second];
};

/** Connections of a pool that only `aside` may take. */
const KEPT_BACK = 2;

export const createScopedDatabase = (pool: pg.Pool): ScopedDatabase => {
  const slots = createConnectionSlots(Math.max(1, pool.options.max - KEPT_BACK));
  let spread: boolean | undefined;
  const aside: ScopedDatabase['aside'] = async (communities, work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    let committed = false;
    const inHand: InHand = { client, keepsPlans: false, pending: [], afterwards: [], ended: null, over: false };
    try {
      spread ??= await isSpread(client);
      inHand.keepsPlans = spread;
      // The first statement of the work may travel with the beginning: where that fails, there is no scope and so no row.
      const begun = begin(client, communities, spread);
      const worked = (async () => work(openTx(inHand, communities)))().finally(() => {
        inHand.over = true;
      });
      const [, { keep, value }] = await bothOf(begun, worked);
      // The end travels with the last writes: behind one that failed, the server rolls back instead of committing.
      const written = keep ? sendPending(inHand) : Promise.resolve();
      const [, ended] = await bothOf(written, inHand.ended ?? client.query(keep ? 'commit' : 'rollback'));
      if (keep && ended.command !== 'COMMIT') throw new Error('the transaction had failed before its end');
      committed = keep;
      return value;
    } catch (fault) {
      // A connection that cannot roll back is thrown away rather than handed to the next request with an open scope.
      await client.query('rollback').catch((cause: Error) => {
        broken = cause;
      });
      throw fault;
    } finally {
      client.release(broken);
      if (committed) for (const work of inHand.afterwards) await work();
    }
  };
  const transact: ScopedDatabase['transact'] = async (communities, work) => {
    await slots.enter();
    try {
      return await aside(communities, work);
    } finally {
      slots.leave();
    }
  };
  return {
    transact,
    aside,
    read: (communities, work) => transact(communities, async (tx) => ({ keep: true, value: await work(tx) })),
  };
};
