import { addDays, ageOn, type PlainDate } from '../../kernel/plain-date.ts';
import type {
  HouseholdEffect,
  LifeChangeKind,
  MaritalEffect,
  MaritalFact,
  PersonEffect,
  Standing,
} from '../../modules/people/domain/life-events.ts';
import type { DemoCommunity } from './demo-community.ts';
import type { DemoHousehold, DemoPerson } from './demo-people.ts';
import { makeIdNumber, pickBirthday, pickPhone, pickRegion } from './identity.ts';
import { pickGivenName, pickSurname } from './names.ts';
import type { DemoDwelling, DemoStay } from './place-details.ts';
import type { Random } from './random.ts';

/** Somebody who is no longer here: died, or moved away. */
export interface GonePerson
  extends Pick<DemoPerson, 'id' | 'name' | 'sex' | 'bornOn' | 'residence' | 'ethnicGroup' | 'idNumber' | 'phone'> {
  readonly leftOn: PlainDate;
  readonly leftBecause: 'died' | 'moved-out';
}

/** A household that is no more, and the dwelling it lived in. */
export interface ClosedHousehold {
  readonly id: string;
  readonly dwelling: DemoDwelling;
  readonly stayId: string;
  readonly from: PlainDate;
  readonly closedOn: PlainDate;
}

/** An entry of the register as the past year left it. */
export interface YearEntry {
  readonly kind: LifeChangeKind;
  readonly on: PlainDate;
  readonly until: PlainDate | null;
  readonly source: string;
  readonly people: readonly PersonEffect[];
  readonly households: readonly HouseholdEffect[];
  readonly marital: readonly MaritalEffect[];
  /** Households named beside those that changed. */
  readonly alsoOf: readonly string[];
  /** Dwelling from which a household moved. */
  readonly before: Readonly<Record<string, DemoDwelling>>;
}

export interface YearOfChanges {
  readonly entries: readonly YearEntry[];
  readonly gone: readonly GonePerson[];
  readonly closed: readonly ClosedHousehold[];
}

export interface YearInput {
  readonly community: DemoCommunity;
  readonly random: Random;
  readonly newId: () => string;
  readonly today: PlainDate;
}

const YEAR_DAYS = 365;
/** How many in a thousand residents and year: deaths and the like as in an ageing city. */
const PER_THOUSAND = { died: 7, married: 5, divorced: 2, 'moved-out': 9, split: 1.5, merged: 1, 'head-changed': 2 };

export const NO_EFFECTS = { households: [], marital: [], alsoOf: [], before: {} } as const;

export const standing = (householdId: string | null, { relation, residence }: DemoPerson): Standing => ({
  householdId,
  relation: householdId === null ? 'head' : relation,
  residence,
  leftOn: null,
  leftBecause: null,
});

interface Making extends YearInput {
  readonly taken: Set<string>;
  readonly entries: YearEntry[];
  readonly gone: GonePerson[];
  readonly closed: ClosedHousehold[];
  /** Households of which something was told already: one thing in a year is enough. */
  readonly told: Set<string>;
}

const maritalOf = ({ facts }: DemoPerson): MaritalFact | null => {
  const fact = facts.find(({ id }) => id === 'maritalStatus');
  return fact === undefined ? null : { value: String(fact.value), source: fact.source, asOf: fact.asOf };
};

const yearAgo = ({ today }: YearInput): PlainDate => addDays(today, -YEAR_DAYS + 5);

/** Who became what in the past year, by what the file says of them now. */
const becameInYear = (making: Making, person: DemoPerson, value: string): MaritalFact | null => {
  const now = maritalOf(person);
  return now !== null && now.value === value && now.asOf > yearAgo(making) ? now : null;
};

const wasBefore = (personId: string, value: string, after: MaritalFact): MaritalEffect => ({
  personId,
  before: { value, source: after.source, asOf: addDays(after.asOf, -9 * YEAR_DAYS) },
  after,
});

/** Somebody who was here: of this age and sex, with a number nobody else has. */
const somebodyGone = (
  making: Making,
  who: { readonly sex: DemoPerson['sex']; readonly age: number; readonly surname?: string },
  left: Pick<GonePerson, 'leftOn' | 'leftBecause' | 'residence'>,
): GonePerson => {
  const { random, newId, today, taken } = making;
  const bornOn = pickBirthday(random, who.age, today);
  const region = pickRegion(random, left.residence);
  const surname = who.surname ?? pickSurname(random);
  const gone: GonePerson = {
    id: newId(),
    name: surname + pickGivenName(random, who.sex, Number(bornOn.slice(0, 4))),
    sex: who.sex,
    bornOn,
    ethnicGroup: '汉族',
    idNumber: makeIdNumber(random, { region, bornOn, sex: who.sex }, taken),
    phone: pickPhone(random, who.age),
    ...left,
  };
  making.gone.push(gone);
  return gone;
};

const leaving = (person: GonePerson, householdId: string, relation: string): PersonEffect => {
  const { id, residence, leftOn, leftBecause } = person;
  return {
    id,
    isNew: false,
    before: { householdId, relation, residence, leftOn: null, leftBecause: null },
    after: { householdId: null, relation: 'other', residence, leftOn, leftBecause },
  };
};

const oldHomeOf = ({ community, random, closed }: Making): DemoDwelling | undefined => {
  const lived = new Set([...community.details.dwellingOf.values(), ...closed.map(({ dwelling }) => dwelling.id)]);
  const empty = community.details.dwellings.filter(({ id, usedAs }) => usedAs === 'home' && !lived.has(id));
  return empty.length === 0 ? undefined : random.pick(empty);
};

const closeHousehold = (making: Making, closedOn: PlainDate, years: number): string | undefined => {
  const dwelling = oldHomeOf(making);
  if (dwelling === undefined) return undefined;
  const id = making.newId();
  making.closed.push({ id, dwelling, stayId: making.newId(), from: addDays(closedOn, -years * YEAR_DAYS), closedOn });
  return id;
};

const other = (sex: DemoPerson['sex']): DemoPerson['sex'] => (sex === 'female' ? 'male' : 'female');

/** Of an old couple one died, and the other lives on alone. */
const death = (making: Making, { id, people: [widowed, ...others] }: DemoHousehold): boolean => {
  const after = widowed === undefined ? null : becameInYear(making, widowed, 'widowed');
  const age = widowed === undefined ? 0 : ageOn(widowed.bornOn, making.today);
  if (widowed === undefined || after === null || others.length > 0 || age < 62) return false;
  const left = { leftOn: after.asOf, leftBecause: 'died', residence: widowed.residence } as const;
  const dead = somebodyGone(making, { sex: other(widowed.sex), age: age + making.random.int(-2, 4) }, left);
  const now = standing(id, widowed);
  making.entries.push({
    ...NO_EFFECTS,
    kind: 'died',
    on: after.asOf,
    until: null,
    source: after.source,
    people: [
      leaving(dead, id, 'head'),
      { id: widowed.id, isNew: false, before: { ...now, relation: 'spouse' }, after: now },
    ],
    marital: [wasBefore(widowed.id, 'married', after)],
  });
  return true;
};

/** A young couple without children that married where it lives. */
const wedding = (making: Making, { id, people }: DemoHousehold): boolean => {
  const [head, spouse, ...others] = people;
  if (head === undefined || spouse?.relation !== 'spouse' || others.length > 0) return false;
  const after = becameInYear(making, head, 'married');
  const its = maritalOf(spouse);
  if (after === null || its?.value !== 'married' || ageOn(head.bornOn, making.today) > 37) return false;
  making.entries.push({
    ...NO_EFFECTS,
    kind: 'married',
    on: after.asOf,
    until: null,
    source: after.source,
    people: [],
    alsoOf: [id],
    marital: [wasBefore(head.id, 'single', after), wasBefore(spouse.id, 'single', its)],
  });
  return true;
};

/** One of a couple that parted moved away. */
const divorce = (making: Making, { id, people: [head] }: DemoHousehold): boolean => {
  const after = head === undefined ? null : becameInYear(making, head, 'divorced');
  if (head === undefined || after === null) return false;
  const left = { leftOn: after.asOf, leftBecause: 'moved-out', residence: head.residence } as const;
  const age = Math.max(23, ageOn(head.bornOn, making.today) + making.random.int(-3, 3));
  const gone = somebodyGone(making, { sex: other(head.sex), age }, left);
  making.entries.push({
    ...NO_EFFECTS,
    kind: 'divorced',
    on: after.asOf,
    until: null,
    source: after.source,
    people: [leaving(gone, id, 'spouse')],
    marital: [wasBefore(head.id, 'married', after)],
  });
  return true;
};

/** Another one of a couple speaks for the household. */
const newHead = (making: Making, { id, people: [head, spouse] }: DemoHousehold): boolean => {
  if (head === undefined || spouse?.relation !== 'spouse') return false;
  const swapped = (person: DemoPerson, relation: string): PersonEffect => {
    const after = standing(id, person);
    return { id: person.id, isNew: false, before: { ...after, relation }, after };
  };
  making.entries.push({
    ...NO_EFFECTS,
    kind: 'head-changed',
    on: addDays(making.today, -making.random.int(10, YEAR_DAYS - 10)),
    until: null,
    source: 'public-security',
    people: [swapped(head, 'spouse'), swapped(spouse, 'head')],
  });
  return true;
};

/** Grown-up children set up a household of their own; their parents stay. */
const split = (making: Making, { id, people }: DemoHousehold): boolean => {
  const { community, today, told } = making;
  const [head, ...others] = people;
  if (head === undefined || others.length > 0 || ageOn(head.bornOn, today) > 32) return false;
  const parents = community.households.find(
    (one) =>
      !told.has(one.id) &&
      one.people.length === 2 &&
      one.people[0]?.name[0] === head.name[0] &&
      one.people.every(({ bornOn }) => Number(head.bornOn.slice(0, 4)) - Number(bornOn.slice(0, 4)) >= 22),
  );
  if (parents === undefined) return false;
  told.add(parents.id);
  const after = standing(id, head);
  const before = { ...after, householdId: parents.id, relation: head.sex === 'male' ? 'son' : 'daughter' };
  making.entries.push({
    ...NO_EFFECTS,
    kind: 'split',
    on: addDays(today, -making.random.int(10, YEAR_DAYS - 10)),
    until: null,
    source: 'public-security',
    people: [{ id: head.id, isNew: false, before, after }],
    households: [{ id, what: 'opened' }],
    alsoOf: [parents.id],
  });
  return true;
};

/** The young family gave up its own household and lives with the parents. */
const merged = (making: Making, { id, people }: DemoHousehold): boolean => {
  const young = people.filter(({ relation }) =>
    ['son', 'daughter', 'daughter-in-law', 'son-in-law'].includes(relation),
  );
  if (young.length !== 2 || !young.some(({ relation }) => relation.endsWith('-in-law'))) return false;
  const on = addDays(making.today, -making.random.int(10, YEAR_DAYS - 10));
  const old = closeHousehold(making, on, making.random.int(3, 8));
  if (old === undefined) return false;
  const effects = young.map((person): PersonEffect => {
    const after = standing(id, person);
    const relation = person.relation.endsWith('-in-law') ? 'spouse' : 'head';
    return { id: person.id, isNew: false, before: { ...after, householdId: old, relation }, after };
  });
  const households: readonly HouseholdEffect[] = [{ id: old, what: 'closed' }];
  const entry = { kind: 'merged', on, until: null, source: 'public-security', people: effects, households } as const;
  making.entries.push({ ...NO_EFFECTS, ...entry, alsoOf: [id] });
  return true;
};

/** A household that left the community as a whole: a tenant alone, a couple, or one with a child. */
const departure = (making: Making): void => {
  const { random, today } = making;
  const on = addDays(today, -random.int(4, YEAR_DAYS - 4));
  const householdId = closeHousehold(making, on, random.int(1, 12));
  if (householdId === undefined) return;
  const floating = random.chance(0.6);
  const left = { leftOn: on, leftBecause: 'moved-out', residence: floating ? 'floating' : 'registered' } as const;
  const age = random.int(24, 52);
  const surname = pickSurname(random);
  const head = somebodyGone(making, { sex: 'male', age, surname }, left);
  const people = [leaving(head, householdId, 'head')];
  if (random.chance(0.6))
    people.push(leaving(somebodyGone(making, { sex: 'female', age: age - 1 }, left), householdId, 'spouse'));
  if (people.length === 2 && age > 28 && random.chance(0.5))
    people.push(
      leaving(somebodyGone(making, { sex: 'female', age: age - 26, surname }, left), householdId, 'daughter'),
    );
  making.entries.push({
    ...NO_EFFECTS,
    kind: 'moved-out',
    on,
    until: null,
    source: floating ? 'visit' : 'public-security',
    people,
    households: [{ id: householdId, what: 'closed' }],
  });
};

/** Households whose stay began in the past year behind another door. */
const movesWithin = (making: Making): void => {
  const { community, today } = making;
  const dwellings = new Map(community.details.dwellings.map((one) => [one.id, one]));
  const recent = ({ until }: DemoStay): boolean => until !== null && until > yearAgo(making) && until <= today;
  for (const { householdId, dwellingId, until } of community.details.stays.filter(recent)) {
    const old = dwellings.get(dwellingId);
    if (old === undefined || until === null || making.told.has(householdId)) continue;
    making.told.add(householdId);
    const households: readonly HouseholdEffect[] = [{ id: householdId, what: 'moved' }];
    const entry = { kind: 'moved-within', on: until, until: null, source: 'visit', people: [], households } as const;
    making.entries.push({ ...NO_EFFECTS, ...entry, before: { [householdId]: old } });
  }
};

/**
 * What else happened in a year, told so that it fits how everybody stands today: those who died or left are people of
 * their own, who are found by name and on no list.
 */
export const yearOfChanges = (input: YearInput, told: ReadonlySet<string>): YearOfChanges => {
  const { community } = input;
  const residents = community.households.flatMap(({ people }) => people);
  const taken = new Set(residents.map(({ idNumber }) => idNumber));
  const making: Making = { ...input, taken, entries: [], gone: [], closed: [], told: new Set(told) };
  const times = (kind: keyof typeof PER_THOUSAND): number => Math.round((residents.length * PER_THOUSAND[kind]) / 1000);
  movesWithin(making);
  const kinds = { died: death, married: wedding, divorced: divorce, split, merged, 'head-changed': newHead } as const;
  for (const [kind, tell] of Object.entries(kinds)) {
    let left = times(kind as keyof typeof kinds);
    // Not the first ones: their doors lie side by side, and the resident of the tour is among them.
    for (const household of community.households.filter((_, place) => place % 3 === 1)) {
      if (left === 0) break;
      if (making.told.has(household.id) || !tell(making, household)) continue;
      making.told.add(household.id);
      left -= 1;
    }
  }
  for (let count = times('moved-out') / 2; count > 0; count -= 1) departure(making);
  return { entries: making.entries, gone: making.gone, closed: making.closed };
};
