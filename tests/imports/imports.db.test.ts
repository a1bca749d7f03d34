import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  approveImport,
  chooseImportColumns,
  confirmImport,
  decideImportRow,
  discardImport,
  exportImportErrors,
  getImport,
  listImportRows,
  startImport,
  undoImport,
  type ImportReply,
  type ImportRow,
} from '../../modules/imports/contract.ts';
import { findPeople, getPerson, revealField } from '../../modules/people/contract.ts';
import { writePlaces } from '../server/place-samples.ts';
import { newIdNumber, useOffice } from '../server/office.ts';
import { bringList, importOf, workOff } from './bring-list.ts';
import { idNumberOf, nastyList } from './nasty-list.ts';

const office = useOffice();
const known = newIdNumber('1960-03-04');
let knownId = '';

beforeAll(async () => {
  await writePlaces(office);
  knownId = (await office.person({ idNumber: known })).id;
});

const params = (one: { readonly id: string }) => ({ communityId: office.communityId(), importId: one.id });

const rowsOf = async (one: ImportReply, query: object = {}): Promise<readonly ImportRow[]> => {
  const answer = await (await office.as('worker')).call(listImportRows, {
    params: params(one),
    query: { limit: '200', ...query },
  });
  return answer.reply().items;
};

const found = async (q: string) => {
  const caller = await office.as('worker');
  return (await caller.call(findPeople, { params: { communityId: office.communityId() }, query: { q } })).reply().items;
};

const csv = (lines: readonly (readonly string[])[]): Buffer =>
  Buffer.from(lines.map((line) => line.join(',')).join('\n'));

const confirmed = async (one: ImportReply): Promise<ImportReply> => {
  const worker = await office.as('worker');
  const reply = await worker.call(confirmImport, { params: params(one), body: { expectedVersion: one.version } });
  reply.reply();
  await workOff(office);
  return importOf(worker, office.communityId(), one.id);
};

describe('the import of a list as offices keep it', () => {
  let one: ImportReply;

  it('given two sheets, two rows of headings and every slip, says of each row what it would do', async () => {
    one = await bringList(office, await office.as('worker'), await nastyList({ idNumber: known }));
    expect(one).toMatchObject({ state: 'preview', sheet: 1, headRows: 3, isEnough: true, needsApproval: false });
    const rows = await rowsOf(one);
    const told = Object.fromEntries(
      rows.map(({ number, outcome, remarks }) => [number, [outcome, ...remarks.map(({ code }) => code)].join(' ')]),
    );
    expect(told).toEqual({
      4: 'changed',
      5: 'new',
      6: 'new name-blank-removed apostrophe-removed date-serial phone-extension',
      7: 'new full-width',
      8: 'new invisible-removed invisible-removed building-unknown',
      9: 'new id-fifteen-digits',
      10: 'error id-scientific',
      11: 'error id-digits-lost',
      12: 'error id-checksum',
      13: 'error duplicate-in-file',
      14: 'error born-against-id',
      15: 'skipped row-is-empty',
      16: 'skipped row-is-subtotal',
      17: 'skipped row-is-hidden',
      18: 'error name-not-a-name',
      19: 'error who-missing',
      20: 'skipped row-is-heading',
      21: 'skipped row-is-note',
    });
    expect(one.counts).toEqual({ new: 5, changed: 1, error: 7, skipped: 5 });
    expect(rows[1]?.changes).toEqual([
      { field: 'phone', from: null, to: '138****8001' },
      { field: 'home', from: null, to: '试验楼1单元＊＊' },
    ]);
    expect(rows[0]?.changes).toEqual([{ field: 'phone', from: '138****8000', to: '139****9000' }]);
  });

  it('given nothing was confirmed, nothing is written', async () => {
    expect(await found('王秀英')).toEqual([]);
  });

  it('given rows that cannot be taken, they come back as the own file with what is wrong', async () => {
    const worker = await office.as('worker');
    const file = await worker.call(exportImportErrors, { params: params(one) });
    const { sheets } = await readXlsx(file.bytes, { readStyles: true });
    const rows = sheets[0]?.rows ?? [];
    expect(rows[0]?.slice(0, 3)).toEqual(['姓名*', '公民身份号码', '出生日期']);
    const isBold = (cell: string) => sheets[0]?.cells?.get(cell)?.style?.font?.bold ?? false;
    expect(['0,0', '0,1', '1,0', '1,1'].map(isBold)).toEqual([true, true, false, false]);
    expect(rows[1]?.[1]).toBe('3.20211E+17');
    expect(String(rows[1]?.at(-2))).toContain('科学记数');
    expect(rows.find((row) => row[0] === '=1+1')).toBeDefined();
    expect([...(sheets[0]?.cells ?? [])].some(([, cell]) => cell.formula !== undefined)).toBe(false);
  });

  it('given it is confirmed, everybody is found, in the dwelling the list names', async () => {
    one = await confirmed(one);
    expect(one).toMatchObject({ state: 'done', rowsDone: 6, rowsTotal: 6 });
    expect(one.counts).toMatchObject({ written: 6 });
    const [person] = await found('wangxiuying');
    expect(person).toMatchObject({ name: '王秀英', address: '试验楼1单元', phoneMasked: '138****8001' });
    expect(await found('王秀英')).toHaveLength(1);
    const worker = await office.as('worker');
    const revealed = await worker.call(revealField, {
      params: { communityId: office.communityId(), personId: knownId },
      body: { field: 'phone', reason: 'checking-identity' },
    });
    expect(revealed.reply().value).toBe('13900139000');
  });

  it('given the same list again, nothing changes', async () => {
    const again = await bringList(office, await office.as('worker'), await nastyList({ idNumber: known }));
    expect(again.counts).toMatchObject({ unchanged: 6, error: 7, skipped: 5 });
    const worker = await office.as('worker');
    const refused = await worker.call(confirmImport, {
      params: params(again),
      body: { expectedVersion: again.version },
    });
    expect(refused.problem().code).toBe('import-nothing-to-write');
  });

  it('given it is undone, new people are gone and changes turned back, but not where somebody was changed since', async () => {
    const worker = await office.as('worker');
    const [person] = await found('李明');
    await office
      .running()
      .ownerPool.query('update person set version = version + 1 where community_id = $1 and id = $2', [
        office.communityId(),
        person?.id,
      ]);
    (
      await worker.call(undoImport, { params: params(one), body: { expectedVersion: one.version, reason: '名单过期' } })
    ).reply();
    await workOff(office);
    one = await importOf(worker, office.communityId(), one.id);
    expect(one).toMatchObject({ state: 'undone', undoReason: '名单过期' });
    expect(one.counts).toMatchObject({ undone: 5, 'undo-refused': 1 });
    const kept = await rowsOf(one, { result: 'undo-refused' });
    expect(kept.map(({ name, resultCode }) => [name, resultCode])).toEqual([['李明', 'person-changed-meanwhile']]);
    expect(await found('王秀英')).toEqual([]);
    expect((await found('李明')).map(({ name }) => name)).toEqual(['李明']);
    const back = await worker.call(getPerson, {
      params: { communityId: office.communityId(), personId: knownId },
    });
    expect(back.reply().phoneMasked).toBe('138****8000');
  });
});

describe('people who may be known', () => {
  it('given the same name and birthday without a number, a person decides', async () => {
    const worker = await office.as('worker');
    const born = '1971-02-03';
    await office.person({ name: '钱可能', idNumber: newIdNumber(born) });
    let one = await bringList(
      office,
      worker,
      csv([
        ['姓名', '性别', '出生日期', '电话'],
        ['钱可能', '女', born, '13700137000'],
      ]),
    );
    expect(one.counts).toEqual({ possible: 1, undecided: 1 });
    const decide = (decision: string) =>
      worker.call(decideImportRow, { params: params(one), body: { number: 2, decision } });
    (await decide('same')).reply();
    one = await importOf(worker, office.communityId(), one.id);
    one = await confirmed(one);
    expect(one.counts).toMatchObject({ written: 1 });
    expect((await found('钱可能')).map(({ phoneMasked }) => phoneMasked)).toEqual(['137****7000']);
  });

  it('given a number with another name, it cannot be somebody new', async () => {
    const worker = await office.as('worker');
    const number = newIdNumber('1972-02-03');
    await office.person({ name: '孙原名', idNumber: number });
    const one = await bringList(
      office,
      worker,
      csv([
        ['姓名', '身份证号'],
        ['孙新名', number],
      ]),
    );
    expect(one.counts).toEqual({ possible: 1, undecided: 1 });
    const refused = await worker.call(decideImportRow, { params: params(one), body: { number: 2, decision: 'new' } });
    expect(refused.problem().code).toBe('import-number-taken');
  });
});

describe('rights over imports', () => {
  const many = (from: number): Buffer =>
    csv([
      ['姓名', '身份证号'],
      ...Array.from({ length: 51 }, (_, at) => ['甲乙', idNumberOf('1980-01-02', from + at)]),
    ]);

  it('given more than fifty people, the head has to agree before anything is written', async () => {
    const worker = await office.as('worker');
    const head = await office.as('head');
    let one = await bringList(office, worker, many(100));
    expect(one.needsApproval).toBe(true);
    one = (await worker.call(confirmImport, { params: params(one), body: { expectedVersion: one.version } })).reply();
    expect(one).toMatchObject({ state: 'awaiting-approval', may: ['discard'] });
    await workOff(office);
    expect(await found('甲乙')).toEqual([]);
    const body = { expectedVersion: one.version, approved: true };
    expect((await worker.call(approveImport, { params: params(one), body })).problem().code).toBe('forbidden');
    (await head.call(approveImport, { params: params(one), body })).reply();
    await workOff(office);
    one = await importOf(worker, office.communityId(), one.id);
    expect(one).toMatchObject({ state: 'done', counts: { written: 51 } });
  });

  it('given an import of another community, it does not exist', async () => {
    const one = await bringList(office, await office.as('worker'), many(300));
    const stranger = await office.as('head');
    const elsewhere = { communityId: office.otherCommunityId(), importId: one.id };
    const answer = await stranger.call(getImport, { params: elsewhere });
    expect(answer.problem().code).toBe('not-found');
    const discarded = await stranger.call(discardImport, {
      params: params(one),
      body: { expectedVersion: one.version },
    });
    expect(discarded.reply().state).toBe('discarded');
    expect(await rowsOf(one)).toEqual([]);
  });

  it('given a file above the limit or of another kind, says so', async () => {
    const worker = await office.as('worker');
    const large = await worker.call(startImport, {
      params: { communityId: office.communityId() },
      body: { source: 'file', fileName: 'x.xlsx', bytes: 21 * 1024 * 1024 },
    });
    expect(large.problem().code).toBe('import-too-large');
    const one = await bringList(office, worker, Buffer.from('d0cf11e0a1b11ae100', 'hex'));
    expect(one).toMatchObject({ state: 'refused', refusal: { code: 'file-of-old-excel' } });
  });

  it('given a file that turns out to be none only far into it, keeps none of its rows', async () => {
    const worker = await office.as('worker');
    const rows = Buffer.from(`姓名,身份证号\n${'甲乙,1\n'.repeat(20_000)}`);
    const one = await bringList(office, worker, Buffer.concat([rows, Buffer.from([0xff, 0xff])]));
    expect(one).toMatchObject({ state: 'refused', refusal: { code: 'file-not-a-table' } });
    const { rows: kept } = await office
      .running()
      .ownerPool.query('select from person_import_row where import_id = $1 limit 1', [one.id]);
    expect(kept).toEqual([]);
  });

  it('given more rows that cannot be taken than are looked at at once, gives back every one', async () => {
    const worker = await office.as('worker');
    const wrong = Array.from({ length: 1_100 }, (_, at) => ['甲丙', `no${at}`]);
    const one = await bringList(office, worker, csv([['姓名', '身份证号'], ...wrong]));
    expect(one.counts).toEqual({ error: 1_100 });
    const file = await worker.call(exportImportErrors, { params: params(one) });
    const back = (await readXlsx(file.bytes)).sheets[0]?.rows ?? [];
    expect(back.slice(1, 1_101).map((row) => row[1])).toEqual(wrong.map(([, number]) => number));
    expect(back.at(-1)?.[0]).toContain('1100');
  });

  it('given headings nobody knows, columns are chosen by hand and remembered', async () => {
    const worker = await office.as('worker');
    const list = csv([
      ['称谓', '代码'],
      ['何手选', idNumberOf('1981-01-02', 1)],
    ]);
    let one = await bringList(office, worker, list);
    expect(one).toMatchObject({ state: 'columns', isEnough: false });
    const body = { expectedVersion: one.version, sheet: 0, headRows: 1, mapping: { 0: 'name', 1: 'idNumber' } };
    (await worker.call(chooseImportColumns, { params: params(one), body })).reply();
    await workOff(office);
    one = await importOf(worker, office.communityId(), one.id);
    expect(one).toMatchObject({ state: 'preview', counts: { new: 1 } });
    expect(await bringList(office, worker, list)).toMatchObject({ state: 'preview', headRows: 1 });
  });

  it('given rows that were stored, no value of theirs lies in clear', async () => {
    const { rows } = await office
      .running()
      .ownerPool.query<{ row: string }>(
        `select encode(cells_sealed, 'escape') || coalesce(encode(plan_sealed, 'escape'), '') || remarks::text as row from person_import_row`,
      );
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.some(({ row }) => row.includes('甲乙') || row.includes('32021119'))).toBe(false);
  });
});
