import type { Basis, Text } from '../../../kernel/text.ts';
import { compute } from './feel-expression.ts';
import { valuesFor } from './known-facts.ts';
import type { KnownFacts } from './known-facts.ts';
import type { Calculation, FactValue, ServiceItem } from './service-item.ts';

export interface ComputedStep {
  readonly id: string;
  readonly label: Text;
  readonly value: FactValue;
}

export interface ComputedAmount {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly basis: Basis;
  /** Null while facts are missing. Numbers are rounded to two decimals. */
  readonly value: FactValue | null;
  /** The way to the value, as far as it could be gone. */
  readonly steps: readonly ComputedStep[];
  readonly missing: readonly string[];
}

// Money has two decimals; binary fractions such as 0.1 + 0.2 must not show.
const rounded = (value: FactValue): FactValue => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);

const computeOne = (calculation: Calculation, start: Readonly<Record<string, FactValue>>): ComputedAmount => {
  const { id, name, unit, basis } = calculation;
  const values: Record<string, FactValue> = { ...start };
  const steps: ComputedStep[] = [];
  for (const step of calculation.steps) {
    const computed = compute(step.feel, values);
    if ('missing' in computed) return { id, name, unit, basis, value: null, steps, missing: computed.missing };
    const value = rounded(computed.value);
    values[step.id] = value;
    steps.push({ id: step.id, label: step.label, value });
  }
  return { id, name, unit, basis, value: steps.at(-1)?.value ?? null, steps, missing: [] };
};

/** Every amount or class the item computes, each with the steps that lead to it. */
export const computeAmounts = (item: ServiceItem, facts: KnownFacts): readonly ComputedAmount[] => {
  const values = valuesFor(item.facts, item.parameters, facts);
  return item.calculations.map((calculation) => computeOne(calculation, values));
};

export const missingForCalculations = (item: ServiceItem, facts: KnownFacts): readonly string[] =>
  computeAmounts(item, facts).flatMap((amount) => amount.missing);
