import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { afterAnswer, type WeakSpot } from '../domain/review.ts';
import type { TrainingRules } from '../domain/training-rules.ts';

export interface StoredWeakSpot extends WeakSpot {
  readonly key: string;
}

const ALL: Statement = {
  name: 'training-weak-spots',
  text: `select key, right_in_row as "rightInRow", due_on as "dueOn" from training_weak_spot
         where community_id = $1 and worker_id = $2 order by due_on, key`,
};
const ONE: Statement = {
  name: 'training-weak-spot',
  text: `select key, right_in_row as "rightInRow", due_on as "dueOn" from training_weak_spot
         where community_id = $1 and worker_id = $2 and key = $3 for update`,
};

/** What somebody answered wrong and has not learnt since, soonest due first. Nobody but that person sees it. */
export const weakSpotsOf = (tx: Tx, communityId: string, workerId: string): Promise<StoredWeakSpot[]> =>
  tx.query<StoredWeakSpot>(ALL, [communityId, workerId]);

export interface Answered {
  readonly communityId: string;
  readonly workerId: string;
  readonly key: string;
  readonly right: boolean;
  readonly today: PlainDate;
  readonly at: Instant;
}

/** Keeps, moves or forgets a weak spot after an answer; tells what is kept. */
export const learnFrom = async (tx: Tx, rules: TrainingRules, answered: Answered): Promise<WeakSpot | null> => {
  const { communityId, workerId, key, right, today, at } = answered;
  const [before = null] = await tx.query<StoredWeakSpot>(ONE, [communityId, workerId, key]);
  const after = afterAnswer(rules, before, right, today);
  if (after !== null)
    tx.write({
      name: 'training_weak_spot',
      sql: `insert into training_weak_spot (community_id, worker_id, key, right_in_row, due_on, wrong_count, last_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (community_id, worker_id, key) do update set right_in_row = excluded.right_in_row,
              due_on = excluded.due_on, wrong_count = training_weak_spot.wrong_count + excluded.wrong_count,
              last_at = excluded.last_at`,
      values: [communityId, workerId, key, after.rightInRow, after.dueOn, right ? 0 : 1, at],
    });
  else if (before !== null)
    tx.write({
      name: 'training_learnt',
      sql: 'delete from training_weak_spot where community_id = $1 and worker_id = $2 and key = $3',
      values: [communityId, workerId, key],
    });
  return after;
};
