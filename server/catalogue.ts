import { fileURLToPath } from 'node:url';
import { processDefinitions } from '../catalogue/processes/index.ts';
import { checkDefinition } from '../modules/casework/domain/definition-check.ts';
import { checkTogether } from '../modules/casework/domain/definitions-together.ts';
import { createProcessLibrary, type ProcessLibrary } from '../modules/casework/server/index.ts';
import type { Catalogue } from '../modules/guides/domain/catalogue.ts';
import type { ServiceLanguage } from '../modules/guides/domain/phrases.ts';
import {
  describeMistakes,
  examplesOf,
  loadCalendars,
  loadPhrases,
  loadSearchWords,
  loadWholeCatalogue,
  loadUtterances,
  readWordVectors,
  type Read,
  type SearchWords,
  type ShippedItems,
  type StatutoryCalendar,
} from '../modules/guides/server/index.ts';
import { StartupError } from '../platform/startup-error.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../catalogue/${name}`, import.meta.url));

export interface ShippedCatalogue {
  readonly guides: Catalogue;
  /** What the guides were made of, for those who revise them. */
  readonly guideSource: Omit<ShippedItems, 'catalogue'>;
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
  const findings = [
    ...processDefinitions.flatMap((definition) =>
      checkDefinition(definition).map(
        (finding) => `${definition.id} v${definition.version} ${finding.path}: ${finding.rule}`,
      ),
    ),
    ...checkTogether(processDefinitions).map(({ processId, path, rule }) => `${processId} ${path}: ${rule}`),
  ];
  if (findings.length > 0)
    throw new StartupError('process-unsound', {
      zh: `流程定义有误，不能启动：\n${findings.join('\n')}`,
      en: `Process definitions are unsound:\n${findings.join('\n')}`,
    });
  return createProcessLibrary(processDefinitions);
};

/** Everything under `catalogue/`, checked. A mistake stops the start and names file, place and rule. */
export const openCatalogue = (): ShippedCatalogue => {
  const { catalogue: guides, ...guideSource } = orRefuse(loadWholeCatalogue(folder('service-items')));
  return {
    guides,
    guideSource,
    searchWords: {
      ...orRefuse(loadSearchWords(folder('search-words'))),
      examples: examplesOf(orRefuse(loadUtterances(folder('search-utterances')))),
    },
    processes: soundProcesses(),
    calendar: orRefuse(loadCalendars(folder('calendars'))),
    serviceLanguage: orRefuse(loadPhrases(folder('phrases/service-language.yaml'))),
  };
};

/**
 * The catalogue with the operator's word vectors, where a file is named. A file that is missing or broken stops
 * nothing: `tell` says what is wrong with it, and the search goes on without.
 */
export const withWordVectors = async (
  catalogue: ShippedCatalogue,
  path: string | undefined,
  tell: (line: string) => void,
): Promise<ShippedCatalogue> => {
  if (path === undefined) return catalogue;
  const read = await readWordVectors(path);
  if (!read.ok) {
    tell(`词向量没有用上：${read.reason.zh}，查找照常 · Word vectors are not used: ${read.reason.en}; search goes on`);
    return catalogue;
  }
  const words = read.value.places.size;
  tell(`词向量已读入，${words} 个词 · ${words} word vectors read`);
  return { ...catalogue, searchWords: { ...catalogue.searchWords, vectors: read.value } };
};
