import { isNear } from '../../casework/domain/nearby-events.ts';
import { placeInWords } from '../../communities/domain/place-in-words.ts';
import type { FieldValues } from './field-record.ts';

/**
 * The answer to “is it the same?”, as a field of the record: the id of the case it belongs to, `another`, or, written by
 * the office, `ended` where that case took in no report any more when the record arrived.
 */
export const SAME_AS = 'sameAs';
export const ANOTHER = 'another';
export const ENDED = 'ended';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An open case that was reported before, as the phone took it along. */
export interface Reported {
  readonly caseId: string;
  readonly kindId: string;
  readonly kind: string;
  readonly place: string;
  readonly placeId: string | null;
}

/** What a phone takes along to compare a report with those that are there. */
export interface ReportedNearby<T extends Reported = Reported> {
  /** By which fields a kind of record is compared. */
  readonly compares: readonly { readonly kindId: string; readonly kind: string; readonly place: string }[];
  readonly buildings: readonly Named[];
  readonly grids: readonly Named[];
  readonly cases: readonly T[];
}

const wordsOf = (values: FieldValues, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

/** Whether a field says what or where: with another word in it the question is another one. */
export const isCompared = ({ compares }: ReportedNearby, kindId: string, field: string): boolean =>
  compares.some((one) => one.kindId === kindId && [one.kind, one.place].includes(field));

/** Cases of the same kind at about the same place, by the same rule as at the office. */
export const sameReported = <T extends Reported>(
  { compares, buildings, grids, cases }: ReportedNearby<T>,
  kindId: string,
  values: FieldValues,
): readonly T[] => {
  const by = compares.find((one) => one.kindId === kindId);
  const kind = by === undefined ? '' : wordsOf(values, by.kind);
  const place = by === undefined ? '' : wordsOf(values, by.place);
  if (kind === '' || place === '') return [];
  const here = { words: place, placeId: placeInWords(place, { buildings, grids })?.id };
  return cases.filter(
    (one) =>
      one.kindId === kindId &&
      one.kind === kind &&
      isNear(here, { words: one.place, placeId: one.placeId ?? undefined }),
  );
};

/** Whether the person has said what has to be said: about one of those shown, or that it is another. */
export const isAnswered = (values: FieldValues, shown: readonly Reported[]): boolean =>
  shown.length === 0 || values[SAME_AS] === ANOTHER || shown.some(({ caseId }) => caseId === values[SAME_AS]);

const CASE_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The case a report belongs to; null for one of its own, and for what is no id of anything. */
export const joinedCase = (values: FieldValues): string | null => {
  const value = values[SAME_AS];
  return typeof value === 'string' && CASE_ID.test(value) ? value : null;
};

/** Without an answer, or with one that nothing shown is about any more. */
export const withAnswer = (values: FieldValues, shown: readonly Reported[]): FieldValues => {
  const { [SAME_AS]: answer, ...rest } = values;
  return shown.length > 0 && isAnswered(values, shown) && answer !== undefined ? { ...rest, [SAME_AS]: answer } : rest;
};

/** A record that arrived once belongs where it went: a later sending says nothing about that. */
export const withAnswerOf = (values: FieldValues, base: FieldValues): FieldValues => {
  const { [SAME_AS]: _late, ...rest } = values;
  return base[SAME_AS] === undefined ? rest : { ...rest, [SAME_AS]: base[SAME_AS] };
};
