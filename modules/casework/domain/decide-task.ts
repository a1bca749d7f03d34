import { isPlainDate, plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import { actingRole } from './acting-roles.ts';
import type { CaseState, CaseTask } from './case-state.ts';
import type { Actor, CaseCommand } from './commands.ts';
import type { ProcessDefinition } from './definition.ts';
import type { EventBody } from './recording.ts';
import type { CaseResult } from './refusals.ts';

type AddTask = Extract<CaseCommand, { type: 'add-task' }>;
type FinishTask = Extract<CaseCommand, { type: 'finish-task' }>;

export interface TaskDecision {
  readonly role: ActingRole;
  readonly body: EventBody;
}

const trimmed = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Gives a part of the case to somebody else. The case stays where it is, and so does its first contact. */
export const decideAddTask = (
  definition: ProcessDefinition,
  state: CaseState,
  command: AddTask,
  actor: Actor,
  now: Instant,
): CaseResult<TaskDecision> => {
  const { tasks } = definition;
  if (state.archivedAt !== null) return refuse('case-archived');
  if (tasks === undefined || !tasks.from.includes(state.step)) return refuse('tasks-not-here', { step: state.step });
  const role = actingRole(actor, tasks.by);
  if (!role.ok) return role;
  if (!tasks.kinds.some(({ id }) => id === command.kind))
    return refuse('input-invalid', { field: 'kind', rule: 'choice' });
  const what = trimmed(command.what);
  if (what === null) return refuse('input-missing', { field: 'what' });
  if ('outside' in command.to && command.to.outside.trim() === '') return refuse('input-missing', { field: 'outside' });
  if (!isPlainDate(command.dueOn) || command.dueOn < plainDateOf(now))
    return refuse('input-invalid', { field: 'dueOn', rule: 'not-past' });
  const { taskId, kind, to, dueOn } = command;
  return ok({ role: role.value, body: { type: 'task-added', taskId, kind, to, what, dueOn } });
};

const holds = (task: CaseTask, actor: Actor): boolean =>
  (task.workerId !== null && task.workerId === actor.workerId) ||
  (task.organisationId !== null && actor.organisationIds.includes(task.organisationId));

/** Whether somebody may answer a sub-task: who it was given to, and whoever may give them, for the answer of another. */
export const mayFinishTask = (definition: ProcessDefinition, task: CaseTask, actor: Actor): boolean =>
  task.answered === null && (holds(task, actor) || actingRole(actor, definition.tasks?.by ?? []).ok);

export const decideFinishTask = (
  definition: ProcessDefinition,
  state: CaseState,
  command: FinishTask,
  actor: Actor,
): CaseResult<TaskDecision> => {
  if (state.archivedAt !== null) return refuse('case-archived');
  const task = state.tasks?.find(({ id }) => id === command.taskId);
  if (task === undefined) return refuse('task-unknown', { taskId: command.taskId });
  if (task.answered !== null) return refuse('task-already-answered', { taskId: task.id });
  if (!mayFinishTask(definition, task, actor)) return refuse('task-not-yours', { taskId: task.id });
  const answer = trimmed(command.answer);
  if (answer === null) return refuse(command.done ? 'input-missing' : 'reason-missing', { field: 'answer' });
  const role = actingRole(actor, definition.tasks?.by ?? []);
  return ok({
    role: role.ok ? role.value : (actor.roles[0] ?? 'system'),
    body: { type: 'task-finished', taskId: task.id, done: command.done, answer },
  });
};
