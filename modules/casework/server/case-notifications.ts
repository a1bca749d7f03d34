import type { Directory } from '../../access/server/index.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { getStep } from '../domain/evolve.ts';
import { followUpNeeded } from '../domain/rating.ts';
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
      const backFromApprover = event.by.role === 'approver' && kind !== 'done' && responsible !== 'approver';
      return backFromApprover ? tell(office, `approver-${event.action}`) : [];
    }
    default:
      return [];
  }
};

export const notificationsOf = (changed: ChangedCase, directory: Directory): readonly NewNotification[] =>
  changed.newEvents.flatMap((event) => recipients(event, changed, directory));
