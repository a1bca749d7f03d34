import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { getWorkbench } from '../contract.ts';
import type { AskingFor } from './case-access.ts';
import type { CaseworkDeps } from './deps.ts';

const SHOWN = 20;

const MINE: Statement = {
  name: 'my-tasks',
  text: `select t.id as "taskId", t.case_id as "caseId", t.kind, t.due_on as "dueOn", c.number,
                c.process_id as "processId", c.process_version as "processVersion"
         from case_task t join case_record c on c.community_id = t.community_id and c.id = t.case_id
         where t.community_id = $1 and t.answered is null and c.kind <> 'done'
           and (t.worker_id = $2 or t.organisation_id = any ($3::uuid[]))
         order by t.due_on, t.id limit ${SHOWN}`,
};

interface TaskRow {
  readonly taskId: string;
  readonly caseId: string;
  readonly kind: string;
  readonly dueOn: string;
  readonly number: string;
  readonly processId: string;
  readonly processVersion: number;
}

/** Parts of cases that wait for the caller, or for an organisation the caller belongs to, soonest first. */
export const readMyTasks = async (
  tx: Tx,
  deps: CaseworkDeps,
  communityId: string,
  asking: AskingFor,
  now: Instant,
): Promise<ReplyOf<typeof getWorkbench>['tasks']> => {
  const rows = await tx.query<TaskRow>(MINE, [communityId, asking.workerId, asking.organisationIds]);
  const today = plainDateOf(now);
  return rows.map(({ taskId, caseId, kind, dueOn, number, processId, processVersion }) => {
    const definition = deps.processes.get(processId, processVersion);
    return {
      taskId,
      caseId,
      number,
      processName: definition.name,
      kindName: definition.tasks?.kinds.find(({ id }) => id === kind)?.name ?? { zh: kind, en: kind },
      dueOn,
      overdue: dueOn < today,
    };
  });
};
