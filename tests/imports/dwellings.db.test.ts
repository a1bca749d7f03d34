import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { getBuilding, getPlaceTree } from '../../modules/communities/contract.ts';
import {
  chooseImportColumns,
  confirmImport,
  exportImportErrors,
  listImportRows,
  undoImport,
  type ImportReply,
} from '../../modules/imports/contract.ts';
import { recordLifeEvent } from '../../modules/people/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import type { Request } from '../server/call-route.ts';
import { useOffice } from '../server/office.ts';
import { writePlaces } from '../server/place-samples.ts';
import { bringList, importOf, workOff } from './bring-list.ts';
import { dwellingsList } from './dwellings-list.ts';

const office = useOffice();
let buildingId = '';

beforeAll(async () => {
  ({ buildingId } = await writePlaces(office));
});

const ask = async <R extends RouteDefinition>(route: R, request: Request = {}) =>
  (await office.as('head')).call(route, {
    ...request,
    params: { communityId: office.communityId(), ...request.params },
  });
const bring = async (bytes: Buffer) => bringList(office, await office.as('head'), bytes, 'dwellings');
const on = async (one: ImportReply, route: typeof confirmImport | typeof undoImport, body: object = {}) => {
  (await ask(route, { params: { importId: one.id }, body: { expectedVersion: one.version, ...body } })).reply();
  await workOff(office);
  return importOf(await office.as('head'), office.communityId(), one.id);
};
const rowsOf = async (one: ImportReply) =>
  (await ask(listImportRows, { params: { importId: one.id }, query: { limit: '200' } })).reply().items;
const buildings = async () => (await ask(getPlaceTree)).reply();
const doorsOf = async (id: string) =>
  (await ask(getBuilding, { params: { buildingId: id } })).reply().dwellings.map(({ door }) => door);
const factsOf = async (): Promise<readonly unknown[]> =>
  (
    await office.running().ownerPool.query(
      `select area::float8 as area, used_as, owner_sealed is not null as owned from dwelling
         where community_id = $1 and building_id = $2 and (area is not null or owner_sealed is not null) and valid_until is null
         order by area`,
      [office.communityId(), buildingId],
    )
  ).rows;

const csv = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'));

describe('the list of a property company', () => {
  let one: ImportReply;

  it('given every spelling and slip, says of each row what it would do', async () => {
    one = await bring(await dwellingsList());
    expect(one).toMatchObject({ kind: 'dwellings', state: 'preview', headRows: 2, isEnough: true });
    const rows = await rowsOf(one);
    const told = Object.fromEntries(
      rows.map(({ number, outcome, remarks }) => [number, [outcome, ...remarks.map(({ code }) => code)].join(' ')]),
    );
    expect(told).toEqual({
      3: 'changed',
      4: 'new full-width',
      5: 'new dwelling-building-new',
      6: 'error area-unreadable',
      7: 'error duplicate-in-file',
      8: 'error dwelling-room-missing',
      9: 'error dwelling-building-missing',
      10: 'error use-unknown',
      11: 'error phone-invalid',
      12: 'skipped row-is-heading',
      13: 'skipped row-is-subtotal',
    });
    expect(rows[0]).toMatchObject({ name: '试验楼1单元101室', idNumberMasked: null });
    expect(rows[0]?.changes).toEqual([
      { field: 'area', from: null, to: '89.5' },
      { field: 'owner', from: null, to: '钱**' },
      { field: 'ownerPhone', from: null, to: '138****8001' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('钱业主');
  });

  it('given rows that cannot be taken, they come back as the own file', async () => {
    const file = await ask(exportImportErrors, { params: { importId: one.id } });
    const rows = (await readXlsx(file.bytes)).sheets[0]?.rows ?? [];
    expect(rows[0]?.slice(0, 3)).toEqual(['楼栋', '单元', '房号']);
    expect(rows.map((row) => String(row.at(-2))).join()).toContain('平方米数');
  });

  it('given it is confirmed, dwellings are made and changed; the same list again changes nothing', async () => {
    one = await on(one, confirmImport);
    expect(one.state).toBe('done');
    expect(await doorsOf(buildingId)).toContain('602室');
    expect(await factsOf()).toEqual([
      { area: 89.5, used_as: 'home', owned: true },
      { area: 102.3, used_as: 'home', owned: true },
    ]);
    const again = await bring(await dwellingsList());
    expect([again.counts['new'] ?? 0, again.counts['changed'] ?? 0]).toEqual([0, 0]);
    expect(again.counts['unchanged']).toBe(one.counts['written']);
  });

  it('given it is undone, changes are turned back and new dwellings end, but not where somebody lives by now', async () => {
    const into = { address: { buildingId, unit: '1单元', room: '602室' } };
    const newcomer = { name: '甄入住', sex: 'female', bornOn: '1970-02-03' };
    const change = { kind: 'moved-in', into, members: [{ newcomer, relation: 'head' }], residence: 'registered' };
    (await ask(recordLifeEvent, { body: { change, on: '2026-09-02', source: 'counter' } })).reply();
    one = await on(one, undoImport, { reason: '清单过期' });
    expect(one.state).toBe('undone');
    const kept = (await rowsOf(one)).filter(({ result }) => result === 'undo-refused');
    expect(kept.map(({ name, resultCode }) => [name, resultCode])).toEqual([['试验楼1单元602室', 'dwelling-lived-in']]);
    expect(await factsOf()).toEqual([{ area: 102.3, used_as: 'home', owned: true }]);
  });
});

describe('buildings that a list names for the first time', () => {
  it('given a column with the grid, buildings, units and dwellings are made, and gone again when it is undone', async () => {
    const list = csv(
      '网格,房屋坐落,面积,用途',
      '试验网格,新建小区21幢1单元101,70,住宅',
      '试验网格,新建小区21幢2单元1203室,71,住宅',
      '没有的网格,新建小区22幢1单元101,70,住宅',
    );
    let one = await bring(list);
    expect(one.counts).toEqual({ new: 2, error: 1 });
    one = await on(one, confirmImport);
    const made = (await buildings()).buildings.find(({ name }) => name === '新建小区21幢');
    expect(await doorsOf(made?.id ?? '')).toEqual(['101室', '1203室']);
    one = await on(one, undoImport, { reason: '不是本社区' });
    expect(one.counts).toMatchObject({ undone: 2 });
    const today = office.running().clock.now().toISOString().slice(0, 10);
    const there = (await buildings()).buildings.filter(({ name }) => name === '新建小区21幢');
    expect(there.every(({ until }) => until !== null && until <= today)).toBe(true);
  });

  it('given a dwelling that was changed after the preview, leaves it alone', async () => {
    const list = csv('楼栋,单元,室号,面积', '试验楼,1单元,201,55');
    let one = await bring(list);
    expect(one.counts).toEqual({ changed: 1 });
    await office
      .running()
      .ownerPool.query(`update dwelling set used_as = 'shop' where community_id = $1 and building_id = $2`, [
        office.communityId(),
        buildingId,
      ]);
    one = await on(one, confirmImport);
    expect(one.counts).toMatchObject({ refused: 1 });
    expect((await rowsOf(one))[0]?.resultCode).toBe('dwelling-changed-meanwhile');
  });

  it('given columns of residents, refuses them for dwellings', async () => {
    const one = await bring(csv('代号,说明', '1,2'));
    expect(one.state).toBe('columns');
    const body = { expectedVersion: one.version, sheet: 0, headRows: 1, mapping: { 0: 'building', 1: 'name' } };
    const refused = await ask(chooseImportColumns, { params: { importId: one.id }, body });
    expect(refused.problem().code).toBe('import-columns-unclear');
  });
});
