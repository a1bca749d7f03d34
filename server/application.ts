import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type pg from 'pg';
import { documentMarks } from '../catalogue/documents/document-marks.ts';
import { documentTemplates } from '../catalogue/documents/document-templates.ts';
import { PEOPLE_CATALOGUE } from '../catalogue/person-facts/words.ts';
import { auditActionTexts, caseworkTexts, historyTexts } from '../catalogue/texts/casework.ts';
import { processPhrases } from '../catalogue/texts/process-words.ts';
import { refusalTexts } from '../catalogue/texts/refusals.ts';
import { trainingQuizWords } from '../catalogue/texts/training-quiz.ts';
import { trainingExportWords } from '../catalogue/texts/training.ts';
import { TRAINING_GROUPS } from '../catalogue/training/groups.ts';
import { TRAINING_RULES } from '../catalogue/training/rules.ts';
import { TYPICAL_NUMBERS } from '../catalogue/training/typical-numbers.ts';
import type { Text } from '../kernel/text.ts';
import { accessImplementations, type AccessDeps, type Directory } from '../modules/access/server/index.ts';
import { auditPart } from '../modules/audit/server/index.ts';
import {
  caseworkImplementations,
  createCaseNumbers,
  personCases,
  type CaseworkDeps,
} from '../modules/casework/server/index.ts';
import { guidesImplementations } from '../modules/guides/server/index.ts';
import { communitiesImplementations } from '../modules/communities/server/index.ts';
import { createDocumentLibrary, createDocumentRenderer } from '../modules/notices/server/index.ts';
import { peopleForCases, peopleImplementations } from '../modules/people/server/index.ts';
import { trainingImplementations } from '../modules/training/server/index.ts';
import type { Accounts } from '../platform/auth/accounts.ts';
import type { KeyRing } from '../platform/crypto/key-ring.ts';
import type { ScopedDatabase } from '../platform/db/scoped-database.ts';
import { openFontSet } from '../platform/documents/font-set.ts';
import type { Implementation } from '../platform/http/call.ts';
import { fillText } from '../platform/http/problems.ts';
import { createHttpServer, type HttpDeps } from '../platform/http/server.ts';
import type { ShippedCatalogue } from './catalogue.ts';
import { openFoundation, type Foundation } from './foundation.ts';
import { healthImplementations } from './health-routes.ts';
import type { Secrets } from './secrets.ts';
import { serveWebPages } from './web-pages.ts';

const WEB_FOLDER = fileURLToPath(new URL('../dist/web', import.meta.url));
const MOST_AT_ONCE = 300;
const PUBLIC_PER_MINUTE = 600;

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

const caseworkDeps = (settings: ApplicationSettings, foundation: Foundation): CaseworkDeps => {
  const { catalogue, keyRing, clock } = settings;
  const documents = createDocumentLibrary(documentTemplates);
  return {
    database: foundation.database,
    directory: foundation.directory,
    catalogue: catalogue.guides,
    processes: catalogue.processes,
    calendar: foundation.calendar,
    people: peopleForCases({ keyRing, catalogue: PEOPLE_CATALOGUE }, clock),
    numbers: createCaseNumbers(foundation.database),
    keyRing,
    attempts: foundation.attempts,
    documents,
    render: createDocumentRenderer({ library: documents, marks: documentMarks, openFonts: () => openFontSet() }),
    publicUrl: settings.publicUrl,
    texts: { history: historyTexts, phrases: caseworkTexts, process: processPhrases },
    refusalWords: (code, details) => fillText(refusalWords(code) ?? { zh: code, en: code }, details),
  };
};

const accessDeps = (settings: ApplicationSettings, foundation: Foundation): AccessDeps => {
  const announceChange = async (): Promise<void> => {
    await foundation.refresh();
    await settings.announce();
  };
  return {
    ...foundation,
    demo: settings.demo,
    setUpCode: () => (foundation.directory.organisations().length === 0 ? settings.secrets.setUpCode : null),
    announceChange,
    onCalendarChanged: async () => {
      await announceChange();
      await settings.onCalendarChanged();
    },
  };
};

const allImplementations = (
  settings: ApplicationSettings,
  foundation: Foundation,
  casework: CaseworkDeps,
): readonly Implementation[] => [
  ...healthImplementations(settings.version),
  ...accessImplementations(
    accessDeps(settings, foundation),
    (action) => auditActionTexts[action] ?? { zh: action, en: action },
  ),
  ...communitiesImplementations(),
  ...guidesImplementations(settings.catalogue.guides, settings.catalogue.searchWords, settings.clock().toISOString()),
  ...peopleImplementations({
    keyRing: settings.keyRing,
    catalogue: PEOPLE_CATALOGUE,
    attempts: foundation.attempts,
    cases: personCases(casework),
    workerName: (workerId) => foundation.directory.worker(workerId)?.name,
  }),
  ...caseworkImplementations(casework),
  ...trainingImplementations({
    catalogue: settings.catalogue.guides,
    language: settings.catalogue.serviceLanguage,
    groups: TRAINING_GROUPS,
    rules: TRAINING_RULES,
    typical: TYPICAL_NUMBERS,
    quizWords: trainingQuizWords,
    exportWords: trainingExportWords,
    directory: foundation.directory,
    keyRing: settings.keyRing,
  }),
];

/** Who tried what without the right to it; kept with the organisation the person belongs to. */
const recordDenied =
  ({ database }: Foundation, clock: () => Date): HttpDeps['onDenied'] =>
  ({ caller, routeId, communityId, code, origin }) =>
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
    });

/** Puts the modules together. The only place that knows them all. */
export const createApplication = async (settings: ApplicationSettings): Promise<Application> => {
  const { keyRing, secrets, clock } = settings;
  const foundation = await openFoundation(settings);
  const casework = caseworkDeps(settings, foundation);
  const implementations = allImplementations(settings, foundation, casework);
  const http = await createHttpServer(implementations, {
    database: foundation.database,
    identify: foundation.callers.identify,
    hashOrigin: secrets.hash,
    clock,
    words: refusalWords,
    keyRing,
    logger: settings.logger,
    secure: settings.publicUrl.startsWith('https:'),
    mostAtOnce: MOST_AT_ONCE,
    publicPerMinute: PUBLIC_PER_MINUTE,
    onDenied: recordDenied(foundation, clock),
  });
  await serveWebPages(http, WEB_FOLDER, refusalWords);
  const { database, accounts, directory, refresh } = foundation;
  return { http, implementations, database, accounts, directory, casework, refresh };
};
