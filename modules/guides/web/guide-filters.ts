import type { QueryOf } from '../../../platform/contract.ts';
import type { searchGuides } from '../contract.ts';
import { SERVICE_CATEGORIES } from '../domain/service-item.ts';

export const LEGAL_KINDS = ['handling', 'assistance', 'duty'] as const;
export { SERVICE_CATEGORIES };

export type GuideQuery = Pick<QueryOf<typeof searchGuides>, 'q' | 'category' | 'legalKind'>;

type Search = Readonly<Record<string, string | undefined>>;

const LONGEST = 100;

/** The search in the address; a category or kind nobody can choose is left out instead of failing. */
export const guideQueryOf = (search: Search): GuideQuery => {
  const category = SERVICE_CATEGORIES.find((one) => one === search['category']);
  const legalKind = LEGAL_KINDS.find((one) => one === search['legalKind']);
  return {
    q: (search['q'] ?? '').trim().slice(0, LONGEST),
    ...(category === undefined ? {} : { category }),
    ...(legalKind === undefined ? {} : { legalKind }),
  };
};

interface Reason {
  readonly field: string;
  readonly matched: string;
}

/** One line for each word that matched: the server tells every phrase, and many contain the same word. */
export const distinctReasons = <R extends Reason>(reasons: readonly R[]): readonly R[] =>
  reasons.filter(({ matched }, place) => reasons.findIndex((other) => other.matched === matched) === place);

/** A figure as people type it, with full-width digits, blanks and thousands separators; undefined for anything else. */
export const readFigure = (typed: string): number | undefined => {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,，]/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};
