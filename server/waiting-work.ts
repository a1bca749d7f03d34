import type { ScopedDatabase, Statement } from '../platform/db/scoped-database.ts';
import { single, type Metric } from '../platform/metrics/exposition.ts';
import type pg from 'pg';

/** Counting stops here: beyond it the number says no more, and the question would cost. */
const MOST_COUNTED = 100_000;

interface Waiting {
  readonly count: number;
  /** Seconds; 0 when nothing waits. */
  readonly oldest: number;
}

const AGE = `coalesce(extract(epoch from $1::timestamptz - min(at)), 0)::float8 as oldest`;

const OUTBOX: Statement = {
  name: 'count-waiting-messages',
  text: `select count(*)::integer as count, ${AGE}
    from (select at from outbox where delivered_at is null limit ${MOST_COUNTED}) as waiting`,
};

const UNSEALED: Statement = {
  name: 'count-unsealed-entries',
  text: `select count(*)::integer as count, ${AGE}
    from (select at from audit_entry where seal_number is null limit ${MOST_COUNTED}) as waiting`,
};

const JOBS = `select count(*) filter (where attempts < max_attempts and locked_at is null)::integer as waiting,
    count(*) filter (where locked_at is not null)::integer as running,
    count(*) filter (where attempts >= max_attempts)::integer as failed,
    coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at < now())), 0)::float8 as late
  from graphile_worker.jobs`;

interface JobRow {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly late: number;
}

const jobMetrics = async (owner: pg.Pool): Promise<readonly Metric[]> => {
  const { rows } = await owner.query<JobRow>(JOBS);
  const { waiting, running, failed, late } = rows[0] ?? { waiting: 0, running: 0, failed: 0, late: 0 };
  return [
    {
      name: 'quanke_jobs',
      help: 'Jobs in the queue, by how far they are; failed ones are not tried again.',
      kind: 'gauge',
      samples: Object.entries({ waiting, running, failed }).map(([state, value]) => ({ labels: { state }, value })),
    },
    single('quanke_jobs_late_seconds', 'How long the oldest job that is due has waited.', late),
  ];
};

/** What waits to be done, over all communities: as numbers and ages only. */
export const waitingWork = async (
  database: ScopedDatabase,
  owner: pg.Pool,
  organisations: readonly string[],
  now: string,
): Promise<readonly Metric[]> => {
  const nothing: Waiting = { count: 0, oldest: 0 };
  const [messages, entries] = await database.read(organisations, async (tx) => [
    (await tx.query<Waiting>(OUTBOX, [now]))[0] ?? nothing,
    (await tx.query<Waiting>(UNSEALED, [now]))[0] ?? nothing,
  ]);
  return [
    ...(await jobMetrics(owner)),
    single('quanke_outbox_messages', 'Messages that wait to be delivered.', messages?.count ?? 0),
    single('quanke_outbox_oldest_seconds', 'How long the oldest of them has waited.', messages?.oldest ?? 0),
    single('quanke_audit_unsealed_entries', 'Entries of the audit trail that are not sealed yet.', entries?.count ?? 0),
    single('quanke_audit_seal_lag_seconds', 'How old the oldest of them is.', entries?.oldest ?? 0),
  ];
};
