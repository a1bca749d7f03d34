import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeAmounts } from '../domain/amounts.ts';
import type { KnownFacts } from '../domain/known-facts.ts';
import type { FactValue } from '../domain/service-item.ts';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';

const TODAY = '2026-11-22';
const read = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const catalogue = read.value;

const stated = (values: Readonly<Record<string, FactValue>>): KnownFacts =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, origin: 'stated' as const }]));

const compute = (itemId: string, amountId: string, values: Readonly<Record<string, FactValue>>) => {
  const item = catalogue.itemInForce(itemId, TODAY);
  const amount = item && computeAmounts(item, stated(values)).find(({ id }) => id === amountId);
  if (amount === undefined) throw new Error(`${itemId} computes no ${amountId}`);
  return amount;
};

const amount = (itemId: string, amountId: string, values: Readonly<Record<string, FactValue>>) =>
  compute(itemId, amountId, values).value;

describe('the calculators', () => {
  const all = catalogue.itemsInForce(TODAY).flatMap((item) => item.calculations.map((one) => ({ item, one })));

  it('are at least five, each of them with a golden case here', () => {
    expect(all.map(({ item, one }) => `${item.id} ${one.id}`).toSorted()).toEqual([
      'funeral-benefit survivor-benefits',
      'min-living-standard class',
      'min-living-standard top-up',
      'public-rental-housing rent-subsidy',
      'retirement-application retirement-delay',
      'senior-allowance monthly-allowance',
      'severe-disability-allowance allowances',
      'unemployment-benefit months-of-benefit',
    ]);
  });

  it.each(all.map(({ item, one }) => [`${item.id} ${one.id}`, item, one] as const))(
    '%s says what it lacks, and never guesses',
    (_, item, one) => {
      const found = computeAmounts(item, {}).find(({ id }) => id === one.id);
      expect(found?.value).toBeNull();
      expect(found?.missing.length).toBeGreaterThan(0);
      expect(one.facts).toEqual(expect.arrayContaining([...(found?.missing ?? [])]));
    },
  );
});

describe('the rent subsidy (seed 002)', () => {
  it.each([
    [1, 144],
    [2, 216],
    [3, 216],
    [4, 288],
    [5, 288],
    [9, 288],
  ])('a household of %d gets %d yuan', (householdSize, expected) => {
    expect(amount('public-rental-housing', 'rent-subsidy', { householdSize })).toBe(expected);
  });

  it('shows its working', () => {
    const { steps } = compute('public-rental-housing', 'rent-subsidy', { householdSize: 3 });
    expect(steps.map(({ id, value }) => [id, value])).toEqual([
      ['countedPersons', 3],
      ['grantedArea', 48],
      ['rentSubsidy', 216],
    ]);
  });
});

describe('the old-age allowance', () => {
  it.each([
    [79, 0],
    [80, 100],
    [89, 100],
    [90, 200],
    [99, 200],
    [100, 500],
    [112, 500],
  ])('at the age of %d it is %d yuan a month', (age, expected) => {
    expect(amount('senior-allowance', 'monthly-allowance', { age })).toBe(expected);
  });
});

describe('the minimum living standard', () => {
  it.each([
    [0, '低保家庭'],
    [1120, '低保家庭'],
    [1120.01, '低保边缘家庭'],
    [1680, '低保边缘家庭'],
    [1680.01, '超出标准'],
  ])('with %d yuan a head the class is %s', (incomePerPerson, expected) => {
    expect(amount('min-living-standard', 'class', { incomePerPerson })).toBe(expected);
  });

  it.each([
    [800, 3, 960],
    [799.55, 3, 961.35],
    [1119.99, 1, 0.01],
    [1120, 4, 0],
    [2000, 4, 0],
    [0, 2, 2240],
  ])('with %d yuan a head, %d persons are topped up by %d yuan', (incomePerPerson, householdSize, expected) => {
    expect(amount('min-living-standard', 'top-up', { incomePerPerson, householdSize })).toBe(expected);
  });

  it('shows the gap per head before the sum', () => {
    const { steps } = compute('min-living-standard', 'top-up', { incomePerPerson: 800, householdSize: 3 });
    expect(steps.map(({ value }) => value)).toEqual([320, 960]);
  });
});

describe('unemployment benefit', () => {
  it.each([
    [0.9, 0],
    [1, 12],
    [4.9, 12],
    [5, 18],
    [9.9, 18],
    [10, 24],
    [30, 24],
  ])('after %d years of insurance it lasts %d months at most', (unemploymentInsuranceYears, expected) => {
    expect(amount('unemployment-benefit', 'months-of-benefit', { unemploymentInsuranceYears })).toBe(expected);
  });
});

describe('funeral and survivors’ grant', () => {
  const sum = (contributionYears: number, retired: readonly [number] | null): FactValue | null =>
    amount('funeral-benefit', 'survivor-benefits', {
      provinceMonthlyIncome: 3000,
      contributionYears,
      deceasedWasRetired: retired !== null,
      pensionYears: retired?.[0] ?? 0,
    });

  it.each([
    [4.9, 2 + 3],
    [5, 2 + 6],
    [9.9, 2 + 6],
    [10, 2 + 9],
    [15, 2 + 9],
    [15.9, 2 + 9],
    [16, 2 + 10],
    [30, 2 + 24],
    [42, 2 + 24],
  ])('in working life after %d years: %d months of income', (years, months) => {
    expect(sum(years, null)).toBe(3000 * months);
  });

  it.each([
    [30, 5, 2 + 19],
    [30, 15, 2 + 9],
    [30, 25, 2 + 9],
    [3, 1, 2 + 9],
    [20, 0.9, 2 + 14],
  ])('retired after %d years with %d years of pension: %d months of income', (years, pension, months) => {
    expect(sum(years, [pension])).toBe(3000 * months);
  });

  it('shows grant, months and sum', () => {
    const { steps } = compute('funeral-benefit', 'survivor-benefits', {
      provinceMonthlyIncome: 3000,
      contributionYears: 20,
      deceasedWasRetired: false,
      pensionYears: 0,
    });
    expect(steps.map(({ value }) => value)).toEqual([6000, 14, 14, 48000]);
  });
});

describe('the delay of the retirement age', () => {
  it.each([
    ['man', 1964, 12, 0],
    ['man', 1965, 1, 1],
    ['man', 1965, 4, 1],
    ['man', 1965, 5, 2],
    ['man', 1976, 8, 35],
    ['man', 1976, 9, 36],
    ['man', 1990, 1, 36],
    ['woman-55', 1969, 12, 0],
    ['woman-55', 1970, 1, 1],
    ['woman-55', 1981, 9, 36],
    ['woman-50', 1974, 12, 0],
    ['woman-50', 1975, 1, 1],
    ['woman-50', 1975, 3, 2],
    ['woman-50', 1984, 10, 59],
    ['woman-50', 1984, 11, 60],
    ['woman-50', 1999, 1, 60],
  ])('%s, born %d-%d: %d months', (retirementGroup, birthYear, birthMonth, expected) => {
    expect(amount('retirement-application', 'retirement-delay', { retirementGroup, birthYear, birthMonth })).toBe(
      expected,
    );
  });
});

describe('the allowances for disabled people', () => {
  it.each([
    [true, '1', true, '困难残疾人生活补贴、重度残疾人护理补贴'],
    [true, '2', true, '困难残疾人生活补贴、重度残疾人护理补贴'],
    [true, '3', true, '困难残疾人生活补贴'],
    [true, '1', false, '困难残疾人生活补贴'],
    [false, '2', true, '重度残疾人护理补贴'],
    [false, '3', true, '不符合'],
    [false, '1', false, '不符合'],
  ])('living standard %s, level %s, in need of help %s: %s', (isMinimumLivingStandard, level, needsHelp, expected) => {
    const facts = { isMinimumLivingStandard, disabilityLevel: level, needsHelpInDailyLife: needsHelp };
    expect(amount('severe-disability-allowance', 'allowances', facts)).toBe(expected);
  });
});
