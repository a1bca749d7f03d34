import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import {
  approveImport,
  confirmImport,
  exportImportErrors,
  listImportRows,
  undoImport,
  type ImportReply,
} from '../../modules/imports/contract.ts';
import { enterGroup, reviewGroup, setFact } from '../../modules/people/contract.ts';
import { newIdNumber, useOffice, type Caller } from '../server/office.ts';
import { bringList, importOf, workOff } from './bring-list.ts';

const office = useOffice();
const HEAD = ['姓名', '身份证号', '人群', '纳入日期', '人群依据'] as const;

const listOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from([HEAD, ...rows].map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\n'));
const params = (one: { readonly id: string }) => ({ communityId: office.communityId(), importId: one.id });

const rowsOf = async (one: ImportReply) =>
  (await (await office.as('head')).call(listImportRows, { params: params(one), query: { limit: '200' } })).reply()
    .items;

/** What the preview says of each line: outcome, then codes with the word they are about. */
const toldOf = async (one: ImportReply): Promise<readonly string[]> =>
  (await rowsOf(one)).map(({ outcome, remarks }) =>
    [outcome, ...remarks.map(({ code, word }) => (word === undefined ? code : `${code}:${word}`))].join(' '),
  );

const confirm = async (caller: Caller, one: ImportReply): Promise<ImportReply> => {
  (await caller.call(confirmImport, { params: params(one), body: { expectedVersion: one.version } })).reply();
  await workOff(office);
  return importOf(caller, office.communityId(), one.id);
};

const undo = async (caller: Caller, one: ImportReply): Promise<ImportReply> => {
  const body = { expectedVersion: one.version, reason: '名单过期' };
  (await caller.call(undoImport, { params: params(one), body })).reply();
  await workOff(office);
  return importOf(caller, office.communityId(), one.id);
};

interface Entry {
  readonly group_id: string;
  readonly source: string;
  readonly since: string;
  readonly due: string | null;
  readonly class_id: string | null;
  readonly evidence: string;
  readonly left_reason: string | null;
}

const entriesOf = async (name: string): Promise<readonly Entry[]> => {
  const { rows } = await office.running().ownerPool.query<Entry>(
    `select group_id, g.source, since::text, review_due_on::text as due, class_id, evidence, left_reason
      from person_group g join person p on p.community_id = g.community_id and p.id = g.person_id
      where p.name = $1 order by group_id`,
    [name],
  );
  return rows;
};

describe('special groups in a list', () => {
  it('given groups with papers and days, enters them as by hand, knows them again, and undoing takes them back', async () => {
    const worker = await office.as('worker');
    const [fresh, known] = [newIdNumber('1950-01-02'), newIdNumber('1961-01-02')];
    const { id: personId } = await office.person({ name: '华已知', idNumber: known });
    const list = listOf([
      ['华新来', fresh, '低保户，独居、', '2026-03-01', '低保证'],
      ['华已知', known, '独居', '', ''],
    ]);
    let one = await bringList(office, worker, list);
    expect(one.counts).toEqual({ new: 1, changed: 1 });
    expect((await rowsOf(one)).map(({ changes }) => changes.find(({ field }) => field === 'groups')?.to)).toEqual([
      '低保、独居',
      '独居',
    ]);
    one = await confirm(worker, one);
    expect(one).toMatchObject({ state: 'done', counts: { written: 2 } });
    const since = { source: 'list', since: '2026-03-01', left_reason: null, class_id: null };
    expect(await entriesOf('华新来')).toEqual([
      { ...since, group_id: 'living-alone', due: '2026-09-01', evidence: '低保证' },
      { ...since, group_id: 'minimum-living-standard', due: '2027-03-01', evidence: '低保证' },
    ]);
    expect((await bringList(office, worker, list)).counts).toEqual({ unchanged: 2 });
    const held = await worker.call(enterGroup, {
      params: { communityId: office.communityId(), personId },
      body: { groupId: 'living-alone', source: 'list' },
    });
    expect(held.problem().code).toBe('group-held-already');
    one = await undo(worker, one);
    expect(one.counts).toMatchObject({ undone: 2 });
    expect((await entriesOf('华已知')).map(({ left_reason }) => left_reason)).toEqual(['entered-wrongly']);
    const { rows } = await office
      .running()
      .ownerPool.query(`select from person_group where source = 'list' and until is null`);
    expect(rows).toEqual([]);
  });

  it('given somebody was reviewed since, undoing leaves the whole row', async () => {
    const worker = await office.as('worker');
    const known = newIdNumber('1962-01-02');
    const { id: personId } = await office.person({ name: '华复核', idNumber: known });
    let one = await confirm(worker, await bringList(office, worker, listOf([['华复核', known, '独居', '', '']])));
    const review = { params: { communityId: office.communityId(), personId, groupId: 'living-alone' } };
    (await worker.call(reviewGroup, { ...review, body: { evidence: '上门看过' } })).reply();
    one = await undo(worker, one);
    expect(one.counts).toMatchObject({ 'undo-refused': 1 });
    expect((await entriesOf('华复核')).map(({ left_reason }) => left_reason)).toEqual([null]);
  });

  it('given a certificate on record, needs no papers; given it is gone by the time of writing, leaves the group out and says so', async () => {
    const worker = await office.as('worker');
    const known = newIdNumber('1963-01-02');
    const { id: personId } = await office.person({ name: '华有证', idNumber: known });
    const body = {
      factId: 'hasDisabilityCertificate',
      value: true,
      source: 'list',
      asOf: '2026-01-05',
      reason: '看过证件',
    };
    (await worker.call(setFact, { params: { communityId: office.communityId(), personId }, body })).reply();
    const one = await bringList(office, worker, listOf([['华有证', known, '残疾人', '', '']]));
    expect(one.counts).toEqual({ changed: 1 });
    await office.running().ownerPool.query('delete from person_fact where person_id = $1', [personId]);
    const done = await confirm(worker, one);
    expect(done.counts).toMatchObject({ written: 1 });
    expect((await rowsOf(done)).map(({ resultCode }) => resultCode)).toEqual(['groups-left-out']);
    expect(await entriesOf('华有证')).toEqual([]);
  });

  it('given cells that cannot be relied on, names the word and takes nothing of the row', async () => {
    const worker = await office.as('worker');
    const number = () => newIdNumber('1970-01-02');
    const one = await bringList(
      office,
      worker,
      listOf([
        ['甲一', number(), '低保、贫困户;残疾', '', '低保证'],
        ['甲二', number(), '残疾', '', ''],
        ['甲三', number(), '高龄', '', ''],
        ['甲四', number(), '独居', '2099-01-01', ''],
        ['甲五', number(), '独居', '1960-01-01', ''],
        ['甲六', number(), '独居', '2026年3月', ''],
        ['甲七', number(), '困境儿童', '', '评估表'],
        ['甲八', number(), '无', '2026-01-01', ''],
        ['甲九', newIdNumber('1930-01-02'), '高龄老人', '', ''],
      ]),
    );
    expect(await toldOf(one)).toEqual([
      'error group-unknown:贫困户',
      'error group-evidence-needed:残疾',
      'error group-too-young:高龄',
      'error group-since-in-future:独居',
      'error group-since-before-birth:独居',
      'error date-without-day',
      'error group-class-needed:困境儿童',
      'new',
      'new group-by-age:高龄老人',
    ]);
    const { rows } = await office
      .running()
      .ownerPool.query('select from person_import_row where import_id = $1 and remarks::text like $2', [
        one.id,
        '%贫困户%',
      ]);
    expect(rows).toEqual([]);
    const file = await worker.call(exportImportErrors, { params: params(one) });
    expect((await readXlsx(file.bytes)).sheets[0]?.rows[1]?.at(-2)).toContain('“贫困户”');
  });

  it('given a group that the head decides about, waits for the head however short the list', async () => {
    const worker = await office.as('worker');
    const head = await office.as('head');
    const number = newIdNumber('2018-01-02');
    let one = await bringList(office, worker, listOf([['乙一', number, '困境儿童（孤儿）', '', '民政认定书']]));
    expect(one).toMatchObject({ needsApproval: true, counts: { new: 1, 'for-head': 1 } });
    expect(await toldOf(one)).toEqual(['new group-for-head:困境儿童(孤儿)']);
    one = await confirm(worker, one);
    expect(one.state).toBe('awaiting-approval');
    const body = { expectedVersion: one.version, approved: true };
    (await head.call(approveImport, { params: params(one), body })).reply();
    await workOff(office);
    expect(await entriesOf('乙一')).toMatchObject([{ group_id: 'child-in-hardship', class_id: 'orphan' }]);
  });
});
