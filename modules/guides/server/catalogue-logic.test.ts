import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeAmounts } from '../domain/amounts.ts';
import { checkEligibility } from '../domain/eligibility.ts';
import type { KnownFact, KnownFacts } from '../domain/known-facts.ts';
import { materialChecklist } from '../domain/material-checklist.ts';
import { isOffered } from '../domain/service-item.ts';
import type { FactDefinition, FactValue, ServiceItem } from '../domain/service-item.ts';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';

const TODAY = '2026-11-22';
const read = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const items = read.value.itemsInForce(TODAY);
const asking = items.filter(({ facts }) => facts.length > 0);

const expressionsOf = ({ conditions, materials, calculations }: ServiceItem): readonly string[] => [
  ...conditions.map(({ feel }) => feel),
  ...materials.flatMap(({ neededWhen }) => neededWhen ?? []),
  ...calculations.flatMap(({ steps }) => steps.map(({ feel }) => feel)),
];

/** The figures an item compares with, and what lies right beside them. */
const figuresOf = (item: ServiceItem): readonly number[] => {
  const written = expressionsOf(item).flatMap((feel) => feel.match(/\b\d+(\.\d+)?\b/g) ?? []);
  const figures = [0, ...written.map(Number), ...item.parameters.map(({ value }) => value)];
  return [...new Set(figures.flatMap((figure) => [figure - 1, figure, figure + 0.5, figure + 1]))];
};

const valueOf = (fact: FactDefinition, item: ServiceItem): fc.Arbitrary<FactValue> => {
  if (fact.type === 'boolean') return fc.boolean();
  if (fact.type === 'choice') return fc.constantFrom(...(fact.choices ?? []).map(({ id }) => id));
  return fc.oneof(fc.constantFrom(...figuresOf(item)), fc.integer({ min: -2, max: 5000 }));
};

const stated = (value: FactValue): KnownFact => ({ value, origin: 'stated' });

/** Everything that could be said about an item. */
const allFacts = (item: ServiceItem): fc.Arbitrary<Readonly<Record<string, KnownFact>>> =>
  fc
    .record(Object.fromEntries(item.facts.map((fact) => [fact.id, valueOf(fact, item)])))
    .map((values) => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, stated(value)])));

const only = (facts: KnownFacts, ids: readonly string[]): KnownFacts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => ids.includes(id)));

const resultsOf = (item: ServiceItem, facts: KnownFacts) => ({
  overall: checkEligibility(item, facts).overall,
  conditions: checkEligibility(item, facts).conditions.map(({ result }) => result),
  materials: materialChecklist(item, facts).map(({ status }) => status),
  amounts: computeAmounts(item, facts).map(({ value }) => value),
});

const openOf = (item: ServiceItem, facts: KnownFacts): ReadonlySet<string> =>
  new Set([
    ...checkEligibility(item, facts).conditions.flatMap(({ missing }) => missing),
    ...materialChecklist(item, facts).flatMap(({ missing }) => missing),
  ]);

const RUNS = { numRuns: 40, seed: 20261122 };

describe.each(asking.map((item) => [item.id, item] as const))('%s', (_, item) => {
  const partly = fc.tuple(allFacts(item), fc.subarray(item.facts.map(({ id }) => id)));

  it('leaves nothing open once all is known', () => {
    fc.assert(
      fc.property(allFacts(item), (facts) => {
        const { overall, conditions, materials, amounts } = resultsOf(item, facts);
        expect([overall, ...conditions, ...materials]).not.toContain('unknown');
        expect(amounts).not.toContain(null);
        expect(checkEligibility(item, facts).nextQuestion).toBeNull();
      }),
      RUNS,
    );
  });

  it('takes nothing back when more becomes known, whatever that is', () => {
    fc.assert(
      fc.property(partly, ([facts, ids]) => {
        const some = resultsOf(item, only(facts, ids));
        const whole = resultsOf(item, facts);
        expect(['unknown', whole.overall]).toContain(some.overall);
        some.conditions.forEach((result, at) => expect(['unknown', whole.conditions[at]]).toContain(result));
        some.materials.forEach((status, at) => expect(['unknown', whole.materials[at]]).toContain(status));
        some.amounts.forEach((value, at) => expect([null, whole.amounts[at]]).toContain(value));
      }),
      RUNS,
    );
  });

  it('never takes what is not known for no or nothing', () => {
    fc.assert(
      fc.property(partly, ([facts, ids]) => {
        const known = only(facts, ids);
        const asIfNothing = Object.fromEntries(
          item.facts.map((fact) => [
            fact.id,
            known[fact.id] ??
              stated(fact.type === 'boolean' ? false : fact.type === 'number' ? 0 : (fact.choices?.[0]?.id ?? '')),
          ]),
        );
        // What is decided without a fact is decided whatever that fact is: also by the facts that were left out.
        const decided = resultsOf(item, known);
        for (const other of [resultsOf(item, asIfNothing), resultsOf(item, facts)])
          expect(
            decided.conditions.map((result, at) => (result === 'unknown' ? result : other.conditions[at])),
          ).toEqual(decided.conditions);
        for (const { result, missing } of checkEligibility(item, known).conditions)
          expect(missing.length > 0).toBe(result === 'unknown');
      }),
      RUNS,
    );
  });

  it('does not mind in which order facts come', () => {
    fc.assert(
      fc.property(partly, ([facts, ids]) => {
        const known = only(facts, ids);
        const reversed = Object.fromEntries(Object.entries(known).toReversed());
        expect(checkEligibility(item, reversed)).toEqual(checkEligibility(item, known));
        expect(materialChecklist(item, reversed)).toEqual(materialChecklist(item, known));
        expect(computeAmounts(item, reversed)).toEqual(computeAmounts(item, known));
      }),
      RUNS,
    );
  });

  it('asks so that each answer closes something and opens nothing, until all is closed', () => {
    fc.assert(
      fc.property(allFacts(item), (facts) => {
        const known: Record<string, KnownFact> = {};
        for (let asked = 0; asked <= item.facts.length; asked += 1) {
          const question = checkEligibility(item, known).nextQuestion;
          if (question === null) break;
          expect(known[question.id]).toBeUndefined();
          const before = openOf(item, known);
          known[question.id] = facts[question.id] ?? stated(0);
          const after = openOf(item, known);
          expect([...after].filter((id) => !before.has(id) || id === question.id)).toEqual([]);
        }
        const end = checkEligibility(item, known);
        expect(end.nextQuestion).toBeNull();
        expect(end.overall).not.toBe('unknown');
      }),
      RUNS,
    );
  });
});

/** A rule that is met by everybody or by nobody is none. */
const conditional = items.flatMap((item) =>
  item.materials.flatMap((material) =>
    material.neededWhen === undefined ? [] : [[`${item.id} ${material.id}`, item, material.id] as const],
  ),
);

describe('materials that depend on facts', () => {
  it('are more than a few', () => expect(conditional.length).toBeGreaterThan(20));

  it.each(conditional)('%s is needed of some and not of others', (_, item, materialId) => {
    const seen = new Set(
      fc
        .sample(allFacts(item), { numRuns: 300, seed: 7 })
        .map((facts) => materialChecklist(item, facts).find(({ material }) => material.id === materialId)?.status),
    );
    expect(seen).toEqual(new Set(['needed', 'not-needed']));
  });
});

const conditions = asking.flatMap((item) =>
  item.conditions.map((condition) => [`${item.id} ${condition.id}`, item, condition.id] as const),
);

describe('conditions', () => {
  it.each(conditions)('%s is met by some and not by others', (_, item, conditionId) => {
    const seen = new Set(
      fc
        .sample(allFacts(item), { numRuns: 400, seed: 7 })
        .map((facts) => checkEligibility(item, facts).conditions.find(({ id }) => id === conditionId)?.result),
    );
    expect(seen).toEqual(new Set(['no', 'yes']));
  });
});

interface Loose {
  readonly [key: string]: unknown;
}
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

/** Where a text of two languages lacks one, anywhere in an item. */
const halfSaid = (value: unknown, path: string): readonly string[] => {
  if (!isLoose(value)) return [];
  if (typeof value['zh'] === 'string' || typeof value['en'] === 'string')
    return [value['zh'], value['en']].every((one) => typeof one === 'string' && one.trim() !== '') ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) => halfSaid(inner, `${path}.${key}`));
};

describe('every item in force', () => {
  it('says everything in both languages', () => {
    expect(items.flatMap((item) => halfSaid(item, item.id))).toEqual([]);
  });

  it('names its basis and where it was taken from', () => {
    const bare = items.filter(({ basis, sources }) => basis.source.trim() === '' || sources.length === 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
    const rules = items.flatMap((item) =>
      [...item.conditions, ...item.parameters, ...item.calculations, ...item.processes.map(({ limit }) => limit)].map(
        ({ basis }) => [item.id, basis.source.trim()] as const,
      ),
    );
    expect(rules.filter(([, source]) => source === '')).toEqual([]);
  });

  it('can be asked for today in at least one way', () => {
    const closed = items.filter((item) => !item.processes.some(({ processId }) => isOffered(item, processId, TODAY)));
    expect(closed.map(({ id }) => id)).toEqual([]);
  });
});
