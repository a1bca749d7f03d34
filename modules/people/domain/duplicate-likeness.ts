import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Sex } from './person-file.ts';

/** What two records are compared by. Numbers arrive as keyed tokens: equal or not is all there is to know. */
export interface Comparable {
  readonly name: string;
  /** Whole readings of the name, as the search keeps them: 张伟 and 章伟 share `zhangwei`. */
  readonly readings: readonly string[];
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly idNumberToken: string | null;
  readonly idTailToken: string | null;
  readonly phoneToken: string | null;
  readonly buildingId: string | null;
  readonly householdId: string | null;
}

export const LIKENESS_REASONS = [
  'id-number',
  'same-name',
  'same-sound',
  'similar-name',
  'phone',
  'born-on',
  'born-on-swapped',
  'id-tail',
  'building',
  'household',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** How much each reason weighs; a pair is shown from `ENOUGH` on. */
const WEIGHTS: Readonly<Record<LikenessReason, number>> = {
  'id-number': 100,
  'same-name': 40,
  'same-sound': 30,
  'similar-name': 15,
  phone: 30,
  'born-on': 30,
  'born-on-swapped': 15,
  'id-tail': 25,
  building: 10,
  household: 5,
};
const ENOUGH = 60;

export interface Likeness {
  readonly reasons: readonly LikenessReason[];
  /** Up to 100. */
  readonly score: number;
}

const both = (a: string | null, b: string | null): boolean => a !== null && a === b;

/** One character put in, left out or replaced: 王秀英 and 王秀瑛. Shorter names differ too easily. */
const differsByOne = (a: string, b: string): boolean => {
  const [x, y] = [[...a], [...b]];
  if (Math.min(x.length, y.length) < 3 || Math.abs(x.length - y.length) > 1) return false;
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < Math.min(x.length, y.length) - start && x.at(-1 - end) === y.at(-1 - end)) end += 1;
  return Math.max(x.length, y.length) - start - end <= 1;
};

/** Month and day changed places, or a slip in one of the two digits of the day: 03-04 and 04-03. */
const isSwapped = (a: PlainDate, b: PlainDate): boolean =>
  a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8, 10) && a.slice(8, 10) === b.slice(5, 7);

const nameReason = (a: Comparable, b: Comparable): readonly LikenessReason[] => {
  if (a.name === b.name) return ['same-name'];
  if (a.readings.some((reading) => b.readings.includes(reading))) return ['same-sound'];
  return differsByOne(a.name, b.name) ? ['similar-name'] : [];
};

const birthReason = (a: PlainDate | null, b: PlainDate | null): readonly LikenessReason[] => {
  if (a === null || b === null) return [];
  if (a === b) return ['born-on'];
  return isSwapped(a, b) ? ['born-on-swapped'] : [];
};

/**
 * Why two records may be of one person, or null where too little speaks for it. Two whole ID numbers that differ speak
 * against it, whatever else is alike: twins share name sound, birthday, phone and door.
 */
export const likenessOf = (a: Comparable, b: Comparable): Likeness | null => {
  if (a.idNumberToken !== null && b.idNumberToken !== null && a.idNumberToken !== b.idNumberToken) return null;
  const name = nameReason(a, b);
  const idNumber = both(a.idNumberToken, b.idNumberToken);
  if (!idNumber && (name.length === 0 || a.sex !== b.sex)) return null;
  const reasons: readonly LikenessReason[] = [
    ...(idNumber ? (['id-number'] as const) : []),
    ...name,
    ...(both(a.phoneToken, b.phoneToken) ? (['phone'] as const) : []),
    ...birthReason(a.bornOn, b.bornOn),
    ...(both(a.idTailToken, b.idTailToken) ? (['id-tail'] as const) : []),
    ...(both(a.buildingId, b.buildingId) ? (['building'] as const) : []),
    ...(both(a.householdId, b.householdId) ? (['household'] as const) : []),
  ];
  const score = reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);
  const yearsApart =
    a.bornOn === null || b.bornOn === null ? 0 : Math.abs(Number(a.bornOn.slice(0, 4)) - Number(b.bornOn.slice(0, 4)));
  // A grandchild may carry the name and the phone of the family; the year of birth tells them apart.
  if (score < ENOUGH || (yearsApart > 2 && !idNumber)) return null;
  return { reasons, score: Math.min(score, 100) };
};
