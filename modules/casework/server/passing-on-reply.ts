import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { CaseReply } from '../contract.ts';
import { actingRole } from '../domain/acting-roles.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { CaseTask } from '../domain/case-state.ts';
import type { Actor } from '../domain/commands.ts';
import { mayHandOver } from '../domain/decide-hand-over.ts';
import { mayFinishTask } from '../domain/decide-task.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { holderName } from './case-history.ts';
import type { CaseworkDeps } from './deps.ts';
import type { CaseWithHistory } from './stored-case.ts';

type TaskReply = CaseReply['tasks'][number];

/** What was asked and answered stands in the history; the state knows only that it was. */
const taskReply = (
  deps: CaseworkDeps,
  definition: ProcessDefinition,
  task: CaseTask,
  events: readonly CaseEvent[],
  actor: Actor,
  today: PlainDate,
): TaskReply => {
  const added = events.find((event) => event.type === 'task-added' && event.taskId === task.id);
  const finished = events.find((event) => event.type === 'task-finished' && event.taskId === task.id);
  return {
    id: task.id,
    kind: task.kind,
    kindName: definition.tasks?.kinds.find(({ id }) => id === task.kind)?.name ?? { zh: task.kind, en: task.kind },
    holder: added?.type === 'task-added' ? holderName(deps, added.to) : '',
    what: added?.type === 'task-added' ? added.what : '',
    dueOn: task.dueOn,
    overdue: task.answered === null && task.dueOn < today,
    answered: task.answered,
    answer: finished?.type === 'task-finished' ? finished.answer : null,
    mine: mayFinishTask(definition, task, actor),
  };
};

/** Parts given to others, and what the reader may give away. */
export const passingOnReply = (
  deps: CaseworkDeps,
  definition: ProcessDefinition,
  { state, events, handlerWorkerId }: CaseWithHistory,
  actor: Actor,
  today: PlainDate,
): Pick<CaseReply, 'tasks' | 'taskKinds' | 'mayHandOver'> => {
  const { tasks } = definition;
  const gives =
    state.archivedAt === null &&
    tasks !== undefined &&
    tasks.from.includes(state.step) &&
    actingRole(actor, tasks.by).ok;
  return {
    tasks: (state.tasks ?? []).map((task) => taskReply(deps, definition, task, events, actor, today)),
    taskKinds: gives ? tasks.kinds.map((kind) => ({ ...kind })) : [],
    mayHandOver: state.archivedAt === null && mayHandOver(definition, handlerWorkerId, actor).ok,
  };
};
