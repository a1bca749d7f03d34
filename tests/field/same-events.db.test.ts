import { beforeAll, describe, expect, it } from 'vitest';
import { actOnCase, getCase, openCase } from '../../modules/casework/contract.ts';
import { assignDuty, changePlaces } from '../../modules/communities/contract.ts';
import { getFieldDay, getFieldRecord, listFieldRecords, sendFieldRecords } from '../../modules/field/contract.ts';
import { newId } from '../../platform/ids.ts';
import { eventEdit } from '../server/field-samples.ts';
import { useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';

const office = useOffice();
const NOW = '2026-09-16T02:00:00.000Z';
const here = () => ({ communityId: office.communityId() });
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await office.running().ownerPool.query<{ count: number }>(`select count(*)::int as count from ${sql}`, [...values]))
    .rows[0]?.count ?? -1;

const report = async (input: object) =>
  (
    await (
      await office.as('worker')
    ).call(openCase, {
      params: here(),
      body: { processId: 'grid-event', itemId: null, personId: null, channel: 'phone', input },
    })
  ).reply();
const nearby = async (who: Who = 'grid-worker', query: Record<string, string> = {}) =>
  (await (await office.as(who)).call(getFieldDay, { params: here(), query })).reply().nearby;
const send = async (edit: object) => {
  const body = { sentAt: NOW, records: [edit], attachments: [] };
  const [receipt] = (await (await office.as('grid-worker')).call(sendFieldRecords, { params: here(), body })).reply()
    .records;
  if (receipt?.outcome !== 'accepted') throw new Error(`not taken in: ${JSON.stringify(receipt)}`);
  return receipt;
};
const caseOf = async (caseId: string) =>
  (await (await office.as('worker')).call(getCase, { params: { ...here(), caseId } })).reply();

let grids: readonly string[] = [];
beforeAll(async () => {
  const head = await office.as('head');
  const change = async (part: object): Promise<string> =>
    (await head.call(changePlaces, { params: here(), body: { change: { from: '2026-01-01', ...part } } })).reply()
      .placeId;
  grids = [await change({ kind: 'add-grid', name: '甲网格' }), await change({ kind: 'add-grid', name: '乙网格' })];
  for (const [at, gridId] of grids.entries())
    await change({ kind: 'add-building', gridId, microGridId: null, name: `同园${at + 31}幢`, units: [] });
  await head.call(assignDuty, {
    params: here(),
    body: {
      roleId: 'grid-worker',
      place: { kind: 'grid', id: grids[0] },
      holder: { kind: 'worker', id: office.staff().workerIds['grid-worker'] },
      from: '2026-02-01',
    },
  });
});

describe('what a phone takes along to compare with', () => {
  it('holds open events of the own grids and of places that name none, without whoever reported', async () => {
    const own = await report({ kind: 'facility', place: '31幢路灯', contactPhone: '13800000031', seen: '张阿姨说的' });
    const nowhere = await report({ kind: 'environment', place: '小广场' });
    const foreign = await report({ kind: 'facility', place: '同园32幢路灯' });
    const ended = await report({ kind: 'safety', place: '31幢' });
    await (await office.as('worker')).call(actOnCase, {
      params: { ...here(), caseId: ended.id },
      body: { action: 'reject', input: { reason: '不属实' }, expectedVersion: ended.version },
    });
    const taken = await nearby();
    expect(taken?.cases.map(({ caseId }) => caseId).toSorted()).toEqual([own.id, nowhere.id].toSorted());
    expect(taken?.cases.find(({ caseId }) => caseId === own.id)).toMatchObject({
      kindId: 'event',
      kind: 'facility',
      place: '31幢路灯',
      stateName: { zh: '待受理' },
      reports: 1,
    });
    expect(taken?.compares).toEqual([{ kindId: 'event', kind: 'kind', place: 'place', withinDays: 7, joins: true }]);
    expect(taken?.buildings.map(({ name }) => name)).toEqual(['同园31幢']);
    expect(JSON.stringify(taken)).not.toMatch(/13800000031|张阿姨/);
    expect((await nearby('worker'))?.cases.map(({ caseId }) => caseId)).toContain(foreign.id);
    expect(await count(`audit_entry where action = 'read-field-day' and details -> 'nearby' ? $1`, [own.id])).toBe(2);
  });
});

describe('a report that is said to be the same', () => {
  it('joins the case that is there, once however often it is sent, and tells the office so', async () => {
    const first = await report({ kind: 'blocked-way', place: '31幢楼道' });
    const before = await count('case_record');
    const edit = eventEdit({
      values: {
        kind: 'blocked-way',
        place: '31幢楼道口',
        seen: '电瓶车',
        contactPhone: '13800000032',
        sameAs: first.id,
      },
    });
    const receipt = await send(edit);
    expect(receipt).toMatchObject({ caseId: first.id, caseNumber: first.number, present: { version: 1 } });
    expect(await send(edit)).toEqual(receipt);
    expect(await count('case_record')).toBe(before);
    const joined = await caseOf(first.id);
    expect(joined.stateName.zh).toBe('待受理');
    expect(JSON.stringify(joined)).toContain('电瓶车');
    expect((await nearby())?.cases.find(({ caseId }) => caseId === first.id)?.reports).toBe(2);
    const record = await (await office.as('head')).call(getFieldRecord, {
      params: { ...here(), recordId: edit.recordId },
    });
    expect(record.reply().words.map(({ value }) => value.zh)).toContain('是同一件，并入了已有的办件');

    // What is added later goes to the same case, whatever the phone says by then about where it belongs.
    const base = receipt.present;
    const later = { ...edit, editId: newId(), base, values: { ...base.values, seen: '还有纸箱', sameAs: 'another' } };
    expect(await send(later)).toMatchObject({ caseId: first.id, present: { values: { sameAs: first.id } } });
    expect(JSON.stringify(await caseOf(first.id))).toContain('外出记录补充：看到了什么：还有纸箱');
    expect(await count('case_record')).toBe(before);
  });

  it('given one that ended meanwhile, of another process, or of nowhere, is registered on its own and says so', async () => {
    const ended = await report({ kind: 'safety', place: '31幢屋顶' });
    await (await office.as('worker')).call(actOnCase, {
      params: { ...here(), caseId: ended.id },
      body: { action: 'reject', input: { reason: '看过，没有' }, expectedVersion: ended.version },
    });
    const patrol = await send(
      eventEdit({ kind: 'patrol', values: { round: 'fire', place: '同园31幢', checked: ['wires'], remarks: '' } }),
    );
    for (const sameAs of [ended.id, patrol.caseId ?? '', newId()]) {
      const before = await count('case_record');
      const receipt = await send(eventEdit({ values: { kind: 'safety', place: '31幢屋顶', sameAs } }));
      expect(receipt.caseId).not.toBe(sameAs);
      expect(receipt.present.values['sameAs']).toBe('ended');
      expect(await count('case_record')).toBe(before + 1);
    }
  });

  it('given that it is another one, or nonsense, is another one', async () => {
    const first = await report({ kind: 'person', place: '31幢' });
    for (const sameAs of ['another', "' or true"]) {
      const receipt = await send(eventEdit({ values: { kind: 'person', place: '31幢', sameAs } }));
      expect(receipt.caseId).not.toBe(first.id);
      expect(receipt.present.values['sameAs']).toBe(sameAs);
    }
  });
});

describe('a report that turns out to be the same later', () => {
  const place = '31幢车棚';
  const ownReport = async () => {
    const edit = eventEdit({
      values: { kind: 'environment', place, seen: '漏水', contactPhone: '13800000041', sameAs: 'another' },
    });
    return { edit, receipt: await send(edit) };
  };
  const laterEdit = ({ edit, receipt }: Awaited<ReturnType<typeof ownReport>>, sameAs: string, more: object = {}) => ({
    ...edit,
    editId: newId(),
    base: receipt.present,
    values: { ...receipt.present.values, ...more, sameAs },
  });

  it('ends its own case in favour of the one that was there, once, and belongs there with what is added', async () => {
    const first = await report({ kind: 'environment', place });
    const own = await ownReport();
    expect(own.receipt.caseId).not.toBe(first.id);
    const later = laterEdit(own, first.id, { seen: '还在漏' });
    const receipt = await send(later);
    expect(receipt).toMatchObject({
      caseId: first.id,
      caseNumber: first.number,
      present: { version: 2, values: { sameAs: first.id, seen: '还在漏' } },
    });
    expect(await send(later)).toEqual(receipt);
    expect(await caseOf(own.receipt.caseId ?? '')).toMatchObject({
      outcome: 'joined',
      closing: 'procedural',
      links: [{ caseId: first.id, relation: 'joined' }],
    });
    const kept = await caseOf(first.id);
    expect(kept).toMatchObject({ stateKind: 'open', links: [{ caseId: own.receipt.caseId, relation: 'took-in' }] });
    expect(kept.path.actions).toEqual(['report-again']);
    expect(JSON.stringify(kept)).toContain('外出记录补充：看到了什么：还在漏');
    const { items } = (
      await (await office.as('head')).call(listFieldRecords, { params: here(), query: { caseId: first.id } })
    ).reply();
    expect(items.map(({ id }) => id)).toEqual([own.edit.recordId]);

    // From then on it belongs there, whatever is said.
    const again = laterEdit({ ...own, receipt }, 'another');
    expect(await send(again)).toMatchObject({ caseId: first.id, present: { version: 2 } });
  });

  it('given one that came later, ended, is of another process or of nowhere, or an own case passed on, joins nothing and says so', async () => {
    const own = await ownReport();
    const newer = await report({ kind: 'environment', place });
    const ended = await report({ kind: 'environment', place });
    const caller = await office.as('worker');
    const act = async (of: { id: string; version: number }, action: string, input: object) =>
      (
        await caller.call(actOnCase, {
          params: { ...here(), caseId: of.id },
          body: { action, input, expectedVersion: of.version },
        })
      ).reply();
    await act(ended, 'reject', { reason: '不属实' });
    const patrol = await send(
      eventEdit({ kind: 'patrol', values: { round: 'fire', place: '同园31幢', checked: ['wires'], remarks: '' } }),
    );
    let { receipt } = own;
    for (const sameAs of [newer.id, ended.id, patrol.caseId ?? '', newId()]) {
      receipt = await send(laterEdit({ ...own, receipt }, sameAs, { seen: `和${sameAs.slice(-4)}一样` }));
      expect(receipt).toMatchObject({ caseId: own.receipt.caseId, present: { values: { sameAs: 'apart' } } });
    }
    const words = await (await office.as('head')).call(getFieldRecord, {
      params: { ...here(), recordId: own.edit.recordId },
    });
    expect(words.reply().words.map(({ value }) => value.zh)).toContain('后来说是同一件，送到时已不能并案，各办各的');

    const passedOn = await ownReport();
    const accepted = await act(await caseOf(passedOn.receipt.caseId ?? ''), 'accept', {});
    await act(accepted, 'dispatch-street', { unit: '城管', reason: '归他们管' });
    expect(await send(laterEdit(passedOn, newer.id))).toMatchObject({
      caseId: passedOn.receipt.caseId,
      present: { values: { sameAs: 'apart' } },
    });
    expect((await caseOf(newer.id)).version).toBe(newer.version);
  });
});
