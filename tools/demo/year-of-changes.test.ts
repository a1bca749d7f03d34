import { describe, expect, it } from 'vitest';
import { decideCorrection } from '../../modules/people/domain/correct-life-event.ts';
import type { MaritalFact, PersonNow, Register } from '../../modules/people/domain/life-events.ts';
import { planCommunities } from './communities.ts';
import { makeStaff } from './organisations.ts';
import { createIds, createRandom } from './random.ts';
import { makeCommunity, STANDARD_RESIDENTS } from './seed-demo.ts';
import { standing, yearOfChanges } from './year-of-changes.ts';

const TODAY = '2026-11-22';
const plans = planCommunities(STANDARD_RESIDENTS);
const random = createRandom('year-of-changes');
const staff = makeStaff(random, createIds(random.fork('staff'), Date.parse('2025-09-01T00:00:00Z')), plans);
const communities = plans.map((plan) => makeCommunity(plan, staff, TODAY));
const years = communities.map((community) => {
  const newId = createIds(random.fork('ids'), Date.parse('2025-12-01T00:00:00Z'));
  return { community, year: yearOfChanges({ community, random, newId, today: TODAY }, new Set()) };
});
const entries = years.flatMap(({ year }) => year.entries);

/** Everybody as they stand today, as the register would tell it. */
const registerOf = ({ community, year }: (typeof years)[number]): Register => {
  const here = community.households.flatMap(({ id, people }) =>
    people.map((person): PersonNow => {
      const fact = person.facts.find((one) => one.id === 'maritalStatus');
      const maritalStatus: MaritalFact | null =
        fact === undefined ? null : { value: String(fact.value), source: fact.source, asOf: fact.asOf };
      return { ...standing(id, person), id: person.id, sex: person.sex, maritalStatus, groups: [], isNew: false };
    }),
  );
  const gone = year.gone.map(({ id, sex, residence, leftOn, leftBecause }): PersonNow => {
    const left = { householdId: null, relation: 'other', residence, leftOn, leftBecause };
    return { ...left, id, sex, maritalStatus: null, groups: [], isNew: false };
  });
  const households: readonly (readonly [string, { readonly closedOn: string | null }])[] = [
    ...community.households.map(({ id }) => [id, { closedOn: null }] as const),
    ...year.closed.map(({ id, closedOn }) => [id, { closedOn }] as const),
  ];
  return { people: new Map([...here, ...gone].map((one) => [one.id, one])), households: new Map(households) };
};

describe('the past year of the demo', () => {
  it('given eight thousand residents, holds changes of every kind in the numbers of a year', () => {
    const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    const between = (kind: string, low: number, high: number): void => {
      expect([kind, count(kind) >= low && count(kind) <= high, count(kind)]).toEqual([kind, true, count(kind)]);
    };
    between('died', 40, 70);
    between('married', 25, 50);
    between('divorced', 8, 20);
    between('moved-out', 15, 50);
    between('moved-within', 5, 40);
    between('split', 5, 15);
    between('merged', 4, 12);
    between('head-changed', 8, 20);
    expect(entries.every(({ on }) => on > '2025-11-22' && on <= TODAY)).toBe(true);
  });

  it('given today, every entry fits how everybody stands and could be taken back', () => {
    const broken = years.flatMap((one) => {
      const register = registerOf(one);
      return one.year.entries.filter(({ people, households, marital }) => {
        return !decideCorrection({ people, households, marital, groups: [] }, register, TODAY).ok;
      });
    });
    expect(broken).toEqual([]);
  });

  it('given those who left, nobody among the residents has their number, and nothing is told twice of a household', () => {
    for (const { community, year } of years) {
      const numbers = [...community.households.flatMap(({ people }) => people), ...year.gone].map(
        (one) => one.idNumber,
      );
      expect(new Set(numbers).size).toBe(numbers.length);
      const changed = year.entries.flatMap(({ people, alsoOf }) => [
        ...new Set([...people.flatMap(({ after }) => after.householdId ?? []), ...alsoOf]),
      ]);
      expect(new Set(changed).size).toBe(changed.length);
    }
  });
});
