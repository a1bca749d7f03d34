import { describe, expect, it } from 'vitest';
import { factsForGuides } from './facts-for-guides.ts';
import type { PersonForRules } from './facts-for-guides.ts';
import { groupsByAge, wordsOfFact } from './person-file.ts';
import type { SpecialGroup } from './person-file.ts';

const today = '2026-11-22';
const person: PersonForRules = {
  sex: 'female',
  bornOn: '1945-06-12',
  residence: 'registered',
  source: 'public-security',
  asOf: '2026-03-01',
  groupIds: ['borderline'],
  householdSize: 1,
  facts: [
    { id: 'movedInOn', value: '1998-05-23', source: 'public-security', asOf: '2026-03-01', expiresOn: null },
    { id: 'livesInCareHome', value: false, source: 'visit', asOf: '2026-11-02', expiresOn: '2027-11-02' },
    { id: 'incomePerPerson', value: 1180, source: 'civil-affairs', asOf: '2025-10-01', expiresOn: '2026-10-01' },
  ],
};
const valueOf = (id: string, of: PersonForRules = person) => factsForGuides(of, today).get(id)?.value;

describe('facts for the rules of service items', () => {
  it('given a record, derives age, registration, size and months of residence', () => {
    expect(valueOf('age')).toBe(81);
    expect(valueOf('registeredInCity')).toBe(true);
    expect(valueOf('livesAtRegisteredAddress')).toBe(true);
    expect(valueOf('householdSize')).toBe(1);
    expect(valueOf('monthsOfResidence')).toBe(341);
  });

  it('given membership in a group, takes the fact as proven, and its absence as unknown', () => {
    expect(valueOf('isBorderline')).toBe(true);
    expect(valueOf('isMinimumLivingStandard')).toBeUndefined();
  });

  it('given an expired fact, does not use it', () => {
    expect(valueOf('incomePerPerson')).toBeUndefined();
    expect(valueOf('livesInCareHome')).toBe(false);
  });

  it('given a visitor, knows nothing of registration; given a tenant, knows it is elsewhere', () => {
    expect(valueOf('registeredInCity', { ...person, residence: 'visitor' })).toBeUndefined();
    expect(valueOf('registeredInCity', { ...person, residence: 'floating' })).toBe(false);
  });
});

describe('words and groups', () => {
  it('given values, shows them in the words of their format', () => {
    expect(wordsOfFact({ kind: 'amount', unit: '元/月' }, 1180)).toBe('1,180 元/月');
    expect(wordsOfFact({ kind: 'amount', unit: '平方米' }, 16.25)).toBe('16.25 平方米');
    expect(wordsOfFact({ kind: 'date' }, '2022-03-13')).toBe('2022年3月13日');
    expect(wordsOfFact({ kind: 'date' }, '2022年春')).toBe('2022年春');
    expect(wordsOfFact({ kind: 'yes-no', yes: '是', no: '否' }, false)).toBe('否');
    expect(wordsOfFact({ kind: 'choice', choices: { married: '已婚' } }, 'married')).toBe('已婚');
  });

  it('given an age rule, includes the birthday itself', () => {
    const group: SpecialGroup = {
      id: 'oldest-old',
      name: { zh: '高龄', en: 'Very old' },
      care: true,
      fromAge: 80,
      validFrom: '2020-01-01',
      basis: { source: 'x' },
    };
    expect(groupsByAge([group], '1946-11-22', today)).toEqual([group]);
    expect(groupsByAge([group], '1946-11-23', today)).toEqual([]);
    expect(groupsByAge([group], null, today)).toEqual([]);
  });
});
