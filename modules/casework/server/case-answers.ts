import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { FormWords } from '../../notices/domain/document-data.ts';
import { dateInWords } from '../../notices/domain/document-fields.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { InputField, ProcessDefinition } from '../domain/definition.ts';
import type { CaseworkDeps } from './deps.ts';
import type { DocumentDeps } from './document-contents.ts';
import { valueWords } from './form-words.ts';
import { formOf } from './sealed-values.ts';

/** One value given on a form of the case, with the field that asked for it. */
export interface GivenAnswer {
  readonly field: InputField;
  readonly value: unknown;
}

/** The values an event brought, in the order of its form. Materials have lists of their own. */
export const answersIn = (definition: ProcessDefinition, event: CaseEvent): readonly GivenAnswer[] => {
  const input = event.type === 'case-opened' || event.type === 'action-taken' ? (event.input ?? {}) : {};
  return formOf(definition, event).flatMap((field) => {
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
    const person = await deps.people.find(tx, communityId, value, []);
    if (person !== undefined) names.set(value, person.name);
  }
  return names;
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

/** A value as a paper says it: dates and moments written out, names instead of ids. */
export const wordsOfAnswer = (deps: WordsDeps, people: PeopleNames, { field, value }: GivenAnswer): FormWords => {
  if (field.type === 'date') {
    const day = String(value);
    return { zh: dateInWords(day, 'zh'), en: dateInWords(day, 'en') };
  }
  if (field.type === 'date-time') return momentInWords(String(value));
  return field.type === 'person' ? (people.get(String(value)) ?? '') : valueWords(deps, field, value);
};
