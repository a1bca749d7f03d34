import { fileURLToPath } from 'node:url';
import { processDefinitions } from '../catalogue/processes/index.ts';
import { checkDefinition } from '../modules/casework/domain/definition-check.ts';
import { createProcessLibrary, type ProcessLibrary } from '../modules/casework/server/index.ts';
import type { Catalogue } from '../modules/guides/domain/catalogue.ts';
import type { ServiceLanguage } from '../modules/guides/domain/phrases.ts';
import {
  describeMistakes,
  examplesOf,
  loadCalendars,
  loadCatalogue,
  loadPhrases,
  loadSearchWords,
  loadUtterances,
  type Read,
  type SearchWords,
  type StatutoryCalendar,
} from '../modules/guides/server/index.ts';
import { StartupError } from '../platform/startup-error.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../catalogue/${name}`, import.meta.url));

export interface ShippedCatalogue {
  readonly guides: Catalogue;
  readonly searchWords: SearchWords;
  readonly processes: ProcessLibrary;
  readonly calendar: StatutoryCalendar;
  readonly serviceLanguage: ServiceLanguage;
}

const orRefuse = <T>(read: Read<T>): T => {
  if (read.ok) return read.value;
  const mistakes = describeMistakes(read.mistakes);
  throw new StartupError('catalogue-mistaken', {
    zh: `目录数据有误，不能启动：\n${mistakes}`,
    en: `The catalogue has mistakes:\n${mistakes}`,
  });
};

const soundProcesses = (): ProcessLibrary => {
  const findings = processDefinitions.flatMap((definition) =>
    checkDefinition(definition).map(
      (finding) => `${definition.id} v${definition.version} ${finding.path}: ${finding.rule}`,
    ),
  );
  if (findings.length > 0)
    throw new StartupError('process-unsound', {
      zh: `流程定义有误，不能启动：\n${findings.join('\n')}`,
      en: `Process definitions are unsound:\n${findings.join('\n')}`,
    });
  return createProcessLibrary(processDefinitions);
};

/** Everything under `catalogue/`, checked. A mistake stops the start and names file, place and rule. */
export const openCatalogue = (): ShippedCatalogue => ({
  guides: orRefuse(loadCatalogue(folder('service-items'))),
  searchWords: {
    ...orRefuse(loadSearchWords(folder('search-words'))),
    examples: examplesOf(orRefuse(loadUtterances(folder('search-utterances')))),
  },
  processes: soundProcesses(),
  calendar: orRefuse(loadCalendars(folder('calendars'))),
  serviceLanguage: orRefuse(loadPhrases(folder('phrases/service-language.yaml'))),
});
