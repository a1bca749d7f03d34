import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SPECIAL_GROUPS } from '../../catalogue/special-groups/groups.ts';
import { PEOPLE_CATALOGUE } from '../../catalogue/person-facts/words.ts';
import { ageOn } from '../../kernel/plain-date.ts';
import { parseResidentId } from '../../kernel/resident-id.ts';
import { parsePhoneNumber } from '../../kernel/phone-number.ts';
import { planCommunities } from './communities.ts';
import type { DemoHousehold } from './demo-people.ts';
import { createIds, createRandom } from './random.ts';
import { makeHouseholds, makePlaces } from './residents.ts';

const today = '2026-11-22';

const generate = (residents: number, seed = 'quanke') =>
  planCommunities(residents).map((community) => {
    const random = createRandom(`${seed}/${community.place}`);
    const newId = createIds(random, Date.parse('2025-11-01T00:00:00Z') + community.place);
    const input = { community, random, newId, today, workerIds: ['w1', 'w2', 'w3'] };
    const places = makePlaces(input);
    return { community, places, households: [...makeHouseholds(input, places)] };
  });

const hashOf = (data: unknown) => createHash('sha256').update(JSON.stringify(data)).digest('hex');

const standard = generate(8_000);
const households: readonly DemoHousehold[] = standard.flatMap((one) => one.households);
const people = households.flatMap((one) => one.people);
const ageOf = (person: { bornOn: string }) => ageOn(person.bornOn, today);

describe('the synthetic residents', { timeout: 300_000 }, () => {
  it('given the same seed and day, are the same; given another seed, are others', () => {
    expect(hashOf(generate(8_000))).toBe(hashOf(standard));
    expect(hashOf(generate(8_000, 'other'))).not.toBe(hashOf(standard));
  });

  it('given the standard size, are about 8,000 in about 3,000 households and 60 buildings', () => {
    expect(people.length).toBeGreaterThanOrEqual(8_000);
    expect(people.length).toBeLessThan(8_020);
    expect(households.length).toBeGreaterThan(2_800);
    expect(households.length).toBeLessThan(3_300);
    for (const { places } of standard) {
      expect(places.grids.length).toBeGreaterThanOrEqual(5);
      expect(places.buildings.length).toBeGreaterThanOrEqual(20);
    }
  });

  it('given any resident, has a valid ID number that says the birthday and sex, unique in the community', () => {
    for (const { households: own } of standard) {
      const numbers = own.flatMap((one) => one.people.map((person) => person.idNumber));
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    for (const person of people)
      expect(parseResidentId(person.idNumber)).toMatchObject({
        ok: true,
        value: { bornOn: person.bornOn, sex: person.sex },
      });
    const phones = people.flatMap((person) => person.phone ?? []);
    expect(phones.filter((phone) => !parsePhoneNumber(phone).ok)).toEqual([]);
  });

  it('given the resident of the tour, finds her where the tour expects her', () => {
    const [first] = households;
    expect(first?.people[0]).toMatchObject({ name: '王秀英', bornOn: '1945-06-12', phone: '13800001234' });
    const building = standard[0]?.places.buildings.find((one) => one.id === first?.buildingId);
    expect(building?.name).toBe('西水新村17幢');
    expect(first?.people[0]?.groups.map((group) => group.id)).toContain('living-alone');
  });

  it('given a family, parents are 19 to 45 years older than their children and spouses are grown', () => {
    const pairs = households.flatMap((household) => {
      const [head, ...others] = household.people;
      return head === undefined ? [] : others.map((person) => ({ head, person }));
    });
    const parents = pairs.filter(({ person }) => person.relation === 'son' || person.relation === 'daughter');
    expect(parents.length).toBeGreaterThan(1_000);
    const gaps = parents.map(({ head, person }) => ageOf(head) - ageOf(person));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(19);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(45);
    const couples = pairs.filter(({ person }) => person.relation === 'spouse');
    expect(Math.min(...couples.map(({ person }) => ageOf(person)))).toBeGreaterThanOrEqual(22);
    expect(couples.filter(({ head, person }) => head.sex === person.sex)).toEqual([]);
  });

  it('given a household, has exactly one head', () => {
    const heads = households.map((one) => one.people.filter((person) => person.relation === 'head').length);
    expect(new Set(heads)).toEqual(new Set([1]));
  });

  it('given a child of a family, bears the father’s surname where the father heads the household', () => {
    const families = households.filter((one) => one.people[0]?.sex === 'male' && one.people[0].ethnicGroup === '汉族');
    for (const family of families)
      for (const child of family.people.filter((one) => one.relation === 'son' || one.relation === 'daughter'))
        expect(child.name[0]).toBe(family.people[0]?.name[0]);
  });

  it('given every special group of the catalogue, has members; every fact and source is known there', () => {
    const present = new Set(people.flatMap((person) => person.groups.map((group) => group.id)));
    expect([...present].toSorted()).toEqual(SPECIAL_GROUPS.map((group) => group.id).toSorted());
    const factIds = new Set(PEOPLE_CATALOGUE.facts.map((fact) => fact.id));
    const sources = new Set(PEOPLE_CATALOGUE.sources.map((source) => source.id));
    for (const person of people) {
      expect(PEOPLE_CATALOGUE.relations[person.relation]).toBeDefined();
      expect(sources.has(person.source)).toBe(true);
      for (const fact of person.facts) {
        expect(factIds.has(fact.id), fact.id).toBe(true);
        expect(sources.has(fact.source), fact.source).toBe(true);
        expect(fact.asOf <= today).toBe(true);
      }
      for (const group of person.groups) expect(group.since <= today && sources.has(group.source)).toBe(true);
    }
  });

  it('given ages and homes, looks like an old town: a fifth to a third over sixty, a sixth from elsewhere', () => {
    const share = (holds: (person: (typeof people)[number]) => boolean) => people.filter(holds).length / people.length;
    expect(share((person) => ageOf(person) >= 60)).toBeGreaterThan(0.2);
    expect(share((person) => ageOf(person) >= 60)).toBeLessThan(0.36);
    expect(share((person) => ageOf(person) < 15)).toBeGreaterThan(0.08);
    expect(share((person) => person.residence === 'floating')).toBeGreaterThan(0.1);
    expect(share((person) => person.name.startsWith('王'))).toBeGreaterThan(0.04);
  });

  it('given visits, all lie in the past year and belong to residents of a care group', () => {
    const visited = people.filter((person) => person.visits.length > 0);
    expect(visited.length).toBeGreaterThan(500);
    for (const person of visited)
      for (const visit of person.visits) expect(visit.on <= today && visit.on > '2025-11-20').toBe(true);
  });
});

describe('larger demos', () => {
  it('given a million residents, plans communities of at most 8,000 with names and prefixes of their own', () => {
    const plan = planCommunities(1_000_000);
    expect(plan.reduce((sum, one) => sum + one.residents, 0)).toBe(1_000_000);
    expect(Math.max(...plan.map((one) => one.residents))).toBeLessThanOrEqual(8_000);
    expect(new Set(plan.map((one) => one.name.receiptPrefix)).size).toBe(plan.length);
    expect(new Set(plan.map((one) => one.name.name)).size).toBe(plan.length);
  });
});
