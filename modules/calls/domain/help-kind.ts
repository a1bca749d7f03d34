import { ageOn, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';

/** What in a person's file means that a kind of help is needed. */
export type HelpSign =
  | { readonly group: string }
  | { readonly fact: string; readonly is: string | number | boolean }
  | { readonly fromAge: number };

/** One kind of help in an emergency. Kinds stand in the order in which people are called. */
export interface HelpKind {
  readonly id: string;
  readonly name: Text;
  /** What whoever calls has to know or bring. */
  readonly does: Text;
  readonly signs: readonly HelpSign[];
  readonly basis: Basis;
  readonly validFrom: PlainDate;
}

/** What is known of somebody on the day asked about: groups of that day, and facts that have not expired. */
export interface Known {
  readonly bornOn: PlainDate | null;
  readonly groupIds: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

const isSign = (sign: HelpSign, known: Known, on: PlainDate): boolean => {
  if ('group' in sign) return known.groupIds.includes(sign.group);
  if ('fact' in sign) return known.facts[sign.fact] === sign.is;
  return known.bornOn !== null && ageOn(known.bornOn, on) >= sign.fromAge;
};

/** The kinds of help somebody needs, the most urgent first; empty: nobody has to call. */
export const helpFor = (kinds: readonly HelpKind[], known: Known, on: PlainDate): readonly string[] =>
  kinds
    .filter(({ signs, validFrom }) => validFrom <= on && signs.some((sign) => isSign(sign, known, on)))
    .map(({ id }) => id);

/** Groups, facts and ages by which people are looked for. */
export const signsOf = (
  kinds: readonly HelpKind[],
): { readonly groupIds: readonly string[]; readonly factIds: readonly string[]; readonly fromAge: number | null } => {
  const signs = kinds.flatMap((kind) => kind.signs);
  const ages = signs.flatMap((sign) => ('fromAge' in sign ? [sign.fromAge] : []));
  return {
    groupIds: [...new Set(signs.flatMap((sign) => ('group' in sign ? [sign.group] : [])))],
    factIds: [...new Set(signs.flatMap((sign) => ('fact' in sign ? [sign.fact] : [])))],
    fromAge: ages.length === 0 ? null : Math.min(...ages),
  };
};
