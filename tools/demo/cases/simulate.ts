import { documentTemplates } from '../../../catalogue/documents/document-templates.ts';
import { documentPhrases } from '../../../catalogue/texts/documents.ts';
import { caseworkTexts, historyTexts } from '../../../catalogue/texts/casework.ts';
import { processPhrases } from '../../../catalogue/texts/process-phrases.ts';
import { startOfDay } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ProcessLibrary } from '../../../modules/casework/server/index.ts';
import type { Catalogue } from '../../../modules/guides/domain/catalogue.ts';
import { createDocumentLibrary } from '../../../modules/notices/server/index.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { WorkingCalendar } from '../../../modules/casework/domain/commands.ts';
import type { DemoStaff } from '../organisations.ts';
import type { DemoCommunity } from '../demo-community.ts';
import { createIdsAt } from '../random.ts';
import type { Random } from '../random.ts';
import { makeCases } from './community-cases.ts';
import { caseRows } from './case-tables.ts';
import type { CaseRows } from './case-tables.ts';
import { createDemoNumbers, numberRuns } from './number-cases.ts';
import { minutesLater } from './working-time.ts';
import { actorOf, directoryOf } from './world.ts';
import type { CaseWorld } from './world.ts';

/** The rules the demo's year runs on: the same as the program's. */
export interface DemoRules {
  readonly guides: Catalogue;
  readonly processes: ProcessLibrary;
  readonly calendar: WorkingCalendar;
}

export interface Simulation {
  readonly community: DemoCommunity;
  readonly staff: DemoStaff;
  readonly rules: DemoRules;
  readonly random: Random;
  readonly today: PlainDate;
  readonly count: number;
  /** Origin of the links on papers. */
  readonly publicUrl: string;
  /** Seals what papers of a free form say. */
  readonly keyRing: KeyRing;
}

/** Nothing lies in the future: the story ends soon after the midnight with which `today` begins. */
const MINUTES_INTO_TODAY = 20;

const worldOf = ({ community, staff, rules, random, today }: Simulation): CaseWorld => {
  const directory = directoryOf(staff, community.id);
  const holding = (role: string, organisationId: string) =>
    directory
      .workers()
      .filter((worker) => worker.roles.some((held) => held.role === role && held.organisationId === organisationId))
      .map((worker) => actorOf(worker, community.id));
  const [head] = holding('head', community.id);
  if (head === undefined) throw new Error('A community has a head.');
  return {
    communityId: community.id,
    random,
    catalogue: rules.guides,
    processes: rules.processes,
    calendar: rules.calendar,
    directory,
    workers: holding('worker', community.id),
    head,
    approverOf: (organisationId) => holding('approver', organisationId)[0],
    today,
    end: minutesLater(startOfDay(today), MINUTES_INTO_TODAY),
    idAt: createIdsAt(random.fork('ids')),
  };
};

/** A year of cases of one community as rows, produced by the engine itself on a clock of its own. */
export const simulateCases = async (simulation: Simulation): Promise<readonly CaseRows[]> => {
  const { community, staff, random, count, publicUrl, keyRing } = simulation;
  const world = worldOf(simulation);
  const office = staff.organisations.find((one) => one.id === community.id);
  if (office === undefined) throw new Error('A community is an organisation.');
  const numbers = createDemoNumbers();
  const runs = await numberRuns(makeCases(world, community.households, count), numbers, office, random.fork('codes'));
  const texts = { history: historyTexts, phrases: { ...caseworkTexts, ...documentPhrases }, process: processPhrases };
  const names = new Map(
    community.households.flatMap(({ people }) => people.map(({ id, name }) => [id, { name }] as const)),
  );
  return caseRows(community.id, runs, numbers, {
    directory: world.directory,
    publicUrl,
    texts,
    keyRing,
    documents: createDocumentLibrary(documentTemplates),
    people: { find: async (_tx, _communityId, personId) => names.get(personId) },
  });
};
