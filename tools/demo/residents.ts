import { addDays } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DemoBuilding, DemoGrid, DemoHousehold, DemoPerson } from './demo-people.ts';
import type { PlannedCommunity } from './communities.ts';
import { FIRST_RESIDENT_HOME, firstResident } from './first-resident.ts';
import { pickCircumstances, pickFacts, pickGroups } from './groups-and-facts.ts';
import type { HouseholdCircumstances } from './groups-and-facts.ts';
import { planHousehold } from './household-plans.ts';
import type { PlannedMember } from './household-plans.ts';
import { makeIdNumber, pickBirthday, pickPhone, pickRegion } from './identity.ts';
import { pickNaming, pickSurname } from './names.ts';
import type { HouseholdNaming } from './names.ts';
import type { Random } from './random.ts';
import { pickVisits } from './visits.ts';

const HOUSEHOLDS_PER_BUILDING = 50;
const PEOPLE_PER_HOUSEHOLD = 2.65;

export interface Places {
  readonly grids: readonly DemoGrid[];
  readonly buildings: readonly DemoBuilding[];
}

export interface ResidentsInput {
  readonly community: PlannedCommunity;
  readonly random: Random;
  readonly newId: () => string;
  readonly workerIds: readonly string[];
  readonly today: PlainDate;
}

/** Grids and buildings: five or six grids in an ordinary community, some twenty buildings over its estates. */
export const makePlaces = (input: ResidentsInput): Places => {
  const { community, random, newId, workerIds } = input;
  const count = Math.max(17, Math.round(community.residents / PEOPLE_PER_HOUSEHOLD / HOUSEHOLDS_PER_BUILDING));
  const gridCount = Math.max(5, Math.min(9, Math.round(count / 3.5)));
  const grids = Array.from({ length: gridCount }, (_, place) => ({
    id: newId(),
    name: `第${'一二三四五六七八九'[place] ?? place + 1}网格`,
    workerId: workerIds.length === 0 ? null : (workerIds[place % workerIds.length] ?? null),
  }));
  // The first estate has at least 17 buildings, because the tour's resident lives in the 17th.
  const firstEstate = Math.max(17, Math.ceil(count / 2));
  const { estates } = community.name;
  const buildings = Array.from({ length: Math.max(count, firstEstate + 3) }, (_, place) => {
    const inFirst = place < firstEstate;
    const rest = place - firstEstate;
    const estate = inFirst ? estates[0] : estates[1 + (rest % (estates.length - 1))];
    const number = inFirst ? place + 1 : Math.floor(rest / (estates.length - 1)) + 1;
    const grid = grids[Math.floor((place * gridCount) / Math.max(count, firstEstate + 3))];
    return { id: newId(), gridId: grid?.id ?? random.pick(grids).id, name: `${estate}${number}幢` };
  });
  return { grids, buildings };
};

interface Household {
  readonly naming: HouseholdNaming;
  readonly surname: string;
  readonly home: HouseholdCircumstances;
}

const makePerson = (input: ResidentsInput, family: Household, plan: PlannedMember, taken: Set<string>): DemoPerson => {
  const { random, today, newId, workerIds } = input;
  const { home, naming } = family;
  const bornOn = pickBirthday(random, plan.age, today);
  const surname = plan.family === 'head' ? family.surname : pickSurname(random);
  const residence = plan.away ? 'moved-away' : home.residence;
  const groups = pickGroups(random, plan, bornOn, home, today);
  return {
    id: newId(),
    relation: plan.relation,
    name: naming.nameOf(random, surname, plan.sex, Number(bornOn.slice(0, 4))),
    sex: plan.sex,
    bornOn,
    residence,
    ethnicGroup: naming.ethnicGroup,
    idNumber: makeIdNumber(random, { region: pickRegion(random, residence), bornOn, sex: plan.sex }, taken),
    phone: pickPhone(random, plan.age),
    source: residence === 'floating' && random.chance(0.4) ? 'visit' : 'public-security',
    asOf: addDays(today, -random.int(1, 330)),
    groups,
    facts: plan.away ? [] : pickFacts(random, plan, home, groups, today),
    visits: plan.away ? [] : pickVisits(random, { bornOn, groups, workerIds, today, newId }),
  };
};

/** The tour's resident lives alone; whoever would fall into her flat gets the one beside it. */
const FIRST_RESIDENT_NEIGHBOUR = '305室';
const isHomeOfFirst = (building: string | undefined, unit: string, room: string): boolean =>
  building === FIRST_RESIDENT_HOME.building && unit === FIRST_RESIDENT_HOME.unit && room === FIRST_RESIDENT_HOME.room;

const makeHousehold = (input: ResidentsInput, places: Places, place: number, taken: Set<string>): DemoHousehold => {
  const { random, today, newId } = input;
  const plan = planHousehold(random);
  const eldest = Math.max(...plan.members.map((one) => one.age));
  const home = pickCircumstances(random, plan.kind, eldest, today);
  const naming = pickNaming(random);
  const family: Household = { naming, surname: pickSurname(random), home };
  const building = places.buildings[place % places.buildings.length];
  const order = Math.floor(place / places.buildings.length);
  const unit = `${1 + (Math.floor(order / 24) % 4)}单元`;
  const room = `${1 + Math.floor((order % 24) / 4)}0${1 + (order % 4)}室`;
  const isTaken = isHomeOfFirst(building?.name, unit, room);
  return {
    id: newId(),
    buildingId: building?.id ?? '',
    unit,
    room: isTaken ? FIRST_RESIDENT_NEIGHBOUR : room,
    people: plan.members.map((one) => makePerson(input, family, one, taken)),
  };
};

/** The households of a community one by one, so that any number of residents fits into memory. */
export function* makeHouseholds(input: ResidentsInput, places: Places): Generator<DemoHousehold> {
  const taken = new Set<string>();
  let people = 0;
  let place = 0;
  if (input.community.place === 0) {
    const first = firstResident(input.newId(), input.newId(), input.workerIds[1] ?? '', input.today);
    const home = places.buildings.find((building) => building.name === FIRST_RESIDENT_HOME.building);
    const { unit, room } = FIRST_RESIDENT_HOME;
    taken.add(first.idNumber);
    people += 1;
    yield { id: input.newId(), buildingId: home?.id ?? '', unit, room, people: [first] };
  }
  while (people < input.community.residents) {
    const household = makeHousehold(input, places, place, taken);
    place += 1;
    people += household.people.length;
    yield household;
  }
}
