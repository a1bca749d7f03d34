import { addDays, ageOn, type PlainDate } from '../../kernel/plain-date.ts';
import { doorKey, doorOn, floorOfDoor } from '../../modules/communities/domain/door.ts';
import type { DemoHousehold, DemoPerson } from './demo-people.ts';
import { layOut, type DemoMicroGrid, type DemoShape } from './place-layout.ts';
import type { Random } from './random.ts';
import type { Places } from './residents.ts';

export interface DemoDwelling {
  readonly id: string;
  readonly buildingId: string;
  readonly unitId: string;
  readonly door: string;
  readonly floor: number | null;
  readonly usedAs: 'home' | 'shop';
}

export interface DemoStay {
  readonly id: string;
  readonly householdId: string;
  readonly dwellingId: string;
  readonly tenure: 'owner' | 'tenant';
  readonly from: PlainDate;
  readonly until: PlainDate | null;
}

export interface DemoDuty {
  readonly id: string;
  readonly roleId: string;
  readonly placeKind: 'grid' | 'micro-grid' | 'building' | 'unit';
  readonly placeId: string;
  readonly workerId: string | null;
  readonly personId: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
}

export interface DemoPlacement {
  readonly id: string;
  readonly buildingId: string;
  readonly gridId: string;
  readonly microGridId: string | null;
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
}

/** What a community has beside grids, buildings and households: everything finer, who is in charge, and the plan. */
export interface PlaceDetails {
  readonly microGrids: readonly DemoMicroGrid[];
  readonly microGridOf: ReadonlyMap<string, string>;
  readonly units: readonly { readonly id: string; readonly buildingId: string; readonly name: string }[];
  readonly dwellings: readonly DemoDwelling[];
  readonly dwellingOf: ReadonlyMap<string, string>;
  readonly stays: readonly DemoStay[];
  readonly duties: readonly DemoDuty[];
  readonly placements: readonly DemoPlacement[];
  readonly shapes: readonly DemoShape[];
}

export interface PlaceDetailsInput {
  readonly communityId: string;
  readonly places: Places;
  readonly households: readonly DemoHousehold[];
  readonly random: Random;
  readonly newId: () => string;
  readonly today: PlainDate;
  /** Those at the window. */
  readonly workerIds: readonly string[];
  /** Those who are grid workers; the ones who are nothing else come first. */
  readonly gridWorkerIds: readonly string[];
}

const BUILDINGS_IN_MICRO_GRID = 2;
const DOORS_ON_FLOOR = 4;
const NUMERALS = '一二三四五六七八九';
const TEAM_SINCE: PlainDate = '2024-03-01';

const makeMicroGrids = ({ places, newId }: PlaceDetailsInput): readonly DemoMicroGrid[] =>
  places.grids.flatMap((grid) => {
    const ids = places.buildings.filter(({ gridId }) => gridId === grid.id).map(({ id }) => id);
    return Array.from({ length: Math.ceil(ids.length / BUILDINGS_IN_MICRO_GRID) }, (_, place) => ({
      id: newId(),
      gridId: grid.id,
      name: `${NUMERALS[place] ?? place + 1}号微网格`,
      buildingIds: ids.slice(place * BUILDINGS_IN_MICRO_GRID, (place + 1) * BUILDINGS_IN_MICRO_GRID),
    }));
  });

type Doors = Pick<PlaceDetails, 'units' | 'dwellings' | 'dwellingOf'>;

/** A dwelling for every door that somebody lives behind, and empty ones up to the highest floor of each unit. */
const makeDwellings = ({ households, newId, random }: PlaceDetailsInput): Doors => {
  const units: { id: string; buildingId: string; name: string }[] = [];
  const dwellings: DemoDwelling[] = [];
  const dwellingOf = new Map<string, string>();
  const byUnit = Map.groupBy(households, ({ buildingId, unit }) => `${buildingId} ${unit}`);
  for (const [, inUnit] of [...byUnit].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = inUnit;
    if (first === undefined) continue;
    const { buildingId, unit } = first;
    const unitId = newId();
    units.push({ id: unitId, buildingId, name: unit });
    const byDoor = new Map<string, string>();
    const add = (door: string, usedAs: DemoDwelling['usedAs']): string => {
      const id = newId();
      byDoor.set(doorKey(door), id);
      dwellings.push({ id, buildingId, unitId, door, floor: floorOfDoor(door), usedAs });
      return id;
    };
    for (const { id, room } of inUnit) dwellingOf.set(id, byDoor.get(doorKey(room)) ?? add(room, 'home'));
    const highest = Math.max(...inUnit.map(({ room }) => floorOfDoor(room) ?? 1));
    for (let floor = 1; floor <= highest; floor += 1)
      for (let place = 1; place <= DOORS_ON_FLOOR; place += 1) {
        const door = doorOn(floor, place);
        if (!byDoor.has(doorKey(door))) add(door, floor === 1 && random.chance(0.3) ? 'shop' : 'home');
      }
  }
  return { units, dwellings, dwellingOf };
};

/** Of those who moved within the community, every so many did so in the past year. */
const MOVED_LATELY = 8;

/** Everybody lives where they live now; one in twenty-five has moved within the community before. */
const makeStays = (
  { households, newId, random, today }: PlaceDetailsInput,
  { dwellings, dwellingOf }: Doors,
): readonly DemoStay[] => {
  const lived = new Set(dwellingOf.values());
  const empty = dwellings.filter(({ id, usedAs }) => usedAs === 'home' && !lived.has(id));
  let movers = 0;
  return households.flatMap((household) => {
    const dwellingId = dwellingOf.get(household.id) ?? '';
    const floating = household.people.some(({ residence }) => residence === 'floating');
    const tenure = random.chance(floating ? 0.85 : 0.06) ? 'tenant' : 'owner';
    const from = `${floating ? random.int(2019, 2025) : random.int(1998, 2023)}-0${random.int(1, 9)}-${random.int(10, 28)}`;
    const now: DemoStay = { id: newId(), householdId: household.id, dwellingId, tenure, from, until: null };
    if (empty.length === 0 || !random.chance(0.04)) return [now];
    const before = `${Number(from.slice(0, 4)) - random.int(1, 6)}${from.slice(4)}`;
    const old = random.pick(empty).id;
    movers += 1;
    const since = movers % MOVED_LATELY === 0 ? addDays(today, -((movers * 37) % 330) - 5) : from;
    const was = { householdId: household.id, dwellingId: old, tenure: 'tenant' as const, from: before, until: since };
    return [
      { id: newId(), ...was },
      { ...now, from: since },
    ];
  });
};

const isFit = (person: DemoPerson, today: PlainDate): boolean =>
  person.residence !== 'moved-away' && ageOn(person.bornOn, today) >= 35 && ageOn(person.bornOn, today) <= 76;

/** The grid team, neighbour leaders and stewards; here and there somebody is missing, as everywhere. */
const makeDuties = (
  input: PlaceDetailsInput,
  microGrids: readonly DemoMicroGrid[],
  units: Doors['units'],
): readonly DemoDuty[] => {
  const { places, households, random, newId, today, workerIds, gridWorkerIds } = input;
  const duties: DemoDuty[] = [];
  const people = new Map(
    [...Map.groupBy(households, ({ buildingId }) => buildingId)].map(([id, inBuilding]) => [
      id,
      inBuilding.flatMap((household) => household.people.filter((person) => isFit(person, today))),
    ]),
  );
  const oneOf = (buildingIds: readonly string[]): string | null => {
    const fit = buildingIds.flatMap((id) => people.get(id) ?? []);
    return fit.length === 0 ? null : random.pick(fit).id;
  };
  const put = (
    roleId: string,
    placeKind: DemoDuty['placeKind'],
    placeId: string,
    holder: { readonly workerId?: string | null | undefined; readonly personId?: string | null },
    from: PlainDate = TEAM_SINCE,
    until: PlainDate | null = null,
  ): void => {
    const { workerId = null, personId = null } = holder;
    if (workerId !== null || personId !== null)
      duties.push({ id: newId(), roleId, placeKind, placeId, workerId, personId, from, until });
  };
  for (const [place, { id, workerId }] of places.grids.entries()) {
    put('grid-leader', 'grid', id, { workerId: workerIds[place % Math.max(1, workerIds.length)] });
    const present = gridWorkerIds[place % Math.max(1, gridWorkerIds.length)] ?? workerId;
    put('grid-worker', 'grid', id, { workerId: present }, '2025-07-01');
    if (workerId !== null && workerId !== present)
      put('grid-worker', 'grid', id, { workerId }, TEAM_SINCE, '2025-07-01');
    const inGrid = places.buildings.filter(({ gridId }) => gridId === id).map((building) => building.id);
    if (place < places.grids.length - 1) put('health-worker', 'grid', id, { personId: oneOf(inGrid) });
    if (place % 2 === 0) put('team-leader', 'grid', id, { personId: oneOf(inGrid) });
  }
  for (const [place, { id, buildingIds }] of microGrids.entries()) {
    put('party-member', 'micro-grid', id, { personId: oneOf(buildingIds) });
    if (place % 6 !== 4) put('neighbour-leader', 'micro-grid', id, { personId: oneOf(buildingIds) }, '2025-03-05');
  }
  for (const [place, { id }] of places.buildings.entries()) {
    if (place % 9 !== 7) put('building-head', 'building', id, { personId: oneOf([id]) });
    if (place % 7 !== 5) put('building-steward', 'building', id, { personId: oneOf([id]) }, '2025-05-01');
  }
  for (const { id, buildingId } of units)
    if (random.chance(0.25)) put('building-steward', 'unit', id, { personId: oneOf([buildingId]) }, '2025-09-01');
  return duties;
};

/** The third building of the second grid belonged to the first one until the grids were drawn anew. */
const makePlacements = (
  { places, newId }: PlaceDetailsInput,
  microGridOf: ReadonlyMap<string, string>,
): readonly DemoPlacement[] => {
  const [first, second] = places.grids;
  const moved = places.buildings.find(({ gridId }) => gridId === second?.id)?.id;
  return places.buildings.flatMap(({ id, gridId }): readonly DemoPlacement[] => {
    const now = { buildingId: id, gridId, microGridId: microGridOf.get(id) ?? null, until: null };
    if (id !== moved || first === undefined) return [{ id: newId(), ...now, from: null }];
    const redrawn: PlainDate = '2026-03-01';
    return [
      { id: newId(), buildingId: id, gridId: first.id, microGridId: null, from: null, until: redrawn },
      { id: newId(), ...now, from: redrawn },
    ];
  });
};

/** Makes all of it with numbers of its own, so that the people of the demo stay who they are. */
export const makePlaceDetails = (input: PlaceDetailsInput): PlaceDetails => {
  const microGrids = makeMicroGrids(input);
  const microGridOf = new Map(
    microGrids.flatMap(({ id, buildingIds }) => buildingIds.map((one) => [one, id] as const)),
  );
  const doors = makeDwellings(input);
  return {
    microGrids,
    microGridOf,
    ...doors,
    stays: makeStays(input, doors),
    duties: makeDuties(input, microGrids, doors.units),
    placements: makePlacements(input, microGridOf),
    shapes: layOut(input.places, microGrids, input.communityId, input.random.fork('plan')),
  };
};
