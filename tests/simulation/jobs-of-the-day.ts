import type { JobHelpers, Task } from 'graphile-worker';
import { pino } from 'pino';
import { jobTasks } from '../../server/jobs.ts';
import { count, type Town } from './town.ts';

/** No job of this installation asks the queue for anything. */
const NOTHING = {} as JobHelpers;

/** Runs jobs of the installation at the present moment of the town. */
export const runJobsNow = async (town: Town, names: readonly string[]): Promise<void> => {
  const { application, clock, folder } = town.office.running();
  const tasks = jobTasks({
    ownerUrl: '',
    application,
    anchorFolder: folder,
    dataDirectory: folder,
    clock: () => clock.now(),
    logger: pino({ level: 'silent' }),
    messageGateway: town.gateway.url,
  });
  for (const name of names) {
    const task: Task | undefined = tasks[name];
    if (task === undefined) throw new Error(`There is no job ${name}.`);
    await task({}, NOTHING);
    count(town, 'jobs run');
  }
};

export const AT_NIGHT = [
  'enter-groups-by-age',
  'recompute-due-dates',
  'find-duplicates',
  'forget-idempotency-keys',
  'give-reminders',
  'escalate-cases',
  'place-households',
  'plan-visits',
  'seal-visit-notes',
  'seal-audit-trail',
] as const;

export const BY_DAY = [
  'give-reminders',
  'escalate-cases',
  'deliver-messages',
  'run-imports',
  'seal-audit-trail',
] as const;
