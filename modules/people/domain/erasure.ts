import { addDays, type Instant, type PlainDate, plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Basis, Text } from '../../../kernel/text.ts';

/** What stands in the place of a name. */
export const ERASED_NAME = '已删除';

/** The ground of an erasure that nobody asked for on a page. */
export const BY_OPERATOR = 'by-operator';

/** What a file is made of, as whoever asks for its erasure is told. */
export const ERASURE_PARTS = [
  'record',
  'facts',
  'groups',
  'consents',
  'changes',
  'visits',
  'calls',
  'duties',
  'lists',
  'words',
  'cases',
  'papers',
  'trail',
] as const;
export type ErasurePartId = (typeof ERASURE_PARTS)[number];

/** Gone with its rows; its words gone and the bare row left for counting; or kept because a law says so. */
export type ErasureFate = 'erased' | 'emptied' | 'kept';

export interface ErasurePart {
  readonly id: ErasurePartId;
  readonly name: Text;
  readonly fate: ErasureFate;
  /** What becomes of it, and what is left. */
  readonly left: Text;
  /** For what is kept: how many years from its last day at least, and why. */
  readonly retention?: { readonly years: number; readonly validFrom: PlainDate; readonly basis: Basis };
}

/** A ground on which personal data has to be erased. */
export interface ErasureGround {
  readonly id: string;
  readonly name: Text;
  readonly basis: Basis;
  readonly validFrom: PlainDate;
}

/** Data: `catalogue/person-facts/erasure.ts`. */
export interface ErasureRule {
  /** Days within which whoever asks is answered. */
  readonly answerWithinDays: number;
  readonly answerBasis: Basis;
  readonly grounds: readonly ErasureGround[];
  /** How an erasure by the operator’s command is called in the list. */
  readonly byOperator: Text;
  readonly askers: Readonly<Record<ErasureAsker, Text>>;
  readonly parts: readonly ErasurePart[];
}

export const ERASURE_ASKERS = ['self', 'guardian', 'close-relative', 'office'] as const;
export type ErasureAsker = (typeof ERASURE_ASKERS)[number];

export const ERASURE_STATES = ['waiting', 'approved', 'refused', 'taken-back', 'done'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

/** How many rows there are of each part; null where nobody can say before it is done. */
export type ErasureCounts = Readonly<Record<ErasurePartId, number | null>>;

/** What there is about a person. */
export interface ErasureOverview {
  readonly counts: ErasureCounts;
  readonly openCases: number;
  /** The last day of what is kept, from which its years are counted; null where there is none. */
  readonly lastDays: Readonly<Partial<Record<ErasurePartId, PlainDate | null>>>;
}

export const answerBy = ({ answerWithinDays }: ErasureRule, requestedAt: Instant): PlainDate =>
  addDays(plainDateOf(requestedAt), answerWithinDays);

/** 29 February becomes 1 March in a year without one: a day longer rather than a day less. */
export const keptUntil = (lastDay: PlainDate, years: number): PlainDate => {
  const year = Number(lastDay.slice(0, 4)) + years;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return lastDay.endsWith('-02-29') && !leap ? `${year}-03-01` : `${year}${lastDay.slice(4)}`;
};

export const groundsOn = ({ grounds }: ErasureRule, day: PlainDate): readonly ErasureGround[] =>
  grounds.filter(({ validFrom }) => validFrom <= day);

/** What has been typed has to be the very name: erasing is not done by a slip of the hand. */
export const isNameTyped = (typed: string, name: string): boolean => typed.trim() === name.trim();

/** While a matter is under way its purpose is not achieved, and it could not be brought to its end without the person. */
export const mayErase = ({ openCases }: Pick<ErasureOverview, 'openCases'>): Result<true> =>
  openCases > 0 ? refuse('erasure-cases-open', { count: openCases }) : ok(true);

/** Nobody decides on what they recorded themselves. */
export const mayDecide = (
  request: { readonly state: ErasureState; readonly requestedBy: string | null },
  workerId: string,
): Result<true> => {
  if (request.state !== 'waiting') return refuse('erasure-decided-already');
  return request.requestedBy === workerId ? refuse('erasure-second-person') : ok(true);
};
