import { newId } from '../../platform/ids.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  changePlaces,
  drawPlace,
  getPlan,
  getPlanPicture,
  listRegions,
  saveRegion,
  uploadPlanPicture,
} from '../../modules/communities/contract.ts';
import { useOffice } from './office.ts';
import { PIXEL } from './place-samples.ts';

const office = useOffice();
const TODAY = '2026-09-16';
const here = () => ({ communityId: office.communityId() });
let east = '';

beforeAll(async () => {
  const change = { kind: 'add-grid', name: '东网格', from: '2026-01-01' };
  east = (await (await office.as('head')).call(changePlaces, { params: here(), body: { change } })).reply().placeId;
});

describe('the plan', () => {
  const ringOf = (...corners: number[][]) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
  const draw = async (shape: unknown, more: object = {}) =>
    (await office.as('head')).call(drawPlace, {
      params: here(),
      body: { place: { kind: 'grid', id: east }, shape, from: TODAY, ...more },
    });
  const shapeOn = async (on: string) =>
    (await (await office.as('worker')).call(getPlan, { params: here(), query: { on } }))
      .reply()
      .places.find(({ id }) => id === east)?.shape;

  it('given a boundary drawn anew, each day has its own', async () => {
    const [before, after] = [ringOf([0, 0], [100, 0], [50, 90]), ringOf([0, 0], [200, 0], [50, 90])];
    expect((await draw(before, { from: '2026-03-01' })).status).toBe(200);
    expect((await draw(after)).status).toBe(200);
    expect(await shapeOn('2026-02-28')).toBeNull();
    expect(await shapeOn('2026-03-01')).toEqual(before);
    expect(await shapeOn(TODAY)).toEqual(after);
  });

  it('given a boundary for a day to come, shows today as it is and that day as it will be, and names both days', async () => {
    const [now, later] = [ringOf([0, 0], [300, 0], [50, 90]), ringOf([0, 0], [400, 0], [50, 90])];
    expect((await draw(now)).status).toBe(200);
    expect((await draw(later, { from: '2027-01-01' })).status).toBe(200);
    expect([await shapeOn(TODAY), await shapeOn('2026-12-31'), await shapeOn('2027-01-01')]).toEqual([now, now, later]);
    const { days } = (await (await office.as('worker')).call(getPlan, { params: here() })).reply();
    expect(days).toEqual(expect.arrayContaining(['2027-01-01', TODAY]));
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('given a building, takes its outline as well as a position', async () => {
    const { ownerPool } = office.running();
    const id = newId();
    await ownerPool.query('insert into building (community_id, id, grid_id, name) values ($1, $2, $3, $4)', [
      office.communityId(),
      id,
      east,
      '外形楼',
    ]);
    const outline = ringOf([10, 10], [60, 10], [60, 30], [10, 30]);
    const place = { kind: 'building', id } as const;
    expect((await draw({ type: 'Point', coordinates: [20, 20] }, { place, from: '2026-01-01' })).status).toBe(200);
    expect((await draw(outline, { place })).status).toBe(200);
    const plan = (await (await office.as('worker')).call(getPlan, { params: here() })).reply();
    expect(plan.places.find((one) => one.id === id)?.shape).toEqual(outline);
  });

  it('given a shape that is not sound or not of the place’s kind, refuses with the rule', async () => {
    const crossing = await draw(ringOf([0, 0], [100, 100], [100, 0], [0, 90]));
    expect(crossing.problem()).toMatchObject({ code: 'shape-invalid', details: { rule: 'crossing' } });
    expect((await draw({ type: 'Point', coordinates: [1, 1] })).problem().details).toEqual({ rule: 'kind' });
    expect((await draw(ringOf([0, 0], [2000, 0], [50, 90]))).problem().code).toBe('bad-input');
    expect((await draw(ringOf([0, 0], [9, 0], [5, 9]), { from: '2029-09-17' })).problem().code).toBe(
      'place-date-in-future',
    );
  });

  it('given a picture, serves it as what it is and lets nothing in it run; anything else is refused', async () => {
    const head = await office.as('head');
    const send = (bytes: Buffer) =>
      head.call(uploadPlanPicture, { params: here(), body: { content: bytes.toString('base64') } });
    const { id } = (await send(Buffer.from(PIXEL, 'base64'))).reply();
    const file = await (await office.as('worker')).call(getPlanPicture, { params: { ...here(), pictureId: id } });
    expect(file.bytes.equals(Buffer.from(PIXEL, 'base64'))).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect((await send(svg)).problem().details).toEqual({ rule: 'content' });
    const large = Buffer.alloc(700_100);
    expect((await send(large)).problem().code).toBe('bad-input');
  });
});

it('given a code without the one above, asks for that first; a broken one names its rule', async () => {
  const administrator = await office.as('system-administrator');
  const save = (code: string, name: string) => administrator.call(saveRegion, { body: { code, name } });
  expect((await save('320200000000', '某市')).problem()).toMatchObject({
    code: 'region-parent-missing',
    details: { parent: '320000000000' },
  });
  expect((await save('320000000000', '某省')).reply()).toMatchObject({ level: 'province', parent: null });
  expect((await save('320200000000', '某市')).reply()).toMatchObject({ level: 'city' });
  const listed = (await administrator.call(listRegions)).reply();
  expect(listed.items.map(({ name }) => name)).toEqual(['某省', '某市']);
  expect((await save('99', '无')).problem()).toMatchObject({
    code: 'region-code-invalid',
    details: { rule: 'length' },
  });
});
