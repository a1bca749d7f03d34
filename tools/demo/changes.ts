import { SPECIAL_GROUPS } from '../../catalogue/special-groups/groups.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { PersonEffect } from '../../modules/people/domain/life-events.ts';
import { reviewDueOn } from '../../modules/people/domain/group-rules.ts';
import { searchTermsOf } from '../../modules/people/server/new-person.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { CopyRow, CopyTable } from './copy-in.ts';
import type { DemoCommunity } from './demo-community.ts';
import type { DemoHousehold, DemoPerson } from './demo-people.ts';
import { goneTables } from './gone-people.ts';
import type { Random } from './random.ts';
import { NO_EFFECTS, standing, yearOfChanges, type YearEntry } from './year-of-changes.ts';

interface ChangesInput {
  readonly community: DemoCommunity;
  readonly random: Random;
  readonly newId: () => string;
  readonly keyRing: KeyRing;
  readonly today: PlainDate;
  readonly workerIds: readonly string[];
}

interface Table {
  readonly target: CopyTable;
  readonly rows: readonly CopyRow[];
}

const NEEDS_CONSENT: readonly string[] = ['monthlyIncome', 'incomePerPerson'];
const DUPLICATES = 6;
const YEAR_DAYS = 365;
const REVIEWED_EARLIER_DAYS = 40;

const arrived = (household: DemoHousehold, person: DemoPerson): PersonEffect => ({
  id: person.id,
  isNew: true,
  before: standing(null, person),
  after: standing(household.id, person),
});

const movedInOn = (person: DemoPerson): PlainDate | null => {
  const value = person.facts.find(({ id }) => id === 'movedInOn')?.value;
  return typeof value === 'string' ? value : null;
};

/** What the register of the past year would hold of a household: its moving in or its tenancy, and children born. */
const entriesOf = (household: DemoHousehold, today: PlainDate): readonly YearEntry[] => {
  const yearAgo = addDays(today, -YEAR_DAYS);
  const since = household.people.map(movedInOn).find((on) => on !== null) ?? null;
  const isNew = since !== null && since > yearAgo && since <= today;
  const born = household.people.filter(
    ({ bornOn }) => bornOn > yearAgo && bornOn <= today && !(isNew && bornOn <= (since ?? bornOn)),
  );
  const there = household.people.filter((person) => !born.includes(person));
  const isLet = there.every(({ residence }) => residence === 'floating');
  const came: YearEntry = {
    ...NO_EFFECTS,
    kind: isLet ? 'let' : 'moved-in',
    on: since ?? today,
    until: isLet ? addDays(since ?? today, YEAR_DAYS) : null,
    source: 'visit',
    people: there.map((person) => arrived(household, person)),
    households: [{ id: household.id, what: 'opened' }],
  };
  const births = born.map(
    (person): YearEntry => ({
      ...NO_EFFECTS,
      kind: 'born',
      on: person.bornOn,
      until: null,
      source: 'public-security',
      people: [arrived(household, person)],
    }),
  );
  return isNew ? [came, ...births] : births;
};

const householdsOf = ({ people, households, alsoOf }: YearEntry): readonly string[] => [
  ...new Set([
    ...people.flatMap(({ before, after }) => [before.householdId, after.householdId].filter((id) => id !== null)),
    ...households.map(({ id }) => id),
    ...alsoOf,
  ]),
];
const peopleOf = ({ people, marital }: YearEntry): readonly string[] => [
  ...new Set([...people.map(({ id }) => id), ...marital.map(({ personId }) => personId)]),
];

const eventTables = (input: ChangesInput, entries: readonly YearEntry[]): readonly Table[] => {
  const { community, random, newId, keyRing, today, workerIds } = input;
  const units = new Map(community.details.units.map(({ id, name }) => [id, name]));
  const told = entries.map((entry) => ({ ...entry, id: newId() }));
  const target = (table: string, columns: string): CopyTable => ({ table, columns: columns.split(' ') });
  return [
    {
      target: target(
        'life_event',
        'community_id id kind happened_on until source effects details_sealed recorded_by recorded_at',
      ),
      rows: told.map(({ id, kind, on, until, source, people, households, marital, before }) => {
        const homes = Object.entries(before).map(([householdId, { buildingId, unitId, door }]) => [
          householdId,
          { buildingId, unit: units.get(unitId) ?? '', room: door },
        ]);
        const details = JSON.stringify({ note: '', before: Object.fromEntries(homes) });
        const recordedOn = addDays(on, random.int(0, 6));
        return [
          community.id,
          id,
          kind,
          on,
          until,
          source,
          JSON.stringify({ people, households, marital, groups: [] }),
          sealField(keyRing, personPlace.lifeEvent(community.id, id), details),
          workerIds.length === 0 ? null : random.pick(workerIds),
          `${recordedOn > today ? today : recordedOn}T02:00:00Z`,
        ];
      }),
    },
    {
      target: target('life_event_person', 'community_id person_id event_id'),
      rows: told.flatMap((entry) => peopleOf(entry).map((personId) => [community.id, personId, entry.id])),
    },
    {
      target: target('life_event_household', 'community_id household_id event_id'),
      rows: told.flatMap((entry) => householdsOf(entry).map((householdId) => [community.id, householdId, entry.id])),
    },
  ];
};

/** Whoever has an income on file agreed that it is checked; the newest of some lapse soon. */
const consentTable = ({ community, random, newId, today, workerIds }: ChangesInput): Table => ({
  target: {
    table: 'person_consent',
    columns: 'community_id id person_id purpose given_how given_by given_on valid_until recorded_by recorded_at'.split(
      ' ',
    ),
  },
  rows: community.households.flatMap(({ people }) =>
    people
      .filter(({ facts }) => facts.some(({ id }) => NEEDS_CONSENT.includes(id)))
      .map((person): CopyRow => {
        const givenOn = addDays(today, -random.int(20, 320));
        const by = workerIds.length === 0 ? null : random.pick(workerIds);
        const until = addDays(givenOn, 2 * YEAR_DAYS);
        return [
          community.id,
          newId(),
          person.id,
          'income-check',
          'paper',
          'self',
          givenOn,
          until,
          by,
          `${givenOn}T03:00:00Z`,
        ];
      }),
  ),
});

/** Some who came to the counter were entered a second time, without their number: pairs to decide on. */
const duplicateTables = ({ community, newId, keyRing, today }: ChangesInput): readonly Table[] => {
  const twice = community.households
    .filter((_, place) => place % 37 === 5)
    .flatMap(({ people }) => people.filter(({ phone, relation }) => phone !== null && relation === 'head'))
    .slice(0, DUPLICATES);
  const copies = twice.map((person) => {
    const details = { ...person, communityId: community.id, id: newId(), idNumber: null, address: null };
    const phone = person.phone ?? '';
    const sealed = sealField(keyRing, personPlace.phone(community.id, details.id), phone);
    return { of: person, details, sealed, masked: `${phone.slice(0, 3)}****${phone.slice(-4)}` };
  });
  const target = (table: string, columns: string): CopyTable => ({ table, columns: columns.split(' ') });
  return [
    {
      target: target('person', 'community_id id name sex born_on residence phone_sealed phone_masked source as_of'),
      rows: copies.map(({ details, sealed, masked }) => [
        community.id,
        details.id,
        details.name,
        details.sex,
        details.bornOn,
        'visitor',
        sealed,
        masked,
        'counter',
        addDays(today, -40),
      ]),
    },
    {
      target: target('person_search_term', 'community_id term person_id'),
      rows: copies.flatMap(({ details }) =>
        [...new Set(searchTermsOf(keyRing, details))].map((term) => [community.id, term, details.id]),
      ),
    },
    {
      target: target('duplicate_pair', 'community_id id left_id right_id reasons score found_at'),
      rows: copies.map(({ of, details }) => {
        const [left, right] = of.id < details.id ? [of.id, details.id] : [details.id, of.id];
        return [community.id, newId(), left, right, '{same-name,phone,born-on}', 100, `${today}T00:00:00Z`];
      }),
    },
  ];
};

/** What happened in the past year, consents, and records that may be double. Without cases and visits: those are elsewhere. */
export const changesTables = (input: ChangesInput): readonly Table[] => {
  const { community, keyRing, today } = input;
  const came = community.households.flatMap((household) => entriesOf(household, today));
  const year = yearOfChanges(input, new Set(came.flatMap(householdsOf)));
  return [
    ...goneTables(community, year, keyRing),
    ...eventTables(input, [...came, ...year.entries]),
    consentTable(input),
    ...duplicateTables(input),
  ];
};

/** Class and review of a membership, as the rules of its group say. */
export const membershipRules = (groupId: string, asOf: PlainDate): readonly [string | null, PlainDate | null] => {
  const group = SPECIAL_GROUPS.find(({ id }) => id === groupId);
  if (group === undefined) return [null, null];
  let due = reviewDueOn(group, asOf);
  // Reviews were kept in time but for a few: the oldest are due now.
  while (due !== null && due < addDays(asOf, YEAR_DAYS - 5)) due = reviewDueOn(group, due);
  return [group.classes?.[0]?.id ?? null, due === null ? null : addDays(due, -REVIEWED_EARLIER_DAYS)];
};
