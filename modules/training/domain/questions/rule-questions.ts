import type { Text } from '../../../../kernel/text.ts';
import { computeAmounts, type ComputedAmount } from '../../../guides/domain/amounts.ts';
import { checkEligibility, type ConditionResult } from '../../../guides/domain/eligibility.ts';
import type { KnownFacts } from '../../../guides/domain/known-facts.ts';
import type { Calculation, Condition, ServiceItem } from '../../../guides/domain/service-item.ts';
import { describePerson, makeUpPerson } from '../made-up-person.ts';
import { amongOthers, inOrder, itemSpot, nameOf, type QuizSource, type Spot } from '../question.ts';
import { joined, say } from '../quiz-words.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** Enough to meet each of the three answers where the condition allows it. */
const TRIES = 24;
const ANSWERS = ['yes', 'no', 'unknown'] as const;

const factsIn = (item: ServiceItem, ids: readonly string[]) => item.facts.filter(({ id }) => ids.includes(id));

interface Judged {
  readonly facts: KnownFacts;
  readonly result: ConditionResult;
}

/** Looks for somebody to whom the wanted answer applies; the last one tried serves where none is found. */
const judgeSomebody = (
  { typical }: QuizSource,
  item: ServiceItem,
  condition: Condition,
  random: SeededRandom,
): Judged | null => {
  const wanted = random.pick(ANSWERS);
  const definitions = factsIn(item, condition.facts);
  let last: Judged | null = null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const open = wanted === 'unknown' ? [random.pick(condition.facts) ?? ''] : [];
    const limits = { expressions: [condition.feel], parameters: item.parameters, open, typical };
    const facts = makeUpPerson(definitions, limits, random);
    const result = checkEligibility(item, facts).conditions.find(({ id }) => id === condition.id);
    if (result === undefined) return null;
    last = { facts, result };
    if (result.result === wanted) return last;
  }
  return last;
};

const condition = (source: QuizSource, item: ServiceItem, one: Condition): Spot | null =>
  itemSpot(source, item, 'condition', one.id, (random) => {
    const { words } = source;
    const judged = judgeSomebody(source, item, one, random);
    if (judged === null) return null;
    const { facts, result } = judged;
    const right = words[`condition.${result.result}`];
    const lacking = factsIn(item, result.missing).map(({ label }) => label);
    return {
      ...inOrder([words['condition.yes'], words['condition.no'], words['condition.unknown']], right),
      ask: say(words['condition.ask'], { item: nameOf(item), condition: one.text }),
      given: describePerson(words, factsIn(item, one.facts), facts),
      because: say(words['condition.because'], { condition: one.text, answer: right }),
      working: lacking.length === 0 ? [] : [say(words['condition.missing'], { facts: joined(words, lacking) })],
      basis: one.basis,
    };
  });

const personFor = ({ typical }: QuizSource, item: ServiceItem, one: Calculation, random: SeededRandom): KnownFacts => {
  const expressions = one.steps.map(({ feel }) => feel);
  const limits = { expressions, parameters: item.parameters, open: [], typical };
  return makeUpPerson(factsIn(item, one.facts), limits, random);
};

const amountFor = (item: ServiceItem, one: Calculation, facts: KnownFacts): ComputedAmount | undefined =>
  computeAmounts(item, facts).find(({ id }) => id === one.id);

/** A class stands for itself; a number has its unit. */
const amountText = (source: QuizSource, { unit }: Calculation, value: unknown): Text =>
  typeof value === 'number'
    ? say(source.words['amount.value'], { value, unit })
    : { zh: String(value), en: String(value) };

/** A sum that is nothing teaches nothing; somebody who gets something is looked for. */
const somebodyWithAmount = (source: QuizSource, item: ServiceItem, one: Calculation, random: SeededRandom) => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const facts = personFor(source, item, one, random);
    const amount = amountFor(item, one, facts);
    const { value = null } = amount ?? {};
    if (amount !== undefined && value !== null && value !== 0 && typeof value !== 'boolean')
      return { facts, amount, value };
  }
  return null;
};

const amount = (source: QuizSource, item: ServiceItem, one: Calculation): Spot | null =>
  itemSpot(source, item, 'amount', one.id, (random) => {
    const { words } = source;
    const found = somebodyWithAmount(source, item, one, random);
    if (found === null) return null;
    const { facts, value } = found;
    const ofOthers = Array.from(
      { length: TRIES },
      () => amountFor(item, one, personFor(source, item, one, random))?.value,
    );
    const likely = ofOthers.filter((other) => typeof other === typeof value && other !== value);
    const close = typeof value === 'number' ? [value * 2, Math.round(value * 1.5), Math.round(value / 2)] : [];
    const asText = (other: unknown): Text => amountText(source, one, other);
    const choices = amongOthers(
      random,
      asText(value),
      likely.map(asText),
      close.filter((other) => other > 0).map(asText),
    );
    if (choices === null) return null;
    return {
      ...choices,
      ask: say(words['amount.ask'], { item: nameOf(item), amount: one.name }),
      given: describePerson(words, factsIn(item, one.facts), facts),
      because: say(words['amount.because'], { amount: one.name, value: asText(value) }),
      working: found.amount.steps.map((step) =>
        say(words['condition.fact'], { fact: step.label, value: String(step.value) }),
      ),
      basis: one.basis,
    };
  });

/** Whether a made-up person meets a condition, and which amount follows. */
export const ruleSpots = (source: QuizSource): readonly (Spot | null)[] =>
  source.items.flatMap((item) => [
    ...item.conditions.filter(({ facts }) => facts.length > 0).map((one) => condition(source, item, one)),
    ...item.calculations.map((one) => amount(source, item, one)),
  ]);
