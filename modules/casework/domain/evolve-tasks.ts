import type { CaseEvent } from './case-events.ts';
import type { CaseState, CaseTask } from './case-state.ts';

type TaskEvent = Extract<CaseEvent, { type: 'task-added' | 'task-finished' | 'task-overdue' }>;

const added = (event: TaskEvent & { type: 'task-added' }): CaseTask => ({
  id: event.taskId,
  kind: event.kind,
  organisationId: 'organisationId' in event.to ? event.to.organisationId : null,
  workerId: 'workerId' in event.to ? event.to.workerId : null,
  dueOn: event.dueOn,
  answered: null,
  overdueTold: false,
});

/** The sub-tasks of a case after something happened to one of them. */
export const evolveTasks = (state: CaseState, event: TaskEvent): readonly CaseTask[] => {
  const tasks = state.tasks ?? [];
  if (event.type === 'task-added') return [...tasks, added(event)];
  if (!tasks.some((task) => task.id === event.taskId)) throw new Error(`Task "${event.taskId}" was never given`);
  return tasks.map((task) => {
    if (task.id !== event.taskId) return task;
    return event.type === 'task-overdue'
      ? { ...task, overdueTold: true }
      : { ...task, answered: event.done ? 'done' : 'not-done' };
  });
};
