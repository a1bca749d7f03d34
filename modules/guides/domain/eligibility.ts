import type { Text } from '../../../kernel/text.ts';
import { judge } from './feel-expression.ts';
import type { Answer } from './feel-expression.ts';
import { findKnown, valuesFor } from './known-facts.ts';
import type { KnownFact, KnownFacts } from './known-facts.ts';
import { materialChecklist } from './material-checklist.ts';
import { missingForCalculations } from './amounts.ts';
import type { Condition, FactDefinition, ServiceItem } from './service-item.ts';

/** A fact that was looked at, with where it came from, so that every result can be explained. */
export interface FactUsed extends KnownFact {
  readonly factId: string;
  readonly label: Text;
}

export interface ConditionResult {
  readonly id: string;
  readonly text: Text;
  readonly basis: Condition['basis'];
  readonly result: Answer;
  readonly because: readonly FactUsed[];
  /** Ids of the facts that keep the result open; empty when it is yes or no. */
  readonly missing: readonly string[];
}

export interface Eligibility {
  /** `no` as soon as one condition fails, `yes` only when all hold, otherwise `unknown`. */
  readonly overall: Answer;
  readonly conditions: readonly ConditionResult[];
  /** The one thing to ask next; null when nothing more would change what is shown. */
  readonly nextQuestion: FactDefinition | null;
}

const factsUsed = (condition: Condition, item: ServiceItem, facts: KnownFacts): readonly FactUsed[] =>
  item.facts
    .filter((fact) => condition.facts.includes(fact.id))
    .flatMap((fact) => {
      const known = findKnown(fact, facts);
      return known === undefined ? [] : [{ factId: fact.id, label: fact.label, ...known }];
    });

const overallOf = (results: readonly ConditionResult[]): Answer => {
  if (results.some((result) => result.result === 'no')) return 'no';
  return results.every((result) => result.result === 'yes') ? 'yes' : 'unknown';
};

/** The fact that settles most open conditions; the order of the item decides between equals. */
const mostWanted = (wanted: readonly string[], item: ServiceItem): FactDefinition | null => {
  const votes = (id: string): number => wanted.filter((other) => other === id).length;
  const candidates = item.facts.filter((fact) => wanted.includes(fact.id));
  return candidates.reduce<FactDefinition | null>(
    (best, fact) => (best === null || votes(fact.id) > votes(best.id) ? fact : best),
    null,
  );
};

const nextQuestion = (
  item: ServiceItem,
  facts: KnownFacts,
  overall: Answer,
  results: readonly ConditionResult[],
): FactDefinition | null => {
  if (overall === 'no') return null;
  const open = mostWanted(
    results.flatMap((result) => result.missing),
    item,
  );
  if (open !== null) return open;
  const forMaterials = materialChecklist(item, facts).flatMap((entry) => entry.missing);
  return mostWanted(forMaterials, item) ?? mostWanted(missingForCalculations(item, facts), item);
};

/** Each condition judged by what is known: it never becomes a "no" by what is not. */
export const judgeConditions = (item: ServiceItem, facts: KnownFacts): readonly ConditionResult[] => {
  const values = valuesFor(item.facts, item.parameters, facts);
  return item.conditions.map((condition): ConditionResult => {
    const { answer, missing } = judge(condition.feel, values);
    const because = factsUsed(condition, item, facts);
    return { id: condition.id, text: condition.text, basis: condition.basis, result: answer, because, missing };
  });
};

/**
 * Whether the item is open to somebody of whom these facts are known, and what to ask next. Conditions come first in
 * asking, then what decides on materials, then amounts.
 */
export const checkEligibility = (item: ServiceItem, facts: KnownFacts): Eligibility => {
  const conditions = judgeConditions(item, facts);
  const overall = overallOf(conditions);
  return { overall, conditions, nextQuestion: nextQuestion(item, facts, overall, conditions) };
};
