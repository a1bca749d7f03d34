import { isNear } from '../../casework/domain/nearby-events.ts';
import { placeInWords } from '../../communities/domain/place-in-words.ts';
import type { FieldValues } from './field-record.ts';

/**
 * The answer to “is it the same?”, as a field of the record: the id of the case it belongs to, `another`, or, written by
 * the office, `ended` where that case took in no report any more when the record arrived, and `apart` where it was found
 * out later and the two cases could not be joined any more.
 */
export const SAME_AS = 'sameAs';
export const ANOTHER = 'another';
export const ENDED = 'ended';
export const APART = 'apart';

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

/** As it tells which was there first. */
export interface ReportedSince extends Reported {
  readonly number: string;
  readonly openedAt: string;
}

/** What a phone takes along to compare a report with those that are there. */
export interface ReportedNearby<T extends Reported = Reported> {
  /** By which fields a kind of record is compared, and whether one that has a case may be joined with another later on. */
  readonly compares: readonly {
    readonly kindId: string;
    readonly kind: string;
    readonly place: string;
    readonly joins?: boolean;
  }[];
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

/**
 * What a record that has a case of its own may turn out to be the same as: those that were there before its case, as
 * that is still open. Empty for a kind that cannot be joined any more.
 */
export const reportedBefore = <T extends ReportedSince>(
  { compares, cases }: ReportedNearby<T>,
  kindId: string,
  number: string | null,
): readonly T[] => {
  const own = cases.find((one) => one.number === number);
  if (own === undefined || compares.find((one) => one.kindId === kindId)?.joins !== true) return [];
  return cases.filter(
    ({ caseId, openedAt }) => openedAt < own.openedAt || (openedAt === own.openedAt && caseId < own.caseId),
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

/**
 * A record that arrived once belongs where it went. Of that a later sending says one thing only: that what had a case of
 * its own, as whoever sends it knows, is the same as one that was there.
 */
export const withAnswerOf = (values: FieldValues, base: FieldValues, present: FieldValues): FieldValues => {
  const { [SAME_AS]: late, ...rest } = values;
  const isFoundOut = joinedCase(values) !== null && joinedCase(base) === null && base[SAME_AS] === present[SAME_AS];
  const answer = isFoundOut ? late : base[SAME_AS];
  return answer === undefined ? rest : { ...rest, [SAME_AS]: answer };
};
