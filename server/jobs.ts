import type { TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import { sealAuditTrail } from '../modules/audit/server/index.ts';
import { carryOutPlacements, placeHouseholds } from '../modules/communities/server/index.ts';
import { deliverMessages, escalateCases, giveReminders, recomputeDueDates } from '../modules/casework/server/index.ts';
import { sumOfEach } from '../platform/db/each-for-itself.ts';
import { createPlanKeeper, sealVisitNotes, type PlanKeeper } from '../modules/visits/server/index.ts';
import { runImports } from '../modules/imports/server/index.ts';
import { enterGroupsByAge, findDuplicatesIn } from '../modules/people/server/index.ts';
import type { Application } from './application.ts';
import { carryOutErasures } from './erasure/carry-out-erasures.ts';
import { runJobs, type Jobs } from './job-runner.ts';

/** How long a repeated command is answered from the store. */
const KEEP_KEYS_DAYS = 7;

// Messages have a line of their own, in which at most one more waits: a gateway that hangs must not hold every place.
const CRONTAB = [
  '* * * * * seal-audit-trail',
  '37 1 * * * recompute-due-dates',
  '*/10 * * * * give-reminders',
  '*/3 * * * * escalate-cases',
  '17 3 * * * forget-idempotency-keys',
  '* * * * * deliver-messages ?queue=messages&jobKey=deliver-messages',
  '* * * * * run-imports',
  '*/2 * * * * place-households',
  '43 2 * * * find-duplicates',
  '11 0 * * * enter-groups-by-age',
  '*/10 * * * * plan-visits',
  '*/10 * * * * seal-visit-notes',
  '*/5 * * * * carry-out-erasures',
].join('\n');

export interface JobSettings {
  readonly ownerUrl: string;
  readonly application: Application;
  readonly anchorFolder: string;
  /** Where the list of erasures lies. */
  readonly dataDirectory: string;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Where the seals of the audit trail are told too, outside of this machine; undefined: nowhere. */
  readonly elsewhere?: Logger | undefined;
  /** Address of the operator's message gateway; undefined: messages wait in the outbox. */
  readonly messageGateway: string | undefined;
}

interface JobTools {
  readonly now: () => string;
  /** Every organisation, because audit entries and keys belong to all of them. */
  readonly everyOrganisation: () => readonly string[];
  readonly communities: () => readonly string[];
  readonly plans: PlanKeeper;
}

const toolsOf = ({ application, clock }: JobSettings): JobTools => ({
  now: () => clock().toISOString(),
  everyOrganisation: () => application.directory.organisations().map(({ id }) => id),
  communities: () =>
    application.directory
      .organisations()
      .filter(({ kind }) => kind === 'community' || kind === 'village')
      .map(({ id }) => id),
  plans: createPlanKeeper(application.visits),
});

/** What moves cases along and tells people. */
const caseTasks = (
  { application, logger, messageGateway }: JobSettings,
  { now, everyOrganisation }: JobTools,
): TaskList => ({
  'give-reminders': async () => {
    const given = await giveReminders(application.casework, now());
    if (given > 0) logger.info({ given }, 'reminders given');
  },
  'escalate-cases': async () => {
    const fired = await escalateCases(application.casework, now());
    if (fired > 0) logger.info({ fired }, 'cases that stayed too long were moved or told');
  },
  'recompute-due-dates': async () => {
    const changed = await recomputeDueDates(application.casework, now());
    logger.info({ changed }, 'due dates counted anew');
  },
  'deliver-messages': async () => {
    if (messageGateway === undefined) return;
    const { delivered, failed } = await deliverMessages(application.casework, everyOrganisation(), messageGateway, now);
    if (failed > 0) logger.warn({ delivered, failed }, 'messages could not be delivered and are tried again');
  },
});

/** What keeps the people and places of the communities in order. */
const communityTasks = (
  { application, logger }: JobSettings,
  { now, communities, everyOrganisation, plans }: JobTools,
): TaskList => ({
  'place-households': async () => {
    const placed = await placeHouseholds(application.database, application.casework.keyRing, communities(), now);
    const moved = await carryOutPlacements(application.database, communities(), now);
    if (placed + moved === 0) return;
    logger.info({ placed, moved }, 'households were given their dwellings, buildings moved to their grids');
  },
  'plan-visits': async () => {
    const kept = await plans.keep(everyOrganisation(), communities(), now());
    if (kept.changes > 0) logger.info(kept, 'planned visits changed');
  },
  'seal-visit-notes': async () => {
    const sealed = await sealVisitNotes(application.visits, communities());
    if (sealed > 0) logger.info({ sealed }, 'notes of visits written in clear were sealed');
  },
  'run-imports': async () => {
    const batches = await runImports(application.imports, everyOrganisation(), now);
    if (batches > 0) logger.debug({ batches }, 'batches of imports done');
  },
  'enter-groups-by-age': async () => {
    const { database, visits } = application;
    const entered = await sumOfEach('enter groups by age', communities(), (id) =>
      enterGroupsByAge(database, visits.people.groups, id, now()),
    );
    if (entered > 0) logger.info({ entered }, 'people reached the age of a group');
  },
  'find-duplicates': async () => {
    const found = await sumOfEach('find duplicates', communities(), (id) =>
      findDuplicatesIn(application.database, id, now()),
    );
    if (found > 0) logger.info({ found }, 'records that may be double wait for somebody to decide');
  },
});

/** What keeps the records trustworthy and the tables small. */
const keepingTasks = (
  { application, anchorFolder, dataDirectory, ownerUrl, logger, elsewhere }: JobSettings,
  { now, communities, everyOrganisation }: JobTools,
): TaskList => ({
  'seal-audit-trail': async () => {
    const { database } = application;
    const sealed = await sealAuditTrail(database, everyOrganisation(), anchorFolder, now, (organisationId, seal) =>
      elsewhere?.info(
        { organisationId, number: seal.sealNumber, entries: seal.entries, hash: seal.hash.toString('hex') },
        'audit seal',
      ),
    );
    if (sealed > 0) logger.debug({ sealed }, 'audit entries sealed');
  },
  'carry-out-erasures': async () => {
    const { database, casework } = application;
    const eraser = { database, ownerUrl, keyRing: casework.keyRing, dataDirectory, now, logger };
    const erased = await carryOutErasures(eraser, communities());
    if (erased > 0) logger.info({ erased }, 'files of people were erased');
  },
  'forget-idempotency-keys': async () => {
    await sumOfEach('forget idempotency keys', everyOrganisation(), (id) =>
      application.database.transact([id], async (tx) => {
        tx.write({
          name: 'forgotten_keys',
          sql: 'delete from idempotency_key where community_id = $1 and at < now() - make_interval(days => $2)',
          values: [id, KEEP_KEYS_DAYS],
        });
        return { keep: true, value: 0 };
      }),
    );
  },
});

/** Every job by its name. */
export const jobTasks = (settings: JobSettings): TaskList => {
  const tools = toolsOf(settings);
  return { ...caseTasks(settings, tools), ...communityTasks(settings, tools), ...keepingTasks(settings, tools) };
};

/** Nobody should find an empty plan of visits after the first start, and the calendar may have been changed just before a program was killed. */
const AT_START = ['plan-visits', 'recompute-due-dates'];

/** The jobs of this installation, run until they are told to stop. */
export const startJobs = (settings: JobSettings): Promise<Jobs> => {
  const { ownerUrl, logger } = settings;
  return runJobs({ ownerUrl, logger, crontab: CRONTAB, tasks: jobTasks(settings), atStart: AT_START });
};
