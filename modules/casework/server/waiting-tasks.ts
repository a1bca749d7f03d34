import { z } from 'zod';
import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import type { Result } from '../../../kernel/result.ts';
import { plainDate } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import type { WaitingTask } from '../contract.ts';
import { listPage, numbered } from './case-queries.ts';
import { summaryOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';

/** Who asks for the parts given to them: by name, or to an organisation they belong to. */
export interface TaskHolderAsking {
  readonly workerId: string;
  readonly organisationIds: readonly string[];
}

const GIVEN_TO_THEM = `
  from case_task t join case_record c on c.community_id = t.community_id and c.id = t.case_id
  where t.community_id = any ($1::uuid[]) and t.answered is null and c.kind <> 'done'
    and (t.worker_id = $2 or t.organisation_id = any ($3::uuid[]))
    and (c.hidden_from is null or not $2::uuid = any (c.hidden_from))`;

const WAITING: Statement = {
  name: 'waiting-tasks',
  text: `select t.id as "taskId", t.case_id as "caseId", t.kind, t.due_on as "dueOn" ${GIVEN_TO_THEM}
           and ($4::date is null or (t.due_on, t.id) > ($4::date, $5::uuid))
         order by t.due_on, t.id limit $6`,
};
const COUNT: Statement = { name: 'count-waiting-tasks', text: `select count(*)::integer as count ${GIVEN_TO_THEM}` };

interface TaskRow {
  readonly taskId: string;
  readonly caseId: string;
  readonly kind: string;
  readonly dueOn: string;
}

type TaskPlace = readonly [dueOn: string, taskId: string];

export const openTaskCursor = (cursor: string | undefined): Result<TaskPlace | null> =>
  openCursor<TaskPlace>(cursor, z.tuple([plainDate, z.uuid()]));

/** Parts of cases that wait for whoever asks in these communities, soonest first, each with its case. */
export const listWaitingTasks = async (
  tx: Tx,
  deps: CaseworkDeps,
  communities: readonly string[],
  { workerId, organisationIds }: TaskHolderAsking,
  now: Instant,
  page: { readonly limit: number; readonly after?: TaskPlace | null },
): Promise<{ readonly items: WaitingTask[]; readonly nextCursor: string | null }> => {
  const { limit, after = null } = page;
  const found = await tx.query<TaskRow>(WAITING, [
    communities,
    workerId,
    organisationIds,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit + 1,
  ]);
  const rows = found.slice(0, limit);
  const today = plainDateOf(now);
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
  const named = numbered([
    ['c.community_id = any (?1::uuid[])', communities],
    ['c.id = any (?1::uuid[])', caseIds],
  ]);
  const cases = rows.length === 0 ? [] : (await listPage(tx, named, 'due', { limit })).rows;
  const items = rows.flatMap(({ taskId, caseId, kind, dueOn }) => {
    const listed = cases.find(({ id }) => id === caseId);
    if (listed === undefined) return [];
    const { tasks } = deps.processes.get(listed.processId, listed.processVersion);
    const kindName = tasks?.kinds.find(({ id }) => id === kind)?.name ?? { zh: kind, en: kind };
    return [{ taskId, kindName, dueOn, overdue: dueOn < today, of: summaryOf(deps, listed, now) }];
  });
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, nextCursor: more ? makeCursor([last.dueOn, last.taskId]) : null };
};

export const countWaitingTasks = async (
  tx: Tx,
  communities: readonly string[],
  { workerId, organisationIds }: TaskHolderAsking,
): Promise<number> => {
  const [row] = await tx.query<{ count: number }>(COUNT, [communities, workerId, organisationIds]);
  return row?.count ?? 0;
};
