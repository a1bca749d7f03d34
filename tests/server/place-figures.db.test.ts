import { beforeAll, describe, expect, it } from 'vitest';
import {
  assignDuty,
  changePlaces,
  getBuilding,
  getPlaceTree,
  listPlaceEntries,
  PLACE_FIGURES,
  type PlaceCounts,
  type PlaceFigure,
} from '../../modules/communities/contract.ts';
import { ANY_GROUP, findPeople } from '../../modules/people/contract.ts';
import type { ReplyOf } from '../../platform/contract.ts';
import { newId } from '../../platform/ids.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const here = () => ({ communityId: office.communityId() });
const FROM = '2026-01-01';

const placed = async (part: object): Promise<string> => {
  const body = { change: { from: FROM, ...part } };
  return (await (await office.as('head')).call(changePlaces, { params: here(), body })).reply().placeId;
};
const units = [{ name: '1单元', floors: 3, doorsOnFloor: 2 }];
const addBuilding = (name: string, gridId: string, microGridId: string | null): Promise<string> =>
  placed({ kind: 'add-building', gridId, microGridId, name, units });
const write = (sql: string, ...values: readonly unknown[]) =>
  office.running().ownerPool.query(sql, [office.communityId(), ...values]);

/** Somebody in a household of the building, with or without a door. */
const settle = async (
  name: string,
  buildingId: string,
  dwellingId: string | null,
  set = `residence = 'registered'`,
): Promise<string> => {
  const { id } = await office.person({ name });
  const householdId = newId();
  await write(
    'insert into household (community_id, id, building_id, dwelling_id) values ($1, $2, $3, $4)',
    householdId,
    buildingId,
    dwellingId,
  );
  await write(`update person set household_id = $3, ${set} where community_id = $1 and id = $2`, id, householdId);
  return id;
};
const careFor = (personId: string) =>
  write(
    `insert into person_group (community_id, person_id, group_id, since, source, as_of) values ($1, $2, 'alone', $3, 'visit', $3)`,
    personId,
    FROM,
  );
const doorsOf = async (buildingId: string): Promise<readonly string[]> =>
  (await (await office.as('head')).call(getBuilding, { params: { ...here(), buildingId } }))
    .reply()
    .dwellings.map(({ id }) => id);

let east = '';
let west = '';

beforeAll(async () => {
  east = await placed({ kind: 'add-grid', name: '东网格' });
  west = await placed({ kind: 'add-grid', name: '西网格' });
  const micro = await placed({ kind: 'add-micro-grid', gridId: east, name: '东一' });
  const houses = [
    await addBuilding('东园1幢', east, micro),
    await addBuilding('东园2幢', east, null),
    await addBuilding('西园1幢', west, null),
  ];
  const holder = { kind: 'worker', id: office.staff().workerIds['grid-worker'] };
  const body = { roleId: 'grid-worker', place: { kind: 'grid', id: east }, holder, from: FROM };
  (await (await office.as('head')).call(assignDuty, { params: here(), body })).reply();
  for (const [place, house] of houses.entries()) {
    const doors = await doorsOf(house);
    await careFor(await settle('甄住户', house, doors[0] ?? ''));
    await settle('甄二户', house, doors[0] ?? '');
    await settle('甄无门', house, null);
    await settle('甄在外', house, doors[1] ?? '', `residence = 'moved-away'`);
    if (place === 0)
      await careFor(await settle('甄搬走', house, null, `left_on = '${FROM}', left_because = 'moved-out'`));
    await write(
      `insert into household (community_id, id, building_id, dwelling_id, closed_on) values ($1, $2, $3, $4, $5)`,
      newId(),
      house,
      doors[2] ?? '',
      FROM,
    );
    await write(`update dwelling set used_as = 'shop' where community_id = $1 and id = $2`, doors[5] ?? '');
  }
  await office.person({ name: '甄无户' });
});

type Place = { readonly grid?: string; readonly microGrid?: string; readonly building?: string };

const entriesOf = async (who: Who, figure: PlaceFigure, place: Place): Promise<number> => {
  const caller = await office.as(who);
  const ids = new Set<string>();
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { figure, ...place, limit: '4', ...(cursor === null ? {} : { cursor }) };
    const reply: ReplyOf<typeof listPlaceEntries> = (
      await caller.call(listPlaceEntries, { params: here(), query })
    ).reply();
    for (const { id } of reply.items) expect(ids.size).toBeLessThan(ids.add(id).size);
    cursor = reply.nextCursor;
  } while (cursor !== null);
  return ids.size;
};
const peopleOf = async (who: Who, place: Place, group: object): Promise<number> => {
  const query = { ...place, ...group, livesHere: 'yes', limit: '200' };
  return (await (await office.as(who)).call(findPeople, { params: here(), query })).reply().items.length;
};

const treeOf = async (who: Who) => (await (await office.as(who)).call(getPlaceTree, { params: here() })).reply();
const placesOf = (tree: Awaited<ReturnType<typeof treeOf>>): readonly (readonly [Place, PlaceCounts])[] => [
  [{}, tree.community.counts],
  ...tree.grids.map(({ id, counts }) => [{ grid: id }, counts] as const),
  ...tree.microGrids.map(({ id, counts }) => [{ microGrid: id }, counts] as const),
  ...tree.buildings.map(({ id, counts }) => [{ building: id }, counts] as const),
];
const countOf = (counts: PlaceCounts, figure: PlaceFigure): number =>
  figure === 'in-groups' ? counts.inGroups : counts[figure];

describe('the figures of places', () => {
  it('given several grids, each figure is as many as its list holds, for the office and for who sees one grid', async () => {
    for (const who of ['worker', 'grid-worker'] as const)
      for (const [place, counts] of placesOf(await treeOf(who)))
        for (const figure of PLACE_FIGURES)
          expect([who, place, figure, await entriesOf(who, figure, place)]).toEqual([
            who,
            place,
            figure,
            countOf(counts, figure),
          ]);
  });

  it('given the list of people, shows the office as many as are counted, also for all places and for any group', async () => {
    for (const [place, { residents, inGroups }] of placesOf(await treeOf('worker'))) {
      expect([place, await peopleOf('worker', place, {})]).toEqual([place, residents]);
      expect([place, await peopleOf('worker', place, { group: ANY_GROUP })]).toEqual([place, inGroups]);
    }
  });

  it('given a closed household, somebody gone and somebody registered but away, counts none of them', async () => {
    const { grids } = await treeOf('head');
    expect(grids.map(({ id, counts }) => [id, counts])).toEqual([
      [east, { dwellings: 12, empty: 6, households: 9, residents: 6, inGroups: 2 }],
      [west, { dwellings: 6, empty: 3, households: 4, residents: 3, inGroups: 1 }],
    ]);
  });

  it('given a dwelling whose household is closed, lists it as empty, without the name of who left', async () => {
    const query = { figure: 'empty', grid: west, limit: '50' };
    const reply = (await (await office.as('worker')).call(listPlaceEntries, { params: here(), query })).reply();
    expect(reply.items.map(({ names }) => names)).toEqual([[], [], []]);
  });

  it('given a grid worker, lists the own grid only, with names masked, and who looked stays on record', async () => {
    const looksAtWest = async (): Promise<number> => {
      const { rows } = await office
        .running()
        .ownerPool.query<{ count: number }>(
          `select count(*) as count from audit_entry where action = 'list-place-entries' and details ->> 'grid' = $1`,
          [west],
        );
      return rows[0]?.count ?? 0;
    };
    const before = await looksAtWest();
    expect(await entriesOf('grid-worker', 'residents', { grid: west })).toBe(0);
    expect(await looksAtWest()).toBe(before + 1);
    const query = { figure: 'in-groups', grid: east };
    const reply = (await (await office.as('grid-worker')).call(listPlaceEntries, { params: here(), query })).reply();
    expect(reply.items.map(({ names, unit, dwelling }) => [...names, unit, dwelling?.door])).toEqual([
      ['甄**', '1单元', '101室'],
      ['甄**', '1单元', '101室'],
    ]);
  });
});
