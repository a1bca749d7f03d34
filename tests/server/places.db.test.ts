import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  assignDuty,
  changePlaces,
  endDuty,
  exportDuties,
  exportDwellings,
  getBuilding,
  getDwelling,
  getHolderDuties,
  getPlaceTree,
  getPlan,
  listDuties,
  releaseHolder,
} from '../../modules/communities/contract.ts';
import {
  carryOutPlacements,
  dwellingsOf,
  endStay,
  findOrAddDwelling,
  moveHousehold,
  placeHouseholds,
  responsibleFor,
} from '../../modules/communities/server/index.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { openField, sealField } from '../../platform/crypto/field-sealing.ts';
import type { Tx } from '../../platform/db/scoped-database.ts';
import { newId } from '../../platform/ids.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const TODAY = '2026-09-16';
const UNITS = [
  { name: '1单元', floors: 6, doorsOnFloor: 2 },
  { name: '2单元', floors: 6, doorsOnFloor: 2 },
];

const now = (): string => `${TODAY}T02:00:00.000Z`;
const here = () => ({ communityId: office.communityId() });
const ring = () => office.running().application.casework.keyRing;
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  office
    .running()
    .application.database.transact([office.communityId()], async (tx) => ({ keep: true, value: await work(tx) }));

const change = async (part: object, who: Who = 'head') =>
  (await office.as(who)).call(changePlaces, { params: here(), body: { change: { from: '2026-01-01', ...part } } });
const placed = async (part: object): Promise<string> => (await change(part)).reply().placeId;
const assign = async (roleId: string, place: object, holder: object, more: object = {}) =>
  (await office.as('head')).call(assignDuty, {
    params: here(),
    body: { roleId, place, holder, from: '2026-02-01', ...more },
  });
const workerOf = (who: Who) => ({ kind: 'worker', id: office.staff().workerIds[who] });
const building = async (buildingId: string, who: Who = 'worker') =>
  (await office.as(who)).call(getBuilding, { params: { ...here(), buildingId } });
const tree = async (who: Who = 'worker') =>
  (await (await office.as(who)).call(getPlaceTree, { params: here() })).reply();
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await office.running().ownerPool.query<{ count: number }>(`select count(*) as count from ${sql}`, [...values]))
    .rows[0]?.count ?? -1;

let east = '';
let west = '';
let micro = '';
let house = '';

beforeAll(async () => {
  east = await placed({ kind: 'add-grid', name: '东网格' });
  west = await placed({ kind: 'add-grid', name: '西网格' });
  micro = await placed({ kind: 'add-micro-grid', gridId: east, name: '东一' });
  house = await placed({ kind: 'add-building', gridId: east, microGridId: micro, name: '东园1幢', units: UNITS });
  await assign('grid-worker', { kind: 'grid', id: east }, workerOf('grid-worker'));
});

const newHousehold = async (name: string): Promise<{ householdId: string; personId: string }> => {
  const person = await office.person({ name });
  const householdId = newId();
  const { ownerPool } = office.running();
  await ownerPool.query('insert into household (community_id, id, building_id) values ($1, $2, $3)', [
    office.communityId(),
    householdId,
    house,
  ]);
  await ownerPool.query(
    `update person set household_id = $3, residence = 'registered' where community_id = $1 and id = $2`,
    [office.communityId(), person.id, householdId],
  );
  return { householdId, personId: person.id };
};

const move = (householdId: string, unit: string, room: string, more: object = {}) =>
  inTx((tx) =>
    moveHousehold(tx, ring(), {
      ...here(),
      householdId,
      buildingId: house,
      unit,
      room,
      from: '2026-05-01',
      tenure: 'owner',
      source: 'counter',
      recordedBy: null,
      ...more,
    }),
  );

describe('a building', () => {
  it('given units, has a dwelling for each door, by floor, and its doors lie in clear nowhere', async () => {
    const reply = (await building(house)).reply();
    expect(reply.dwellings).toHaveLength(24);
    expect(reply.dwellings[0]).toMatchObject({ door: '101室', floor: 1, state: 'empty', heads: [] });
    expect([reply.grid?.name, reply.microGrid?.name]).toEqual(['东网格', '东一']);
    expect(
      await count(`dwelling d where d::text like '%101室%' or d::text like '%' || encode('101室', 'hex') || '%'`),
    ).toBe(0);
  });

  it('given a door that is there under another spelling, is not added twice, also not at the same moment', async () => {
    const unitId = (await building(house)).reply().units[0]?.id ?? '';
    const taken = await change({ kind: 'add-dwelling', unitId, door: '101' });
    expect(taken.problem().code).toBe('door-taken');
    const address = { ...here(), buildingId: house, unit: '9单元', room: '909室' };
    const found = await Promise.all([1, 2, 3, 4].map(() => inTx((tx) => findOrAddDwelling(tx, ring(), address))));
    expect(new Set(found.map(({ dwellingId }) => dwellingId)).size).toBe(1);
  });

  it('given a household, shows its head masked and who looked on record; let, when a tenant lives there', async () => {
    const { householdId } = await newHousehold('甄租客');
    const dwellingId = await move(householdId, '1单元', '201室', { tenure: 'tenant' });
    const cell = (await building(house)).reply().dwellings.find(({ id }) => id === dwellingId);
    expect(cell).toMatchObject({ door: '201室', state: 'let', heads: ['甄**'], residents: 1 });
    expect(await count(`audit_entry where action = 'read-building' and subject_id = $1`, [house])).toBeGreaterThan(0);
  });

  it('given counts, the tree agrees with the building', async () => {
    const before = await tree();
    const { householdId } = await newHousehold('甄新户');
    await move(householdId, '1单元', '302室');
    const after = await tree();
    const of = (reply: typeof after) => reply.buildings.find(({ id }) => id === house)?.counts;
    expect(of(after)?.households).toBe((of(before)?.households ?? 0) + 1);
    expect(of(after)?.residents).toBe((of(before)?.residents ?? 0) + 1);
    expect(of(after)?.empty).toBe((of(before)?.empty ?? 0) - 1);
    expect(after.grids.find(({ id }) => id === east)?.counts).toEqual(of(after));
    expect(after.microGrids[0]?.counts).toEqual(of(after));
    expect(after.community.counts.households).toBe(of(after)?.households);
  });
});

describe('a dwelling', () => {
  it('given a move, keeps the household before and shows the new one; the people’s pages read the same door', async () => {
    const { householdId } = await newHousehold('甄搬家');
    const first = await move(householdId, '2单元', '401室', { from: '2025-03-01' });
    const second = await move(householdId, '2单元', '402室', { from: '2026-05-01' });
    const read = async (dwellingId: string) =>
      (await (await office.as('worker')).call(getDwelling, { params: { ...here(), dwellingId } })).reply();
    expect((await read(first)).stays).toMatchObject([{ householdId, from: '2025-03-01', until: '2026-05-01' }]);
    expect((await read(second)).stays).toMatchObject([{ householdId, head: '甄**', from: '2026-05-01', until: null }]);
    const { rows } = await office
      .running()
      .ownerPool.query<{ room: Buffer }>('select room_sealed as room from household where id = $1', [householdId]);
    const [row] = rows;
    expect(row && openField(ring(), personPlace.room(office.communityId(), householdId), row.room)).toBe('402室');
  });

  it('given a household that moved out, is empty again and stays so', async () => {
    const { application } = office.running();
    const { householdId } = await newHousehold('甄离开');
    const dwellingId = await move(householdId, '2单元', '601室');
    await inTx((tx) => endStay(tx, office.communityId(), householdId, '2026-06-30'));
    expect(await placeHouseholds(application.database, ring(), [office.communityId()], now)).toBe(0);
    expect((await building(house)).reply().dwellings.find(({ id }) => id === dwellingId)?.state).toBe('empty');
  });

  it('given households of before, each gets its dwelling once, and older grids their worker’s duty', async () => {
    const { ownerPool, application } = office.running();
    const { householdId } = await newHousehold('甄旧户');
    const sealed = sealField(ring(), personPlace.room(office.communityId(), householdId), '502室');
    await ownerPool.query(`update household set unit = '1单元', room_sealed = $2 where id = $1`, [householdId, sealed]);
    const old = newId();
    await ownerPool.query('insert into grid (community_id, id, name, worker_id) values ($1, $2, $3, $4)', [
      office.communityId(),
      old,
      '老网格',
      office.staff().workerIds.worker,
    ]);
    const again = () => placeHouseholds(application.database, ring(), [office.communityId()], now);
    expect(await again()).toBe(1);
    expect(await again()).toBe(0);
    const cell = (await building(house)).reply().dwellings.find(({ door }) => door === '502室');
    expect(cell).toMatchObject({ state: 'lived-in', heads: ['甄**'] });
    expect(await count('duty_assignment where place_id = $1', [old])).toBe(1);
  });
});

describe('who is in charge', () => {
  it('given a building moved between grids, the grid of each day answers for its dwellings', async () => {
    const moved = await placed({
      kind: 'add-building',
      gridId: west,
      microGridId: null,
      name: '东园2幢',
      units: UNITS,
    });
    await assign('grid-worker', { kind: 'grid', id: west }, workerOf('worker'));
    const dwelling = (await building(moved)).reply().dwellings[0]?.id ?? '';
    expect(
      (
        await change({
          kind: 'place-building',
          buildingId: moved,
          gridId: east,
          microGridId: micro,
          from: '2026-07-01',
        })
      ).status,
    ).toBe(200);
    const whoOn = (on: string) =>
      inTx((tx) => responsibleFor(tx, { ...here(), dwellingId: dwelling, on, roleId: 'grid-worker' }));
    expect((await whoOn('2026-06-30')).map(({ id }) => id)).toEqual([office.staff().workerIds.worker]);
    expect((await whoOn('2026-07-01')).map(({ id }) => id)).toEqual([office.staff().workerIds['grid-worker']]);
    expect(await whoOn('2026-01-15')).toEqual([]);
    const mine = await inTx((tx) =>
      dwellingsOf(tx, { ...here(), workerId: office.staff().workerIds['grid-worker'], on: TODAY }),
    );
    expect(mine.some(({ id }) => id === dwelling)).toBe(true);
    const history = (await building(moved)).reply().placements;
    expect(history.map(({ grid, until }) => [grid, until])).toEqual([
      ['西网格', '2026-07-01'],
      ['东网格', null],
    ]);
  });

  it('given a hand-over, the one before ends on the day the next begins, and both stay on the list of their time', async () => {
    const place = { kind: 'building', id: house };
    const first = (await assign('building-head', place, workerOf('worker'))).reply().dutyId;
    const twice = await assign('building-head', place, workerOf('worker'));
    expect(twice.problem().code).toBe('duty-held-already');
    await assign('building-head', place, workerOf('social-worker'), { from: '2026-08-01', replaces: first });
    const heads = async (on: string) =>
      (await (await office.as('worker')).call(listDuties, { params: here(), query: { on } }))
        .reply()
        .items.filter(({ roleId, place: at }) => roleId === 'building-head' && at.id === house)
        .map(({ holder }) => holder.id);
    expect(await heads('2026-07-31')).toEqual([office.staff().workerIds.worker]);
    expect(await heads('2026-08-01')).toEqual([office.staff().workerIds['social-worker']]);
    const again = await assign('building-head', place, workerOf('head'), { replaces: first });
    expect(again.problem().code).toBe('duty-ended');
  });

  it('given a role, place or holder that does not fit, refuses each with its reason', async () => {
    const place = { kind: 'grid', id: east };
    const codeOf = async (...args: Parameters<typeof assign>) => (await assign(...args)).problem().code;
    const away = await office.person({ name: '甄搬走' });
    await office.running().ownerPool.query(`update person set residence = 'moved-away' where id = $1`, [away.id]);
    expect(await codeOf('no-such-role', place, workerOf('worker'))).toBe('duty-role-unknown');
    expect(await codeOf('building-head', place, workerOf('worker'))).toBe('duty-role-not-here');
    expect(await codeOf('grid-worker', place, { kind: 'resident', id: away.id })).toBe('duty-role-not-here');
    expect(await codeOf('grid-leader', place, { kind: 'resident', id: away.id })).toBe('duty-holder-unknown');
    expect(await codeOf('grid-leader', place, workerOf('neighbour-worker'))).toBe('duty-holder-unknown');
    expect(await codeOf('grid-leader', { kind: 'grid', id: newId() }, workerOf('worker'))).toBe('place-unknown');
    expect((await assign('grid-leader', place, workerOf('head'))).status).toBe(201);
    expect(await codeOf('grid-leader', place, workerOf('worker'))).toBe('duty-full');
  });

  it('given somebody who leaves, says before and after what nobody looks after then', async () => {
    const resident = await office.person({ name: '甄邻长' });
    const holder = { kind: 'resident', id: resident.id };
    await assign('neighbour-leader', { kind: 'micro-grid', id: micro }, holder);
    const params = { ...here(), holderKind: 'resident', holderId: resident.id };
    const preview = (await (await office.as('head')).call(getHolderDuties, { params })).reply();
    expect(preview).toMatchObject({
      holder: { name: '甄邻长', left: false },
      duties: [{ roleId: 'neighbour-leader' }],
    });
    expect(preview.uncovered.map(({ place }) => place.id)).toEqual([micro]);
    const left = (
      await (await office.as('head')).call(releaseHolder, { params, body: { on: TODAY, reason: '搬家' } })
    ).reply();
    expect(left).toMatchObject({ ended: 1, uncovered: [{ roleId: 'neighbour-leader' }] });
    const { gaps } = (await (await office.as('head')).call(listDuties, { params: here() })).reply();
    expect(gaps).toContainEqual(
      expect.objectContaining({ roleId: 'neighbour-leader', place: expect.objectContaining({ id: micro }) }),
    );
    const gone = (await (await office.as('head')).call(getHolderDuties, { params })).reply();
    expect([gone.duties.length, gone.past.length]).toEqual([0, 1]);
  });

  it('given a duty that ends before it began or twice, refuses', async () => {
    const { dutyId } = (await assign('health-worker', { kind: 'grid', id: west }, workerOf('worker'))).reply();
    const end = async (on: string) =>
      (await office.as('head')).call(endDuty, { params: { ...here(), dutyId }, body: { on } });
    expect((await end('2026-01-31')).problem().code).toBe('duty-ends-before-start');
    expect((await end(TODAY)).reply().uncovered).toHaveLength(1);
    expect((await end(TODAY)).problem().code).toBe('duty-ended');
  });
});

describe('a grid worker', () => {
  it('given the own grid, sees it and nothing of the others', async () => {
    const far = await placed({ kind: 'add-building', gridId: west, microGridId: null, name: '东园9幢', units: UNITS });
    const seen = await tree('grid-worker');
    expect(seen.grids.map(({ id }) => id)).toEqual([east]);
    expect(seen.buildings.map(({ id }) => id)).not.toContain(far);
    expect((await building(house, 'grid-worker')).status).toBe(200);
    expect((await building(far, 'grid-worker')).problem().code).toBe('not-found');
    const dwellingId = (await building(far)).reply().dwellings[0]?.id ?? '';
    const caller = await office.as('grid-worker');
    const looked = await caller.call(getDwelling, { params: { ...here(), dwellingId }, query: { on: '2026-03-01' } });
    expect(looked.problem().code).toBe('not-found');
    const plan = (await caller.call(getPlan, { params: here() })).reply();
    expect(plan.places.map(({ id }) => id)).not.toContain(far);
    const sheet = await readXlsx((await caller.call(exportDwellings, { params: here() })).bytes);
    expect(JSON.stringify(sheet.sheets[0]?.rows)).not.toContain('西网格');
  });
});

describe('lists as spreadsheets', () => {
  it('given who is in charge, has a row for each with role, place and name', async () => {
    const { bytes } = await (await office.as('head')).call(exportDuties, { params: here() });
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(rows[0]?.slice(0, 3)).toEqual(['岗位', '负责范围', '姓名']);
    expect(rows.some((row) => row[0] === '网格员' && row[1] === '东网格')).toBe(true);
    expect(await count(`audit_entry where action = 'export-duties'`)).toBe(1);
  });
});

describe('a building that moves to another grid on a day to come', () => {
  it('given the job of each night, stays until that day, moves on it, and once only', async () => {
    const [old, next] = [
      await placed({ kind: 'add-grid', name: '旧网格' }),
      await placed({ kind: 'add-grid', name: '新网格' }),
    ];
    const building = await placed({
      kind: 'add-building',
      name: '明日楼',
      gridId: old,
      microGridId: null,
      units: UNITS,
    });
    const moving = { kind: 'place-building', buildingId: building, gridId: next, microGridId: null };
    expect((await change({ ...moving, from: '2026-10-01' })).status).toBe(200);
    const night = (day: string) =>
      carryOutPlacements(office.running().application.database, [office.communityId()], () => `${day}T02:00:00.000Z`);
    const lies = async () => {
      const { rows } = await office.running().ownerPool.query('select grid_id from building where id = $1', [building]);
      return (rows[0] as { grid_id: string }).grid_id;
    };
    const seen = [await night(TODAY), await lies(), await night('2026-09-30'), await lies()];
    expect(seen).toEqual([0, old, 0, old]);
    expect([await night('2026-10-01'), await lies(), await night('2026-10-01'), await night('2026-10-02')]).toEqual([
      1,
      next,
      0,
      0,
    ]);
    const tree = async (on: string) =>
      (await (await office.as('head')).call(getPlaceTree, { params: here(), query: { on } })).reply();
    const gridOn = async (on: string) => (await tree(on)).buildings.find(({ id }) => id === building)?.gridId;
    expect([await gridOn('2026-09-30'), await gridOn('2026-10-01')]).toEqual([old, next]);
  });
});
