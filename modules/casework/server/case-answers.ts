import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { FormWords } from '../../notices/domain/document-data.ts';
import { dateInWords } from '../../notices/domain/document-fields.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { InputField, ProcessDefinition } from '../domain/definition.ts';
import type { CaseworkDeps } from './deps.ts';
import type { DocumentDeps } from './document-contents.ts';
import { phraseOf } from './words.ts';

/** One value given on a form of the case, with the field that asked for it. */
export interface GivenAnswer {
  readonly field: InputField;
  readonly value: unknown;
}

const fieldsOf = (definition: ProcessDefinition, event: CaseEvent): readonly InputField[] => {
  if (event.type === 'case-opened') return definition.opening?.input ?? [];
  return event.type === 'action-taken' ? (definition.actions[event.action]?.input ?? []) : [];
};

/** The values an event brought, in the order of its form. Materials have lists of their own. */
export const answersIn = (definition: ProcessDefinition, event: CaseEvent): readonly GivenAnswer[] => {
  const input = event.type === 'case-opened' || event.type === 'action-taken' ? (event.input ?? {}) : {};
  return fieldsOf(definition, event).flatMap((field) => {
    const value = input[field.id];
    return value === undefined || value === null || field.type === 'materials' ? [] : [{ field, value }];
  });
};

/** The newest value of each field of the case, in the order in which the fields first came up. */
export const newestAnswers = (
  definition: ProcessDefinition,
  events: readonly CaseEvent[],
): ReadonlyMap<string, GivenAnswer> =>
  new Map(events.flatMap((event) => answersIn(definition, event)).map((answer) => [answer.field.id, answer]));

type WordsDeps = Pick<CaseworkDeps, 'directory' | 'texts'>;

/** Names of the people that answers point to, by id. */
export type PeopleNames = ReadonlyMap<string, string>;

/** Looks the people up that answers name by id; a paper says their names. */
export const namesOfPeople = async (
  tx: Tx,
  deps: Pick<DocumentDeps, 'people'>,
  communityId: string,
  answers: Iterable<GivenAnswer>,
): Promise<PeopleNames> => {
  const names = new Map<string, string>();
  for (const { field, value } of answers) {
    if (field.type !== 'person' || typeof value !== 'string') continue;
    const person = await deps.people.find(tx, communityId, value);
    if (person !== undefined) names.set(value, person.name);
  }
  return names;
};

const choiceName = (field: InputField, id: unknown): Text => {
  const known = field.choices?.find((choice) => choice.id === id)?.label;
  return known ?? { zh: String(id), en: String(id) };
};

const MINUTE = /T(\d{2}:\d{2})/;
const CHINA_OFFSET_MILLISECONDS = 8 * 3_600_000;

/** 2026年11月22日 14:05, on the clock that hangs in the office. */
export const momentInWords = (instant: string): Text => {
  const day = plainDateOf(instant);
  const local = new Date(Date.parse(instant) + CHINA_OFFSET_MILLISECONDS).toISOString();
  const time = MINUTE.exec(local)?.[1] ?? '';
  return { zh: `${dateInWords(day, 'zh')} ${time}`, en: `${dateInWords(day, 'en')}, ${time}` };
};

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
});

/** A value as a paper says it: names instead of ids, dates and choices in words. */
export const wordsOfAnswer = (deps: WordsDeps, people: PeopleNames, { field, value }: GivenAnswer): FormWords => {
  switch (field.type) {
    case 'choice':
      return choiceName(field, value);
    case 'choices':
      return joined((Array.isArray(value) ? value : []).map((id: unknown) => choiceName(field, id)));
    case 'yes-no':
      return phraseOf(deps, value === true ? 'answer.yes' : 'answer.no');
    case 'date': {
      const day = String(value);
      return { zh: dateInWords(day, 'zh'), en: dateInWords(day, 'en') };
    }
    case 'date-time':
      return momentInWords(String(value));
    case 'worker':
      return deps.directory.worker(String(value))?.name ?? '';
    case 'organisation':
      return deps.directory.organisation(String(value))?.name ?? '';
    case 'person':
      return people.get(String(value)) ?? '';
    default:
      return String(value);
  }
};
