import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeAmounts } from './amounts.ts';
import { checkEligibility } from './eligibility.ts';
import { expressionFaults, judge } from './feel-expression.ts';
import { checkFacts } from './known-facts.ts';
import type { KnownFact, KnownFacts } from './known-facts.ts';
import { materialChecklist } from './material-checklist.ts';
import type { FactDefinition, FactValue, ServiceItem } from './service-item.ts';

const text = { zh: '例', en: 'Example' };
const basis = { source: '例' };
const fact = (id: string, type: FactDefinition['type']): FactDefinition => ({
  id,
  label: text,
  question: text,
  type,
  ...(type === 'choice'
    ? {
        choices: [
          { id: 'local', label: text },
          { id: 'elsewhere', label: text },
        ],
      }
    : {}),
});

const parameter = (id: string, value: number) => ({ id, label: text, value, unit: text, local: true, basis });

const item: ServiceItem = {
  id: 'sample',
  version: 1,
  validFrom: '2026-01-01',
  name: text,
  category: 'public-affairs',
  department: { id: 'housing', name: text },
  audience: text,
  scope: 'both',
  legalKind: 'handling',
  sources: [],
  processes: [],
  conditions: [
    { id: 'age', text, feel: 'age >= minimumAge', facts: ['age'], basis },
    {
      id: 'place',
      text,
      feel: 'group = "local" or (group = "elsewhere" and months >= 12 and not(ownsHome))',
      facts: ['group', 'months', 'ownsHome'],
      basis,
    },
  ],
  materials: [
    { id: 'register', name: text, form: 'original', comesFrom: text, knownFrom: 'registered' },
    {
      id: 'insurance',
      name: text,
      form: 'copy',
      comesFrom: text,
      neededWhen: 'group = "elsewhere"',
      neededWhenText: text,
    },
  ],
  parameters: [parameter('minimumAge', 28), parameter('area', 16), parameter('rate', 15), parameter('factor', 0.3)],
  calculations: [
    {
      id: 'subsidy',
      name: text,
      unit: text,
      facts: ['householdSize'],
      basis,
      steps: [
        {
          id: 'counted',
          label: text,
          feel: 'if householdSize <= 1 then 2 else if householdSize <= 3 then 3 else 4',
        },
        { id: 'granted', label: text, feel: 'counted * area' },
        { id: 'amount', label: text, feel: 'granted * rate * factor' },
      ],
    },
  ],
  facts: [
    fact('age', 'number'),
    fact('group', 'choice'),
    fact('months', 'number'),
    fact('ownsHome', 'boolean'),
    fact('registered', 'boolean'),
    fact('householdSize', 'number'),
  ],
  flow: [],
  fee: text,
  otherMatters: [],
  keywords: [],
  related: [],
  verifyLocally: true,
  basis,
};

const stated = (value: FactValue): KnownFact => ({ value, origin: 'stated' });
const recorded = (value: FactValue): KnownFact => ({ value, origin: 'record', source: '公安', asOf: '2026-03-01' });
const conditionOf = (facts: KnownFacts, id: string) =>
  checkEligibility(item, facts).conditions.find((c) => c.id === id);

describe('judging with what is known', () => {
  it('leaves a comparison with a missing fact unknown, also equality', () => {
    expect(judge('group = "local"', {})).toEqual({ answer: 'unknown', missing: ['group'] });
    expect(judge('group != "local"', {})).toEqual({ answer: 'unknown', missing: ['group'] });
    expect(judge('not(ownsHome)', {})).toEqual({ answer: 'unknown', missing: ['ownsHome'] });
    expect(judge('if ownsHome then true else false', {}).answer).toBe('unknown');
  });

  it('settles as soon as one part does', () => {
    expect(judge('a or b', { b: true })).toEqual({ answer: 'yes', missing: [] });
    expect(judge('a and b', { b: false })).toEqual({ answer: 'no', missing: [] });
    expect(judge('not(a and b)', { b: false })).toEqual({ answer: 'yes', missing: [] });
  });

  it('understands Chinese names', () => {
    expect(judge('户籍 = "本市" and 人均住房建筑面积 < 16', { 户籍: '本市', 人均住房建筑面积: 15.9 }).answer).toBe(
      'yes',
    );
    expect(judge('户籍 = "本市" and 人均住房建筑面积 < 16', { 户籍: '本市' }).missing).toEqual(['人均住房建筑面积']);
  });

  it('reports faults of an expression as text', () => {
    expect(expressionFaults('age >', { age: 1 }, 'boolean')[0]?.rule).toContain('is not valid FEEL');
    expect(expressionFaults('age > 1', { age: 1 }, 'boolean')).toEqual([]);
  });
});

const factsFrom = (all: Readonly<Record<string, FactValue>>, ids: readonly string[]): KnownFacts =>
  Object.fromEntries(ids.flatMap((id) => (all[id] === undefined ? [] : [[id, stated(all[id])]])));

describe('eligibility', () => {
  it('is unknown when nothing is known, and asks one thing', () => {
    const result = checkEligibility(item, {});
    expect(result.overall).toBe('unknown');
    expect(result.conditions.map((condition) => condition.result)).toEqual(['unknown', 'unknown']);
    expect(result.nextQuestion?.id).toBe('age');
  });

  it('explains a result with the value, its source and its date', () => {
    expect(conditionOf({ age: recorded(81) }, 'age')).toMatchObject({
      result: 'yes',
      because: [{ factId: 'age', value: 81, source: '公安', asOf: '2026-03-01' }],
      missing: [],
    });
  });

  it('asks only for facts that can still change the result', () => {
    const local = checkEligibility(item, { age: stated(30), group: stated('local') });
    expect(local.overall).toBe('yes');
    const elsewhere = checkEligibility(item, { age: stated(30), group: stated('elsewhere') });
    expect(elsewhere.nextQuestion?.id).toBe('months');
  });

  it('asks nothing more when one condition fails', () => {
    const result = checkEligibility(item, { age: stated(27) });
    expect(result.overall).toBe('no');
    expect(result.nextQuestion).toBeNull();
  });

  it('goes on to what decides on amounts once all conditions hold', () => {
    const facts = { age: stated(30), group: stated('local') };
    expect(checkEligibility(item, facts).nextQuestion?.id).toBe('householdSize');
    expect(checkEligibility(item, { ...facts, householdSize: stated(2) }).nextQuestion).toBeNull();
  });

  it('treats a value of another type as not known', () => {
    expect(conditionOf({ age: stated('old') }, 'age')?.result).toBe('unknown');
    expect(conditionOf({ group: stated('moon') }, 'place')?.result).toBe('unknown');
  });

  const values: Readonly<Record<string, fc.Arbitrary<FactValue>>> = {
    age: fc.integer({ min: 0, max: 120 }),
    group: fc.constantFrom('local', 'elsewhere'),
    months: fc.integer({ min: 0, max: 40 }),
    ownsHome: fc.boolean(),
  };
  const complete = fc.record(values);
  const known = fc.tuple(complete, fc.subarray(Object.keys(values)));

  it('never takes back a yes or no when more becomes known', () => {
    fc.assert(
      fc.property(known, ([all, ids]) => {
        const some = checkEligibility(item, factsFrom(all, ids));
        const whole = checkEligibility(item, factsFrom(all, Object.keys(values)));
        expect(whole.overall).not.toBe('unknown');
        expect(['unknown', whole.overall]).toContain(some.overall);
        some.conditions.forEach((condition, index) => {
          expect(['unknown', whole.conditions[index]?.result]).toContain(condition.result);
        });
      }),
      { seed: 20261122 },
    );
  });

  it('comes to an end by asking, and each question is about something not yet known', () => {
    fc.assert(
      fc.property(complete, (all) => {
        const facts: Record<string, KnownFact> = {};
        for (let asked = 0; asked <= 6; asked += 1) {
          const question = checkEligibility(item, facts).nextQuestion;
          if (question === null) break;
          expect(facts[question.id]).toBeUndefined();
          facts[question.id] = stated(all[question.id] ?? 2);
        }
        expect(checkEligibility(item, facts).overall).not.toBe('unknown');
        expect(checkEligibility(item, facts).nextQuestion).toBeNull();
      }),
      { seed: 20261122 },
    );
  });
});

const statusOf = (facts: KnownFacts, id: string) =>
  materialChecklist(item, facts).find((entry) => entry.material.id === id)?.status;

describe('the checklist of materials', () => {
  it('spares a material only for a record, never for a statement or a record that says no', () => {
    expect(statusOf({}, 'register')).toBe('needed');
    expect(statusOf({ registered: stated(true) }, 'register')).toBe('needed');
    expect(statusOf({ registered: recorded(false) }, 'register')).toBe('needed');
    expect(statusOf({ registered: recorded(true) }, 'register')).toBe('known');
  });

  it('leaves a material open until it is known whether it is needed', () => {
    expect(statusOf({}, 'insurance')).toBe('unknown');
    expect(statusOf({ group: stated('local') }, 'insurance')).toBe('not-needed');
    expect(statusOf({ group: stated('elsewhere') }, 'insurance')).toBe('needed');
  });
});

const subsidy = (persons: number) => computeAmounts(item, { householdSize: stated(persons) })[0];

describe('amounts', () => {
  it.each([
    [1, 32, 144],
    [2, 48, 216],
    [3, 48, 216],
    [4, 64, 288],
    [7, 64, 288],
  ])('for a household of %i: %i m², %i yuan', (persons, area, yuan) => {
    expect(subsidy(persons)?.value).toBe(yuan);
    expect(subsidy(persons)?.steps.find((step) => step.id === 'granted')?.value).toBe(area);
  });

  it('are open, with the missing fact named, while something is not known', () => {
    expect(computeAmounts(item, {})[0]).toMatchObject({ value: null, steps: [], missing: ['householdSize'] });
  });
});

describe('facts given by a caller', () => {
  it('are refused when the item does not ask them or the type is wrong', () => {
    expect(checkFacts(item.facts, { height: stated(1) })).toMatchObject({ refusal: { code: 'fact-unknown' } });
    expect(checkFacts(item.facts, { age: stated('x') })).toMatchObject({ refusal: { code: 'fact-value-invalid' } });
    expect(checkFacts(item.facts, { age: stated(3) }).ok).toBe(true);
  });
});
