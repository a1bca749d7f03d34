import pg from 'pg';
import { Logger as JobLogger, run, type Runner, type TaskList } from 'graphile-worker';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../platform/db/database-away.ts';
import { withClient } from '../platform/postgres/databases.ts';

/** The name that connections of runners bear, by which a starting one knows whether there are others. */
const CONNECTION_NAME = 'quanke-jobs';
const AGAIN_MILLISECONDS = 1_000;
/** A connection that the runner lost sight of must not keep the next one from starting. */
const END_MILLISECONDS = 2_000;
/** Longer than from one minute's jobs to the next, which else would sign in and be planned anew every minute. */
const IDLE_MILLISECONDS = 150_000;

export interface RunnerSettings {
  readonly ownerUrl: string;
  readonly crontab: string;
  readonly tasks: TaskList;
  /** Jobs to be done after every start: what may have been forgotten, and what nobody should wait for. */
  readonly atStart: readonly string[];
  readonly logger: Logger;
}

export interface Jobs {
  addJob(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** The runner's own lines join ours; what it says at work is only worth reading when looking for a fault. */
const jobLogger = (logger: Logger): JobLogger =>
  new JobLogger(() => (level: string, message) => {
    if (level === 'error') logger.error(message);
    else if (level === 'warning') logger.warn(message);
    else logger.debug(message);
  });

const UNLOCK = `select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker.jobs where locked_by is not null))
  where not exists (select from pg_stat_activity where application_name = $1 and datname = current_database())`;

/**
 * A program that was killed leaves its jobs locked, and the queue would wait four hours for it. Where no runner is
 * connected nobody can be at work, so they are free at once.
 */
const freeForgottenJobs = (ownerUrl: string): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('graphile_worker.jobs') is not null as there`,
    );
    if (rows[0]?.there === true) await client.query(UNLOCK, [CONNECTION_NAME]);
  });

/** A runner with its connections, which are ended after it. */
interface Started {
  readonly runner: Runner;
  readonly pool: pg.Pool;
}

/**
 * The runner ends its own connections without waiting for them and no longer listens to what becomes of them; a
 * database that stops right after it would then end the whole program. So it is given ours.
 */
const openPool = (ownerUrl: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    application_name: CONNECTION_NAME,
    max: 4,
    idleTimeoutMillis: IDLE_MILLISECONDS,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/**
 * How jobs end is written down in batches, although each batch holds one: only then does the runner take care of what
 * becomes of the writing. Without, a job that fails while the database is away ends the whole program.
 */
const IN_BATCHES = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

const startRunner = async ({ ownerUrl, crontab, tasks, atStart, logger }: RunnerSettings): Promise<Started> => {
  await freeForgottenJobs(ownerUrl);
  const pool = openPool(ownerUrl);
  try {
    const runner = await run({
      preset: IN_BATCHES,
      pgPool: pool,
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 30_000,
      crontab,
      taskList: tasks,
      logger: jobLogger(logger),
    });
    for (const name of atStart) await runner.addJob(name, {}, { jobKey: `at-start ${name}` });
    return { runner, pool };
  } catch (failure) {
    await pool.end();
    throw failure;
  }
};

/** The database may die in the very moment in which the jobs are started; that is no reason for a program to end. */
const startInTheEnd = async (settings: RunnerSettings, isWanted: () => boolean): Promise<Started | undefined> => {
  while (isWanted()) {
    try {
      const started = await startRunner(settings);
      if (isWanted()) return started;
      // Whoever stopped the jobs meanwhile did not know of this one.
      await started.runner.stop();
      await started.pool.end();
    } catch (failure) {
      if (!isDatabaseAway(failure)) throw failure;
      settings.logger.warn({ err: failure }, 'the jobs could not be started yet');
      await wait(AGAIN_MILLISECONDS);
    }
  }
  return undefined;
};

/**
 * Jobs run in this process by default; a second process may run them too, each job is taken once.
 * The runner gives up when it cannot write down how a job ended, as when the database goes away under it;
 * another one then takes its place, until it is told to stop.
 */
export const runJobs = async (settings: RunnerSettings): Promise<Jobs> => {
  const { logger } = settings;
  let stopped = false;
  let started = await startInTheEnd(settings, () => !stopped);
  const keep = async (): Promise<void> => {
    while (started !== undefined) {
      const { runner, pool } = started;
      await runner.promise.catch((failure: unknown) => logger.warn({ err: failure }, 'the jobs have ended'));
      await Promise.race([pool.end(), wait(END_MILLISECONDS, undefined, { ref: false })]);
      started = undefined;
      started = await startInTheEnd(settings, () => !stopped);
    }
  };
  const keeping = keep();
  return {
    addJob: async (name) => {
      await started?.runner.addJob(name, {});
    },
    stop: async () => {
      stopped = true;
      // A database that is away must not keep the program from stopping; what is locked is freed at the next start.
      await started?.runner.stop().catch((failure: unknown) => logger.warn({ err: failure }, 'the jobs ended badly'));
      await keeping.catch((failure: unknown) => logger.warn({ err: failure }, 'the jobs ended badly'));
    },
  };
};
