import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { Directory, Worker } from '../../../modules/access/server/index.ts';
import type { Actor, WorkingCalendar } from '../../../modules/casework/domain/commands.ts';
import type { ProcessLibrary } from '../../../modules/casework/server/index.ts';
import type { Catalogue } from '../../../modules/guides/domain/catalogue.ts';
import type { DemoStaff } from '../organisations.ts';
import type { Random } from '../random.ts';

/** What the cases of one community happen in: its people at work, the rules, and the end of the story. */
export interface CaseWorld {
  readonly communityId: string;
  readonly random: Random;
  readonly catalogue: Catalogue;
  readonly processes: ProcessLibrary;
  readonly calendar: WorkingCalendar;
  readonly directory: Directory;
  readonly workers: readonly Actor[];
  readonly head: Actor;
  /** The approver of a department, or undefined where nobody decides there. */
  approverOf(organisationId: string): Actor | undefined;
  readonly today: PlainDate;
  /** Nothing happens after this moment. */
  readonly end: Instant;
  /** A fresh id whose order is that of the moment. */
  idAt(at: Instant): string;
}

export const APPLICANT: Actor = { workerId: null, roles: ['applicant'], organisationIds: [] };
export const SYSTEM: Actor = { workerId: null, roles: ['system'], organisationIds: [] };

/** The directory as far as the papers and notifications of one community look into it. */
export const directoryOf = (staff: DemoStaff, communityId: string): Directory => {
  const approving = (worker: Worker): boolean => worker.roles.some((held) => held.role === 'approver');
  const here = (worker: Worker): boolean => worker.roles.some((held) => held.organisationId === communityId);
  const workers = staff.workers.filter((worker) => here(worker) || approving(worker));
  const workerById = new Map(workers.map((worker) => [worker.id, worker]));
  const byId = new Map(staff.organisations.map((organisation) => [organisation.id, organisation]));
  return {
    organisation: (id) => byId.get(id),
    organisations: () => staff.organisations,
    worker: (id) => workerById.get(id),
    workers: () => workers,
    workerOfAccount: () => undefined,
    communitiesOf: (organisationId) => (organisationId === communityId ? [communityId] : []),
    organisationsUnder: () => [],
    communityOfReceiptPrefix: () => undefined,
    reload: async () => undefined,
  };
};

/** A worker as the engine sees the person who acts. */
export const actorOf = (worker: Worker, communityId: string): Actor => ({
  workerId: worker.id,
  roles: worker.roles
    .filter((held) => held.organisationId === communityId || held.role === 'approver')
    .map((held) => held.role),
  organisationIds: [...new Set(worker.roles.map((held) => held.organisationId))],
});
