import type { Text } from '../../../kernel/text.ts';
import type { KnownFacts } from '../../guides/domain/known-facts.ts';
import type { FactDefinition, FactValue, RuleParameter } from '../../guides/domain/service-item.ts';
import { say, type QuizWords } from './quiz-words.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Numbers people have where no rule draws a line; units by their Chinese name. */
export interface TypicalNumbers {
  readonly byFact: Readonly<Record<string, readonly number[]>>;
  readonly byUnit: Readonly<Record<string, readonly number[]>>;
}

const MONEY_FROM = 200;
const ANY: readonly number[] = [1, 2, 3];

/** Both sides of every line that the expressions draw for this fact, as in `age >= 80`. */
const aroundBorders = (factId: string, { expressions, parameters }: Lines): readonly number[] => {
  const comparison = new RegExp(`\\b${factId}\\s*(?:<=|>=|<|>|=)\\s*([A-Za-z]\\w*|\\d+(?:\\.\\d+)?)`, 'g');
  const named = expressions.flatMap((feel) => [...feel.matchAll(comparison)].map(([, border]) => border ?? ''));
  const borders = named.flatMap((name) => {
    const value = parameters.find(({ id }) => id === name)?.value ?? Number(name);
    return Number.isFinite(value) ? [value] : [];
  });
  return [...new Set(borders)].flatMap((border) => {
    const step = border >= MONEY_FROM ? Math.round(border / 10) : 1;
    return [border - step, border, border + step].filter((value) => value >= 0);
  });
};

const numbersFor = (fact: FactDefinition, lines: Lines, typical: TypicalNumbers): readonly number[] => {
  const telling = [...aroundBorders(fact.id, lines), ...(typical.byFact[fact.id] ?? [])];
  return telling.length > 0 ? telling : (typical.byUnit[fact.unit?.zh ?? ''] ?? ANY);
};

/** The expressions somebody is made up for, and the figures they name. */
export interface Lines {
  readonly expressions: readonly string[];
  readonly parameters: readonly RuleParameter[];
}

const valueOf = (fact: FactDefinition, numbers: readonly number[], random: SeededRandom): FactValue | undefined => {
  if (fact.type === 'boolean') return random.below(2) === 0;
  if (fact.type === 'choice') return random.pick(fact.choices ?? [])?.id;
  return random.pick(numbers);
};

/** Somebody who does not exist: a value for each fact, except for those left open. */
export const makeUpPerson = (
  facts: readonly FactDefinition[],
  lines: Lines & { readonly open: readonly string[]; readonly typical: TypicalNumbers },
  random: SeededRandom,
): KnownFacts =>
  Object.fromEntries(
    facts.flatMap((fact) => {
      const value = valueOf(fact, numbersFor(fact, lines, lines.typical), random);
      return value === undefined || lines.open.includes(fact.id)
        ? []
        : [[fact.id, { value, origin: 'stated' as const }]];
    }),
  );

const valueText = (words: QuizWords, fact: FactDefinition, value: FactValue): Text => {
  if (typeof value === 'boolean') return words[value ? 'fact.yes' : 'fact.no'];
  const choice = fact.choices?.find(({ id }) => id === value);
  if (choice !== undefined) return choice.label;
  return fact.unit === undefined
    ? { zh: String(value), en: String(value) }
    : say(words['amount.value'], { value, unit: fact.unit });
};

/** One line a fact: 年龄：81 岁, or that it is not known. */
export const describePerson = (
  words: QuizWords,
  facts: readonly FactDefinition[],
  known: KnownFacts,
): readonly Text[] =>
  facts.map((fact) => {
    const one = known[fact.id];
    const value = one === undefined ? words['condition.not-known'] : valueText(words, fact, one.value);
    return say(words['condition.fact'], { fact: fact.label, value });
  });
