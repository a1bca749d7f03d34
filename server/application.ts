import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type pg from 'pg';
import { documentMarks } from '../catalogue/documents/document-marks.ts';
import { registerRules } from '../catalogue/documents/register-rules.ts';
import { documentTemplates } from '../catalogue/documents/document-templates.ts';
import { FIELD_KINDS } from '../catalogue/field/kinds.ts';
import { DWELLING_HEADINGS, RESIDENT_HEADINGS } from '../catalogue/imports/headings.ts';
import { GROUP_WORDS } from '../catalogue/imports/group-words.ts';
import { IMPORT_RULES } from '../catalogue/imports/import-rules.ts';
import { DWELLING_USE_WORDS, RESIDENT_WORDS } from '../catalogue/imports/value-words.ts';
import { DUTY_ROLES } from '../catalogue/places/duty-roles.ts';
import { PEOPLE_CATALOGUE } from '../catalogue/person-facts/words.ts';
import { channelCheckRules } from '../catalogue/processes/petition/channel-checks.ts';
import { messageRules } from '../catalogue/processes/publicity/message-rules.ts';
import { caseworkTexts, historyTexts } from '../catalogue/texts/casework.ts';
import { erasureNotificationTexts } from '../catalogue/texts/erasure.ts';
import { processPhrases } from '../catalogue/texts/process-phrases.ts';
import { catalogueRuleTexts } from '../catalogue/texts/catalogue-rules.ts';
import { documentPhrases } from '../catalogue/texts/documents.ts';
import { fieldPhrases } from '../catalogue/texts/phone-server.ts';
import { importsTexts } from '../catalogue/texts/imports.ts';
import { placeExportWords } from '../catalogue/texts/places.ts';
import { refusalTexts } from '../catalogue/texts/refusals.ts';
import { GRID_EVENT_RULE } from '../catalogue/processes/grid-event/event-rule.ts';
import { PERSON_PAGE_RULE } from '../catalogue/processes/person-page.ts';
import { CALL_RULES } from '../catalogue/calls/call-rules.ts';
import { HELP_KINDS } from '../catalogue/calls/help-kinds.ts';
import { callSheetWords } from '../catalogue/texts/calls.ts';
import { callsImplementations } from '../modules/calls/server/index.ts';
import { plainDateOf } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { accessImplementations, type AccessDeps, type Directory } from '../modules/access/server/index.ts';
import {
  caseworkImplementations,
  createCaseNumbers,
  createProcessLibrary,
  fieldCases,
  personCases,
  readVariants,
  type CaseworkDeps,
} from '../modules/casework/server/index.ts';
import {
  createGuideSearch,
  guidesImplementations,
  openLiveCatalogue,
  organisationPath,
  revisionImplementations,
  type GuideSearch,
  type LiveCatalogue,
} from '../modules/guides/server/index.ts';
import { fieldImplementations } from '../modules/field/server/index.ts';
import { importsImplementations, type ImportDeps } from '../modules/imports/server/index.ts';
import { communitiesImplementations } from '../modules/communities/server/index.ts';
import { casesForDocuments } from '../modules/casework/server/cases-for-documents.ts';
import {
  createDocumentLibrary,
  createDocumentRenderer,
  noticesImplementations,
  personDocuments,
} from '../modules/notices/server/index.ts';
import { staffImplementations } from '../modules/staff/server/index.ts';
import { messageAudience } from '../modules/people/server/message-audience.ts';
import { peopleForCases, peopleForDocuments, peopleImplementations } from '../modules/people/server/index.ts';
import { trainingImplementations } from '../modules/training/server/index.ts';
import { fieldVisits, visitsImplementations, type VisitsDeps } from '../modules/visits/server/index.ts';
import { isWorkingDay } from '../modules/casework/domain/working-days.ts';
import type { SecondFactorChoice } from '../modules/access/domain/owed.ts';
import type { Accounts } from '../platform/auth/accounts.ts';
import type { KeyRing } from '../platform/crypto/key-ring.ts';
import type { ScopedDatabase } from '../platform/db/scoped-database.ts';
import type { FontSet } from '../platform/documents/font-set.ts';
import type { Implementation } from '../platform/http/call.ts';
import { addDrain, type Drain } from '../platform/http/drain.ts';
import { fillText } from '../platform/http/problems.ts';
import { createHttpServer } from '../platform/http/server.ts';
import type { ShippedCatalogue } from './catalogue.ts';
import { openFoundation, type Foundation } from './foundation.ts';
import { recordAttempts } from './attempts-on-record.ts';
import { AUDIT_WORDS } from './audit-words.ts';
import { recordDenied } from './denied-attempts.ts';
import { withoutWatching, type Observation } from './observation.ts';
import { passwordRules } from './password-rules.ts';
import { personErasure } from './erasure/person-erasure.ts';
import { PERSON_REFERENCES } from './person-references.ts';
import { healthImplementations } from './health-routes.ts';
import type { Secrets } from './secrets.ts';
import { TRAINING_CATALOGUE } from './training-catalogue.ts';
import { VISITS_CATALOGUE } from './visits-catalogue.ts';
import { serveWebPages } from './web-pages.ts';

const WEB_FOLDER = fileURLToPath(new URL('../dist/web', import.meta.url));
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
  /** Whom a second factor is asked of; unless given it is offered to everybody and asked of nobody. */
  readonly secondFactor?: () => SecondFactorChoice;
  /** Called when the calendar changed, so that jobs count due dates anew. */
  readonly onCalendarChanged: () => Promise<void>;
  /** Called when an import has something for the jobs to do; without it they find it by themselves within a minute. */
  readonly onImportWaiting?: () => Promise<void>;
  /** Called when an erasure was agreed to; without it the jobs find it within five minutes. */
  readonly onErasureAgreed?: () => Promise<void>;
  /** Without it nothing is watched. */
  readonly observation?: Observation;
  /** Tells the other processes that directory or sessions changed. */
  readonly announce: () => Promise<void>;
}

export interface Application {
  readonly http: FastifyInstance;
  /** To be called before `http.close()` where requests may be coming in. */
  readonly drain: Drain;
  readonly implementations: readonly Implementation[];
  readonly database: ScopedDatabase;
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly casework: CaseworkDeps;
  readonly imports: ImportDeps;
  readonly visits: VisitsDeps;
  /** Reads directory, calendar and publications again and forgets sessions: after a change here or in another process. */
  refresh(): Promise<void>;
}

const refusalWords = (code: string): Text | undefined => (refusalTexts as Readonly<Record<string, Text>>)[code];

/** Takes in what communities published since, here or in another process. */
const takeVariants = async ({ catalogue }: ApplicationSettings, { database }: Foundation): Promise<void> => {
  catalogue.processes.takeVariants(
    await database.aside([], async (tx) => ({ keep: true, value: await readVariants(tx) })),
  );
};

const openFonts = async (): Promise<FontSet> => (await import('../platform/documents/font-set.ts')).openFontSet();

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
    render: createDocumentRenderer({ library: documents, marks: documentMarks, openFonts }),
    publicUrl: settings.publicUrl,
    texts: {
      history: historyTexts,
      phrases: { ...caseworkTexts, ...documentPhrases, ...erasureNotificationTexts },
      process: processPhrases,
    },
    channelCheckRules,
    eventRules: [GRID_EVENT_RULE],
    personPage: PERSON_PAGE_RULE,
    publicity: { rules: messageRules, audience: messageAudience(PEOPLE_CATALOGUE.groups) },
    onVariantPublished: async () => {
      await takeVariants(settings, foundation);
      await settings.announce();
    },
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
    ...passwordRules,
    demo: settings.demo,
    setUpCode: () => (foundation.directory.organisations().length === 0 ? settings.secrets.setUpCode : null),
    announceChange,
    onCalendarChanged: async () => {
      await announceChange();
      await settings.onCalendarChanged();
    },
  };
};

const importDeps = (settings: ApplicationSettings, { database, directory }: Foundation): ImportDeps => ({
  database,
  keyRing: settings.keyRing,
  rules: IMPORT_RULES,
  headings: { residents: RESIDENT_HEADINGS, dwellings: DWELLING_HEADINGS },
  words: RESIDENT_WORDS,
  useWords: DWELLING_USE_WORDS,
  groups: PEOPLE_CATALOGUE.groups,
  groupWords: GROUP_WORDS,
  workerName: (workerId) => directory.worker(workerId)?.name,
  text: (key) => (importsTexts as Readonly<Record<string, Text>>)[key],
  wake: settings.onImportWaiting ?? (async () => undefined),
});

interface Guides {
  readonly live: LiveCatalogue;
  readonly search: GuideSearch;
}

/** The shipped catalogue with what was published on top of it, and the search over both. */
const openGuides = async (settings: ApplicationSettings, { database, directory }: Foundation): Promise<Guides> => {
  const { catalogue } = settings;
  const live = await openLiveCatalogue({
    database,
    shipped: { catalogue: catalogue.guides, ...catalogue.guideSource },
    pathOf: (organisationId) => organisationPath(directory, organisationId).map(({ id }) => id),
  });
  const search = createGuideSearch(live.catalogue, catalogue.searchWords);
  // Nobody should wait for the index: that of the first day is built as the server starts.
  search.indexOn(plainDateOf(settings.clock().toISOString()));
  return { live, search };
};

const revisions = (settings: ApplicationSettings, { directory }: Foundation, { live, search }: Guides) =>
  revisionImplementations({
    live,
    directory,
    processName: (processId, on) => settings.catalogue.processes.inForce(processId, on)?.name ?? null,
    ruleTexts: catalogueRuleTexts,
    onPublished: async () => {
      await live.refresh();
      await settings.announce();
      // Asking for the index has it made anew beside other work; nobody waits for it.
      search.indexOn(plainDateOf(settings.clock().toISOString()));
    },
  });

const visitsDeps = (
  settings: ApplicationSettings,
  { database, directory, calendar }: Foundation,
  casework: CaseworkDeps,
): VisitsDeps => ({
  people: PEOPLE_CATALOGUE,
  database,
  keyRing: settings.keyRing,
  directory,
  catalogue: VISITS_CATALOGUE,
  isWorkingDay: (day) => isWorkingDay(day, calendar()),
  casework,
});

/** Papers: the register, and what is printed filled in. */
const papers = (settings: ApplicationSettings, { directory }: Foundation, casework: CaseworkDeps) =>
  noticesImplementations({
    directory,
    keyRing: settings.keyRing,
    documents: casework.documents,
    render: casework.render,
    numbers: casework.numbers,
    people: peopleForDocuments({ keyRing: settings.keyRing, catalogue: PEOPLE_CATALOGUE }),
    items: { inForce: (itemId, on, communityId) => casework.catalogue.itemInForce(itemId, on, communityId) },
    cases: casesForDocuments(casework),
    texts: casework.texts.phrases,
    reprintAfterMinutes: registerRules.reprintAfterMinutes,
  });

const people = (settings: ApplicationSettings, { attempts, directory }: Foundation, casework: CaseworkDeps) =>
  peopleImplementations({
    keyRing: settings.keyRing,
    catalogue: PEOPLE_CATALOGUE,
    attempts,
    cases: personCases(casework),
    documents: personDocuments({ documents: casework.documents, texts: casework.texts.phrases }),
    erasure: personErasure(directory, settings.onErasureAgreed),
    references: PERSON_REFERENCES,
    workerName: (workerId) => directory.worker(workerId)?.name,
  });

/** What is recorded outside the office, without signal as well. */
const field = (settings: ApplicationSettings, foundation: Foundation, casework: CaseworkDeps) =>
  fieldImplementations({
    ...foundation,
    keyRing: settings.keyRing,
    cases: fieldCases(casework),
    visits: fieldVisits(visitsDeps(settings, foundation, casework)),
    kinds: FIELD_KINDS,
    refusalWords: casework.refusalWords,
    texts: fieldPhrases,
  });

/** Whom to call in an emergency, and roll calls. */
const calls = (settings: ApplicationSettings, { attempts, directory }: Foundation, { render }: CaseworkDeps) =>
  callsImplementations({
    keyRing: settings.keyRing,
    directory,
    attempts,
    render,
    kinds: HELP_KINDS,
    rules: CALL_RULES,
    sheet: callSheetWords,
  });

const training = ({ catalogue, keyRing }: ApplicationSettings, { directory }: Foundation) =>
  trainingImplementations({
    catalogue: catalogue.guides,
    language: catalogue.serviceLanguage,
    ...TRAINING_CATALOGUE,
    directory,
    keyRing,
  });

const allImplementations = (
  settings: ApplicationSettings,
  foundation: Foundation,
  casework: CaseworkDeps,
  guides: Guides,
): readonly Implementation[] => {
  const { keyRing } = settings;
  const { directory } = foundation;
  return [
    ...healthImplementations(settings.version, () => settings.observation?.missing() ?? []),
    ...accessImplementations(
      accessDeps(settings, foundation),
      (action) => AUDIT_WORDS[action] ?? { zh: action, en: action },
    ),
    ...communitiesImplementations({ keyRing, directory, roles: DUTY_ROLES, exportWords: placeExportWords }),
    ...importsImplementations(importDeps(settings, foundation)),
    ...guidesImplementations(guides.live.catalogue, guides.search),
    ...revisions(settings, foundation, guides),
    ...people(settings, foundation, casework),
    ...caseworkImplementations(casework),
    ...staffImplementations({ directory }),
    ...papers(settings, foundation, casework),
    ...field(settings, foundation, casework),
    ...training(settings, foundation),
    ...calls(settings, foundation, casework),
    ...visitsImplementations(visitsDeps(settings, foundation, casework)),
  ];
};

/** Puts the modules together. The only place that knows them all. */
export const createApplication = async (given: ApplicationSettings): Promise<Application> => {
  const { keyRing, secrets, clock, observation = withoutWatching() } = given;
  const foundation = await openFoundation(given);
  const guides = await openGuides(given, foundation);
  const processes = createProcessLibrary(given.catalogue.processes.all);
  const settings = { ...given, catalogue: { ...given.catalogue, guides: guides.live.catalogue, processes } };
  await takeVariants(settings, foundation);
  const casework = caseworkDeps(settings, foundation);
  const implementations = allImplementations(settings, foundation, casework, guides);
  const attempts = recordAttempts(foundation, clock, settings.logger);
  const http = await createHttpServer(implementations, {
    database: foundation.database,
    identify: foundation.callers.identify,
    hashOrigin: secrets.hash,
    clock,
    words: refusalWords,
    keyRing,
    logger: settings.logger,
    secure: settings.publicUrl.startsWith('https:'),
    load: observation.load,
    observe: observation.observe,
    publicPerMinute: PUBLIC_PER_MINUTE,
    onDenied: recordDenied(foundation, clock),
    isForged: foundation.accounts.isForged,
    onAttempt: attempts.note,
  });
  // What is still to be written is written before the connections go.
  http.addHook('onClose', attempts.settled);
  const drain = addDrain(http);
  await serveWebPages(http, WEB_FOLDER, refusalWords);
  const { database, accounts, directory } = foundation;
  const refresh = async (): Promise<void> => {
    await foundation.refresh();
    await guides.live.refresh();
    await takeVariants(settings, foundation);
  };
  const visits = visitsDeps(settings, foundation, casework);
  return {
    http,
    drain,
    implementations,
    database,
    accounts,
    directory,
    casework,
    imports: importDeps(given, foundation),
    visits,
    refresh,
  };
};
