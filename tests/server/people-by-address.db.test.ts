import { beforeAll, describe, expect, it } from 'vitest';
import { changePlaces } from '../../modules/communities/contract.ts';
import { findPeople, recordLifeEvent } from '../../modules/people/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import type { Request } from './call-route.ts';
import { useOffice } from './office.ts';

const office = useOffice();

const ask = async <R extends RouteDefinition>(route: R, request: Request = {}) =>
  (await office.as('head')).call(route, {
    ...request,
    params: { communityId: office.communityId(), ...request.params },
  });
const found = async (q: string) =>
  (await ask(findPeople, { query: { q } }))
    .reply()
    .items.map(({ name }) => name)
    .toSorted();

beforeAll(async () => {
  const place = async (part: object): Promise<string> =>
    (await ask(changePlaces, { body: { change: { from: '2026-01-01', ...part } } })).reply().placeId;
  const gridId = await place({ kind: 'add-grid', name: '地址网格' });
  const units = ['1单元', '2单元'].map((name) => ({ name, floors: 6, doorsOnFloor: 2 }));
  const building = (name: string) => place({ kind: 'add-building', gridId, microGridId: null, name, units });
  const [first, second, named] = [
    await building('甲苑新村7幢'),
    await building('乙苑新村7幢'),
    await building('和乐楼'),
  ];
  const moveIn = async (name: string, buildingId: string, unit: string, room: string) => {
    const newcomer = { name, sex: 'female', bornOn: '1970-02-03' };
    const into = { address: { buildingId, unit, room } };
    const change = { kind: 'moved-in', into, members: [{ newcomer, relation: 'head' }], residence: 'registered' };
    (await ask(recordLifeEvent, { body: { change, on: '2026-02-01', source: 'counter' } })).reply();
  };
  await moveIn('甄一', first, '1单元', '501室');
  await moveIn('甄二', first, '2单元', '501室');
  await moveIn('贾三', second, '1单元', '602室');
  await moveIn('贾四', named, '1单元', '101室');
});

describe('people by their address', () => {
  it('given a building, a unit or a door, finds who lives there', async () => {
    expect(await found('7幢')).toEqual(['甄一', '甄二', '贾三']);
    expect(await found('甲苑新村7幢')).toEqual(['甄一', '甄二']);
    expect(await found('甲苑新村 7号楼 2单元')).toEqual(['甄二']);
    expect(await found('甲苑新村7幢501')).toEqual(['甄一', '甄二']);
    expect(await found('7-1-501')).toEqual(['甄一']);
    expect(await found('7幢1单元５０１室')).toEqual(['甄一']);
    expect(await found('7幢1单元999')).toEqual([]);
    expect(await found('9幢')).toEqual([]);
  });

  it('given a name with the building, both have to fit', async () => {
    expect(await found('贾 7幢')).toEqual(['贾三']);
    expect(await found('jia 甲苑新村7幢')).toEqual([]);
  });

  it('given the name of an estate or a building without a number, finds its people', async () => {
    expect(await found('和乐楼')).toEqual(['贾四']);
    expect(await found('乙苑新村')).toEqual(['贾三']);
  });
});
