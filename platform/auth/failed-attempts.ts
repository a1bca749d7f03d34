import type pg from 'pg';

export interface AttemptRule {
  readonly most: number;
  readonly forgottenAfterMinutes: number;
}

/** Counts failures per keyed hash (a username, a receipt code) in the database, so that every process knows them. */
export interface FailedAttempts {
  isLocked(key: string, rule: AttemptRule): Promise<boolean>;
  record(key: string, rule: AttemptRule): Promise<void>;
  forget(key: string): Promise<void>;
}

export const createFailedAttempts = (pool: pg.Pool, hashKey: (key: string) => string): FailedAttempts => ({
  isLocked: async (key, rule) => {
    const { rows } = await pool.query<{ locked: boolean }>(
      'select failures >= $2 and last_at > now() - make_interval(mins => $3) as locked from auth.failed_attempt where key = $1',
      [hashKey(key), rule.most, rule.forgottenAfterMinutes],
    );
    return rows[0]?.locked ?? false;
  },
  record: async (key, rule) => {
    await pool.query(
      `insert into auth.failed_attempt as attempt (key, failures, last_at) values ($1, 1, now())
       on conflict (key) do update set
         failures = case when attempt.last_at < now() - make_interval(mins => $2) then 1 else attempt.failures + 1 end,
         last_at = now()`,
      [hashKey(key), rule.forgottenAfterMinutes],
    );
  },
  forget: async (key) => {
    await pool.query('delete from auth.failed_attempt where key = $1', [hashKey(key)]);
  },
});
