import type { Directory } from '../../access/server/index.ts';
import type { CaseEvent, TaskHolder } from '../domain/case-events.ts';
import { getStep } from '../domain/evolve.ts';
import { followUpNeeded } from '../domain/rating.ts';
import { isConfidential, readerIdsOf } from './case-columns.ts';
import type { ChangedCase, NewNotification } from './write-case.ts';

const headsOf = (directory: Directory, communityId: string): readonly string[] =>
  directory
    .workers()
    .filter(
      (worker) =>
        worker.status === 'active' &&
        worker.roles.some((held) => held.role === 'head' && held.organisationId === communityId),
    )
    .map((worker) => worker.id);

const holdersOf = (to: TaskHolder, directory: Directory): readonly string[] => {
  if ('workerId' in to) return [to.workerId];
  return 'organisationId' in to ? membersOf(directory, [to.organisationId], () => true) : [];
};

const membersOf = (
  directory: Directory,
  organisationIds: readonly string[],
  wanted: (role: string) => boolean,
): readonly string[] =>
  directory
    .workers()
    .filter(
      ({ status, roles }) =>
        status === 'active' &&
        roles.some(({ role, organisationId }) => organisationIds.includes(organisationId) && wanted(role)),
    )
    .map(({ id }) => id);

const taskHolders = (changed: ChangedCase, taskId: string, directory: Directory): readonly string[] => {
  const added = changed.events.find((event) => event.type === 'task-added' && event.taskId === taskId);
  return added?.type === 'task-added' ? holdersOf(added.to, directory) : [];
};

/** The roles that the definition names, in the community; a worker means whoever handles the case, as far as anybody does. */
const escalatedTo = (changed: ChangedCase, id: string, directory: Directory): readonly string[] => {
  const does = changed.definition.escalations?.find((escalation) => escalation.id === id)?.does;
  if (does === undefined || !('notify' in does)) return [];
  const handler = changed.handlerWorkerId;
  return [
    ...(handler !== null && does.notify.includes('worker') ? [handler] : []),
    ...membersOf(directory, [changed.communityId], (role) =>
      does.notify.some((wanted) => wanted === role && (role !== 'worker' || handler === null)),
    ),
  ];
};

const present = (ids: readonly (string | null)[]): readonly string[] => [...new Set(ids.filter((id) => id !== null))];

/** Who is told of an event: reminders go to the handler and the first-responsible worker, lateness and exceptions also to the head. */
const recipients = (event: CaseEvent, changed: ChangedCase, directory: Directory): readonly NewNotification[] => {
  const office = present([changed.handlerWorkerId, changed.firstWorkerId]);
  const heads = headsOf(directory, changed.communityId);
  const tell = (ids: readonly string[], kind: string) => [...new Set(ids)].map((workerId) => ({ workerId, kind }));
  switch (event.type) {
    case 'reminder-given':
      return tell(event.mark === 'overdue' ? [...office, ...heads] : office, `reminder-${event.mark}`);
    case 'notice-given':
      return event.exception === null ? [] : tell(heads, 'notice-exception');
    case 'rated':
      return followUpNeeded(changed.definition, event.level) ? tell(heads, 'bad-rating') : [];
    case 'action-taken': {
      const { responsible, kind } = getStep(changed.definition, event.to);
      if (event.by.role === 'unit-by-link') return tell(office, 'unit-answered');
      const backFromApprover = event.by.role === 'approver' && kind !== 'done' && responsible !== 'approver';
      return backFromApprover ? tell(office, `approver-${event.action}`) : [];
    }
    case 'task-added':
      return tell(holdersOf(event.to, directory), 'task-given');
    case 'task-finished':
      return tell(present([changed.handlerWorkerId]), 'task-answered');
    case 'task-overdue':
      return tell(
        [...present([changed.handlerWorkerId]), ...taskHolders(changed, event.taskId, directory)],
        'task-overdue',
      );
    case 'handed-over':
      return tell([event.to], 'handed-over');
    case 'escalated':
      return tell(escalatedTo(changed, event.escalation, directory), 'escalated');
    default:
      return [];
  }
};

/** Nobody is told of a case that does not exist for them. */
const mayBeTold = (changed: ChangedCase, directory: Directory, workerId: string): boolean => {
  const organisationIds = directory.worker(workerId)?.roles.map(({ organisationId }) => organisationId) ?? [];
  if (changed.state.hiddenFrom?.includes(workerId) === true) return false;
  if (!isConfidential(changed.definition)) return true;
  return (
    workerId === changed.handlerWorkerId ||
    headsOf(directory, changed.communityId).includes(workerId) ||
    readerIdsOf(changed.state).some((id) => id === workerId || organisationIds.includes(id))
  );
};

export const notificationsOf = (changed: ChangedCase, directory: Directory): readonly NewNotification[] =>
  changed.newEvents
    .flatMap((event) => recipients(event, changed, directory))
    .filter(({ workerId }) => mayBeTold(changed, directory, workerId));
