import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Refusal, Result } from '../../../kernel/result.ts';
import type { FactDefinition, FactValue, RuleParameter } from './service-item.ts';

/**
 * A value with where it comes from. `record`: the platform holds it from a register, a visit or a card reader;
 * `stated`: somebody said so at the counter. Only a record spares bringing a material.
 */
export interface KnownFact {
  readonly value: FactValue;
  readonly origin: 'record' | 'stated';
  /** Shown beside the value, such as 公安 or 走访. */
  readonly source?: string;
  readonly asOf?: PlainDate;
  /** Why it may be used: the law or consent it rests on. */
  readonly ground?: Text;
}

/** By fact id; a fact that nobody knows is absent. */
export type KnownFacts = Readonly<Record<string, KnownFact>>;

export const isValueOf = (fact: FactDefinition, value: FactValue): boolean => {
  if (fact.type === 'choice') return fact.choices?.some((choice) => choice.id === value) ?? false;
  if (fact.type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === 'boolean';
};

const ownFact = (facts: KnownFacts, id: string): KnownFact | undefined =>
  Object.hasOwn(facts, id) ? facts[id] : undefined;

/** The fact when it is known with a value of its type; a value of another type counts as not known. */
export const findKnown = (fact: FactDefinition, facts: KnownFacts): KnownFact | undefined => {
  const known = ownFact(facts, fact.id);
  return known !== undefined && isValueOf(fact, known.value) ? known : undefined;
};

/** Plain values for expressions: parameters of the item and the facts that are known. */
export const valuesFor = (
  definitions: readonly FactDefinition[],
  parameters: readonly RuleParameter[],
  facts: KnownFacts,
): Readonly<Record<string, FactValue>> => {
  const values: Record<string, FactValue> = {};
  for (const parameter of parameters) values[parameter.id] = parameter.value;
  for (const definition of definitions) {
    const known = findKnown(definition, facts);
    if (known !== undefined) values[definition.id] = known.value;
  }
  return values;
};

/** Refuses facts the item does not ask and values of another type, so that a slip is not taken for ignorance. */
export const checkFacts = (
  definitions: readonly FactDefinition[],
  facts: KnownFacts,
): Result<KnownFacts, Refusal<'fact-unknown' | 'fact-value-invalid'>> => {
  for (const [id, known] of Object.entries(facts)) {
    const definition = definitions.find((fact) => fact.id === id);
    if (definition === undefined) return refuse('fact-unknown', { factId: id });
    if (!isValueOf(definition, known.value)) return refuse('fact-value-invalid', { factId: id, type: definition.type });
  }
  return ok(facts);
};
