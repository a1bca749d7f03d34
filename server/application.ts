import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type pg from 'pg';
import { documentTemplates } from '../catalogue/documents/document-templates.ts';
import { PEOPLE_CATALOGUE } from '../catalogue/person-facts/words.ts';
import { auditActionTexts, caseworkTexts, historyTexts } from '../catalogue/texts/casework.ts';
import { refusalTexts } from '../catalogue/texts/refusals.ts';
import type { Text } from '../kernel/text.ts';
import {
  accessImplementations,
  createCallers,
  createDirectory,
  readCalendar,
  type AccessDeps,
  type Directory,
} from '../modules/access/server/index.ts';
import { auditPart } from '../modules/audit/server/index.ts';
import type { WorkingCalendar } from '../modules/casework/domain/commands.ts';
import {
  caseworkImplementations,
  createCaseNumbers,
  personCases,
  type CaseworkDeps,
} from '../modules/casework/server/index.ts';
import { guidesImplementations } from '../modules/guides/server/index.ts';
import { createDocumentRenderer } from '../modules/notices/server/index.ts';
import { peopleForCases, peopleImplementations } from '../modules/people/server/index.ts';
import { createAccounts, type Accounts } from '../platform/auth/accounts.ts';
import { createFailedAttempts } from '../platform/auth/failed-attempts.ts';
import type { KeyRing } from '../platform/crypto/key-ring.ts';
import { createScopedDatabase, type ScopedDatabase } from '../platform/db/scoped-database.ts';
import { openFontSet } from '../platform/documents/font-set.ts';
import type { Implementation } from '../platform/http/call.ts';
import { fillText } from '../platform/http/problems.ts';
import { createHttpServer } from '../platform/http/server.ts';
import type { ShippedCatalogue } from './catalogue.ts';
import { healthImplementations } from './health-routes.ts';
import type { Secrets } from './secrets.ts';
import { serveWebPages } from './web-pages.ts';

const WEB_FOLDER = fileURLToPath(new URL('../dist/web', import.meta.url));
const MOST_AT_ONCE = 300;

export interface ApplicationSettings {
  readonly appPool: pg.Pool;
  readonly accountsPool: pg.Pool;
  readonly catalogue: ShippedCatalogue;
  readonly keyRing: KeyRing;
  readonly secrets: Secrets;
  readonly publicUrl: string;
  readonly version: string;
  readonly logger: Logger;
  readonly clock: () => Date;
  readonly demo: AccessDeps['demo'];
  /** Called when the calendar changed, so that jobs count due dates anew. */
  readonly onCalendarChanged: () => Promise<void>;
  /** Tells the other processes that directory or sessions changed. */
  readonly announce: () => Promise<void>;
}

export interface Application {
  readonly http: FastifyInstance;
  readonly implementations: readonly Implementation[];
  readonly database: ScopedDatabase;
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly casework: CaseworkDeps;
  /** Reads directory and calendar again and forgets sessions: after a change here or in another process. */
  refresh(): Promise<void>;
}

const refusalWords = (code: string): Text | undefined => (refusalTexts as Readonly<Record<string, Text>>)[code];

const readWorkingCalendar = async (database: ScopedDatabase): Promise<WorkingCalendar> => {
  const stored = await database.read([], readCalendar);
  return {
    version: String(stored.version),
    horizonOn: stored.horizonOn,
    days: Object.fromEntries(stored.days.map((day) => [day.date, { working: day.working, name: day.name }])),
  };
};

/** Puts the modules together. The only place that knows them all. */
export const createApplication = async (settings: ApplicationSettings): Promise<Application> => {
  const { catalogue, keyRing, secrets, clock } = settings;
  const database = createScopedDatabase(settings.appPool);
  const directory = await createDirectory(database);
  let calendar = await readWorkingCalendar(database);
  const accounts = createAccounts({
    pool: settings.accountsPool,
    secret: secrets.session,
    publicUrl: settings.publicUrl,
  });
  const callers = createCallers(accounts, directory, () => clock().getTime());
  const attempts = createFailedAttempts(settings.accountsPool, secrets.hash);
  const refresh = async (): Promise<void> => {
    await directory.reload();
    calendar = await readWorkingCalendar(database);
    callers.forgetAll();
  };
  const casework: CaseworkDeps = {
    database,
    directory,
    catalogue: catalogue.guides,
    processes: catalogue.processes,
    calendar: () => calendar,
    people: peopleForCases({ keyRing, catalogue: PEOPLE_CATALOGUE }, clock),
    numbers: createCaseNumbers(database),
    keyRing,
    attempts,
    render: createDocumentRenderer({ templates: documentTemplates, openFonts: () => openFontSet() }),
    publicUrl: settings.publicUrl,
    texts: { history: historyTexts, phrases: caseworkTexts },
    refusalWords: (code, details) => fillText(refusalWords(code) ?? { zh: code, en: code }, details),
  };
  const access: AccessDeps = {
    database,
    accounts,
    directory,
    callers,
    attempts,
    demo: settings.demo,
    setUpCode: () => (directory.organisations().length === 0 ? secrets.setUpCode : null),
    announceChange: async () => {
      await refresh();
      await settings.announce();
    },
    onCalendarChanged: async () => {
      await refresh();
      await settings.announce();
      await settings.onCalendarChanged();
    },
  };
  const people = {
    keyRing,
    catalogue: PEOPLE_CATALOGUE,
    attempts,
    cases: personCases(casework),
    workerName: (workerId: string) => directory.worker(workerId)?.name,
  };
  const implementations = [
    ...healthImplementations(settings.version),
    ...accessImplementations(access, (action) => auditActionTexts[action] ?? { zh: action, en: action }),
    ...guidesImplementations(catalogue.guides),
    ...peopleImplementations(people),
    ...caseworkImplementations(casework),
  ];
  const http = await createHttpServer(implementations, {
    database,
    identify: callers.identify,
    hashOrigin: secrets.hash,
    clock,
    words: refusalWords,
    keyRing,
    logger: settings.logger,
    secure: settings.publicUrl.startsWith('https:'),
    mostAtOnce: MOST_AT_ONCE,
    onDenied: ({ caller, routeId, communityId, code, origin }) =>
      database.transact([caller.homeOrganisationId], async (tx) => {
        tx.write(
          auditPart({
            communityId: caller.homeOrganisationId,
            at: clock().toISOString(),
            actor: caller.workerId,
            action: 'denied',
            subjectKind: 'route',
            subjectId: routeId,
            outcome: code,
            origin,
            details: { communityId },
          }),
        );
        return { keep: true, value: undefined };
      }),
  });
  await serveWebPages(http, WEB_FOLDER);
  return { http, implementations, database, accounts, directory, casework, refresh };
};
