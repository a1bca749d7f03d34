import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeAmounts } from '../domain/amounts.ts';
import { checkEligibility } from '../domain/eligibility.ts';
import { isInForce } from '../domain/service-item.ts';
import type { FactValue, ServiceItem } from '../domain/service-item.ts';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';

const read = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const catalogue = read.value;
const TODAY = '2026-11-22';
const CHAPTER = '全科社区工作业务受理流程 / ';

/** The nine groups of the handbook's table of contents, with the number of guides in each. */
const GROUPS: Readonly<Record<string, number>> = {
  党组织关系: 1,
  社会保障: 9,
  社会救助: 11,
  退休养老: 10,
  助残服务: 7,
  就业帮扶: 5,
  计划生育: 10,
  法律援助与治安调解: 5,
  其他相关业务: 5,
};

/** The newest version of each item, and where in the handbook it stands. */
const placed = catalogue.versions
  .filter((item) => item.version === catalogue.versionsOf(item.id).length)
  .flatMap((item) =>
    item.sources
      .filter((source) => source.document === 'handbook')
      .map((source) => ({ item, group: source.part.replace(CHAPTER, ''), number: source.number, file: source.file })),
  );
const numbered = placed.filter(({ number }) => number !== undefined);

const at = (group: string, number: number): ServiceItem => {
  const found = numbered.find((entry) => entry.group === group && entry.number === number);
  if (found === undefined) throw new Error(`${group} ${number} is missing`);
  return found.item;
};

describe('the guides of the handbook', () => {
  it('are 63, each number of each group once', () => {
    const expected = Object.entries(GROUPS).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => `${group} ${index + 1}`),
    );
    expect(expected).toHaveLength(63);
    expect(numbered.map(({ group, number }) => `${group} ${number}`).toSorted()).toEqual(expected.toSorted());
    expect(new Set(numbered.map(({ item }) => item.id)).size).toBe(63);
    expect(new Set(placed.map(({ file }) => file))).toEqual(new Set(['002_a1b83dc9063fda1b.txt']));
  });

  it('have the annex of convenience measures beside them', () => {
    const annex = placed.filter(({ number }) => number === undefined);
    expect(annex.map(({ item, group }) => [item.id, group])).toEqual([
      ['family-planning-conveniences', '计划生育 / 附：便民措施'],
    ]);
  });

  it.each(numbered.map(({ item, group, number }) => [`${group} ${number}`, item] as const))(
    '%s is whole',
    (_place, item) => {
      expect(item.legalKind).toBe('handling');
      for (const list of [item.materials, item.conditions, item.flow, item.processes])
        expect(list.length).toBeGreaterThan(0);
      expect(item.keywords.length).toBeGreaterThanOrEqual(4);
      expect(item.spokenAnswer?.zh).toBeTruthy();
      expect(item.basis.source).not.toBe('');
      const related = item.related.map((id) => catalogue.itemInForce(id, TODAY)?.id);
      expect(related).toEqual(item.related);
    },
  );

  it('keep what later law ended, with the reason and what replaced it', () => {
    const ended = numbered.map(({ item }) => item).filter((item) => !isInForce(item, TODAY));
    expect(ended.map((item) => [item.id, item.validTo, item.replacedBy])).toEqual(
      expect.arrayContaining([
        ['illness-retirement', '2024-12-31', 'incapacity-allowance'],
        ['further-birth-approval', '2021-08-19', 'birth-registration'],
        ['termination-certificate', '2021-08-19', 'birth-control-operation'],
      ]),
    );
    expect(ended).toHaveLength(3);
    for (const item of ended) expect(catalogue.itemInForce(item.replacedBy ?? '', TODAY)).toBeDefined();
  });

  it('keep names as the table of contents has them', () => {
    expect(at('社会救助', 3).name.zh).toBe('农村五保或城镇“三无”人员认定');
    expect(at('退休养老', 5).name.zh).toBe('办理企业和自由职业者退休人员死亡后领取丧葬费证明');
    expect(at('法律援助与治安调解', 4).name.zh).toBe('受理居民对治安防范问题的投诉');
  });
});

const stated = (facts: Readonly<Record<string, FactValue>>) =>
  Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, { value, origin: 'stated' as const }]));
const must = (id: string): ServiceItem => {
  const item = catalogue.itemInForce(id, TODAY);
  if (item === undefined) throw new Error(`${id} is not in force`);
  return item;
};
const amount = (id: string, facts: Readonly<Record<string, FactValue>>) =>
  computeAmounts(must(id), stated(facts))[0]?.value;

describe('amounts set by national rules', () => {
  it.each([
    [0.5, 0],
    [1, 12],
    [4.9, 12],
    [5, 18],
    [10, 24],
    [31, 24],
  ])('%s years of unemployment insurance give at most %s months', (unemploymentInsuranceYears, months) => {
    expect(amount('unemployment-benefit', { unemploymentInsuranceYears })).toBe(months);
  });

  it.each([
    ['man', 1964, 12, 0],
    ['man', 1965, 1, 1],
    ['man', 1965, 5, 2],
    ['man', 1976, 9, 36],
    ['man', 1990, 1, 36],
    ['woman-55', 1970, 4, 1],
    ['woman-55', 1981, 9, 36],
    ['woman-50', 1974, 12, 0],
    ['woman-50', 1975, 3, 2],
    ['woman-50', 1984, 11, 60],
    ['woman-50', 1999, 1, 60],
  ])('%s born %s-%s retires %s months later', (retirementGroup, birthYear, birthMonth, months) => {
    expect(amount('retirement-application', { retirementGroup, birthYear, birthMonth })).toBe(months);
  });

  it.each([
    ['at work, 3 years', false, 3, 0, 2 + 3],
    ['at work, 12 years', false, 12, 0, 2 + 9],
    ['at work, 20 years', false, 20, 0, 2 + 14],
    ['at work, 38 years', false, 38, 0, 2 + 24],
    ['retired for 5 years after 25', true, 25, 5, 2 + 14],
    ['retired for 20 years after 30', true, 30, 20, 2 + 9],
  ])('survivors of somebody %s', (_who, deceasedWasRetired, contributionYears, pensionYears, months) => {
    const facts = { deceasedWasRetired, contributionYears, pensionYears, provinceMonthlyIncome: 4000 };
    expect(amount('funeral-benefit', facts)).toBe(months * 4000);
  });

  it('says which disability allowances apply', () => {
    const facts = { isMinimumLivingStandard: false, disabilityLevel: '2', needsHelpInDailyLife: true };
    expect(amount('severe-disability-allowance', facts)).toBe('重度残疾人护理补贴');
    expect(amount('severe-disability-allowance', { ...facts, disabilityLevel: '3' })).toBe('不符合');
  });
});

describe('conditions', () => {
  it('need no proof of hardship from those whom the law exempts', () => {
    const facts = stated({ isLegalAidMatter: true, exemptFromHardshipCheck: true });
    expect(checkEligibility(must('legal-aid-application'), facts).overall).toBe('yes');
    expect(checkEligibility(must('legal-aid-application'), stated({ isLegalAidMatter: true })).overall).toBe('unknown');
  });

  it('turn nobody away for a degree of disability that is not known', () => {
    const facts = stated({
      hasDisabilityCertificate: true,
      isMinimumLivingStandard: false,
      needsHelpInDailyLife: true,
    });
    const check = checkEligibility(must('severe-disability-allowance'), facts);
    expect([check.overall, check.nextQuestion?.id]).toEqual(['unknown', 'disabilityLevel']);
  });
});
