import { checkEligibility } from '../../../modules/guides/domain/eligibility.ts';
import type { KnownFacts } from '../../../modules/guides/domain/known-facts.ts';
import type { FactDefinition, FactValue, ServiceItem } from '../../../modules/guides/domain/service-item.ts';

const NUMBERS: readonly number[] = [0, 1, 2, 3, 5, 7, 10, 12, 14, 18, 24, 36, 48, 60, 81, 100, 500, 900, 2000, 5000];

const candidates = (fact: FactDefinition): readonly FactValue[] => {
  if (fact.type === 'boolean') return [false, true];
  return fact.type === 'choice' ? (fact.choices ?? []).map((choice) => choice.id) : NUMBERS;
};

const stated = (values: ReadonlyMap<string, FactValue>): KnownFacts =>
  Object.fromEntries([...values].map(([id, value]) => [id, { value, origin: 'stated' as const }]));

/** Met conditions count for, broken ones against; what is still unknown counts neither way. */
const score = (item: ServiceItem, values: ReadonlyMap<string, FactValue>): number =>
  checkEligibility(item, stated(values)).conditions.reduce(
    (sum, condition) => sum + (condition.result === 'yes' ? 1 : condition.result === 'no' ? -3 : 0),
    0,
  );

const known = new Map<string, ReadonlyMap<string, FactValue>>();

/**
 * What somebody says who fulfils the conditions of an item, found by trying values fact by fact, twice over.
 * Applicants of the demo say this where no record speaks.
 */
export const fittingAnswers = (item: ServiceItem): ReadonlyMap<string, FactValue> => {
  const key = `${item.id}/${item.version}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const values = new Map<string, FactValue>();
  for (let round = 0; round < 2; round += 1)
    for (const fact of item.facts) {
      let best = -Infinity;
      let chosen: FactValue | undefined;
      for (const value of candidates(fact)) {
        const reached = score(item, new Map([...values, [fact.id, value]]));
        if (reached > best) {
          best = reached;
          chosen = value;
        }
      }
      if (chosen !== undefined) values.set(fact.id, chosen);
    }
  known.set(key, values);
  return values;
};
