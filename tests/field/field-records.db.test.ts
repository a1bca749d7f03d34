import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit, setWorkerStatus } from '../../modules/access/contract.ts';
import { getCase } from '../../modules/casework/contract.ts';
import { assignDuty, changePlaces } from '../../modules/communities/contract.ts';
import {
  getFieldDay,
  getFieldAttachment,
  getFieldRecord,
  revealFieldRecordValue,
  handInFieldRecords,
  listFieldRecords,
  listHeldRecords,
  registerFieldPhone,
  sendFieldRecords,
  settleHeldRecord,
} from '../../modules/field/contract.ts';
import { newId } from '../../platform/ids.ts';
import { eventEdit } from '../server/field-samples.ts';
import { useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';

const office = useOffice();
/** What the office's clock shows all the time. */
const NOW = '2026-09-16T02:00:00.000Z';
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const here = () => ({ communityId: office.communityId() });
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await office.running().ownerPool.query<{ count: number }>(`select count(*)::int as count from ${sql}`, [...values]))
    .rows[0]?.count ?? -1;
const send = async (records: readonly object[], who: Who = 'grid-worker', more: object = {}) =>
  (
    await (
      await office.as(who)
    ).call(sendFieldRecords, {
      params: here(),
      body: { sentAt: NOW, records, attachments: [], ...more },
    })
  ).reply();
const sendOne = async (edit: object, who: Who = 'grid-worker') => {
  const [receipt] = (await send([edit], who)).records;
  if (receipt === undefined) throw new Error('every record gets a receipt');
  return receipt;
};
const casesOf = (recordId: string): Promise<number> =>
  count('field_record f join case_record c on c.community_id = f.community_id and c.id = f.case_id where f.id = $1', [
    recordId,
  ]);

const takenIn = async (edit: object) => {
  const receipt = await sendOne(edit);
  if (receipt.outcome !== 'accepted') throw new Error(`not taken in: ${receipt.outcome}`);
  return receipt;
};

describe('a record from a phone', () => {
  it('given once, opens a case as the one who was there and answers its number; its words lie sealed', async () => {
    const edit = eventEdit({ values: { kind: 'facility', place: '东园三幢门口的路灯' } });
    const receipt = await takenIn(edit);
    expect(receipt).toMatchObject({ present: { version: 1, values: edit.values }, receivedAt: NOW });
    const opened = await (await office.as('worker')).call(getCase, {
      params: { ...here(), caseId: receipt.caseId ?? '' },
    });
    expect(opened.reply()).toMatchObject({ number: receipt.caseNumber, processId: 'grid-event' });
    expect(await count(`field_record f where f::text like '%' || encode('路灯', 'hex') || '%'`)).toBe(0);
  });

  it('given twice, at once or later and under another key, is there once', async () => {
    const edit = eventEdit();
    const before = await count('case_record');
    const replies = await Promise.all([sendOne(edit), sendOne(edit), sendOne(edit)]);
    expect(replies.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await sendOne(edit)).toEqual(replies[0]);
    expect(await count('case_record')).toBe(before + 1);
    expect(await casesOf(edit.recordId)).toBe(1);
  });

  it('given a patrol, opens and finishes it in one go', async () => {
    const values = { round: 'fire', place: '东园2幢', checked: ['lanes-free', 'wires'], remarks: '都好' };
    const receipt = await takenIn(eventEdit({ kind: 'patrol', values }));
    const opened = await (await office.as('worker')).call(getCase, {
      params: { ...here(), caseId: receipt.caseId ?? '' },
    });
    expect(opened.reply()).toMatchObject({ processId: 'patrol', state: 'finished' });
  });

  it('given one that is not complete among others, refuses it alone and takes it once it is mended', async () => {
    const broken = eventEdit({ values: { kind: 'facility' } });
    const whole = eventEdit();
    const [first, second] = (await send([broken, whole])).records;
    expect(first).toMatchObject({ outcome: 'refused', code: 'input-missing' });
    expect(second?.outcome).toBe('accepted');
    expect(await casesOf(broken.recordId)).toBe(0);
    const mended = await sendOne({ ...broken, editId: newId(), values: { kind: 'facility', place: '门口' } });
    expect(mended.outcome).toBe('accepted');
  });

  it('given a phone a day behind, tells both clocks', async () => {
    const edit = eventEdit({ madeAt: '2026-09-15T01:00:00.000Z' });
    const { caseId } = await (async () => {
      const [receipt] = (await send([edit], 'grid-worker', { sentAt: '2026-09-15T02:00:00.000Z' })).records;
      if (receipt?.outcome !== 'accepted') throw new Error('not taken in');
      return receipt;
    })();
    const { items } = (
      await (await office.as('worker')).call(listFieldRecords, { params: here(), query: { caseId: caseId ?? '' } })
    ).reply();
    expect(items[0]).toMatchObject({
      madeAt: '2026-09-15T01:00:00.000Z',
      happenedAt: '2026-09-16T01:00:00.000Z',
      receivedAt: NOW,
      workerName: '甄田野',
    });
  });
});

describe('a phone number in a record', () => {
  it('is masked at the office, also in what is added to the case, opens one by one on record, and to nobody else', async () => {
    const edit = eventEdit({ values: { kind: 'facility', place: '东园5幢', contactPhone: '13800000051' } });
    const { present } = await takenIn(edit);
    const values = { ...present.values, contactPhone: '13800000052' };
    const receipt = await takenIn({ ...edit, editId: newId(), base: present, values });
    const head = await office.as('head');
    const params = { ...here(), recordId: edit.recordId };
    const read = (await head.call(getFieldRecord, { params })).reply();
    expect(read.words.find(({ id }) => id === 'contactPhone')).toMatchObject({
      value: { zh: '138****0052' },
      hidden: true,
    });
    const caseId = receipt.caseId ?? '';
    const history = JSON.stringify((await head.call(getCase, { params: { ...here(), caseId } })).reply());
    expect(history).toContain('外出记录补充：联系电话：138****0052');
    expect(await count(`case_event where case_id = $1 and body::text like '%1380000005%'`, [caseId])).toBe(0);
    const reveal = async (field: string, who: Who = 'head') =>
      (await office.as(who)).call(revealFieldRecordValue, { params, body: { field } });
    expect((await reveal('contactPhone')).reply().value).toBe('13800000052');
    expect((await reveal('place')).problem().code).toBe('nothing-to-reveal');
    expect((await reveal('contactPhone', 'grid-worker')).status).toBe(403);
    expect(
      await count(`audit_entry where action = 'reveal-field-record-value' and subject_id = $1`, [edit.recordId]),
    ).toBe(1);
  });
});

describe('two phones on one record', () => {
  it('given different fields, keeps both and notes each in the history; given the same field, answers both values', async () => {
    const edit = eventEdit();
    const base = (await takenIn(edit)).present;
    const from = (values: object) => ({ ...edit, editId: newId(), base, values: { ...base.values, ...values } });
    expect((await sendOne(from({ place: '东园2幢' }))).outcome).toBe('accepted');
    const merged = await sendOne(from({ seen: '积水' }));
    expect(merged).toMatchObject({
      outcome: 'accepted',
      present: { version: 3, values: { place: '东园2幢', seen: '积水' } },
    });
    const conflict = await sendOne(from({ place: '东园9幢' }));
    expect(conflict).toMatchObject({
      outcome: 'conflict',
      fields: [{ field: 'place', mine: '东园9幢', theirs: '东园2幢' }],
    });
    const caseId = merged.outcome === 'accepted' ? (merged.caseId ?? '') : '';
    const history = (await (await office.as('worker')).call(getCase, { params: { ...here(), caseId } })).reply();
    expect(JSON.stringify(history)).toContain('外出记录补充：看到了什么：积水');
    expect(await casesOf(edit.recordId)).toBe(1);
  });

  it('given somebody else’s record, answers as if there were none and changes nothing', async () => {
    const edit = eventEdit();
    await takenIn(edit);
    const other = await sendOne({ ...edit, editId: newId(), values: { place: '别处' } }, 'worker');
    expect(other).toMatchObject({ outcome: 'refused', code: 'not-found' });
    expect(await casesOf(edit.recordId)).toBe(1);
  });
});

describe('a photo', () => {
  it('given by its first bytes, is kept sealed with its record, once, and looking at it is on record', async () => {
    const edit = eventEdit();
    const photo = { id: newId(), recordId: edit.recordId, content: PIXEL };
    const fake = {
      id: newId(),
      recordId: edit.recordId,
      content: Buffer.from('<svg onload="x">'.repeat(4)).toString('base64'),
    };
    const { attachments } = await send([edit], 'grid-worker', { attachments: [photo, fake] });
    expect(attachments.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused']);
    await send([], 'grid-worker', { attachments: [photo] });
    expect(await count('field_photo where id = $1', [photo.id])).toBe(1);
    const shown = await (await office.as('head')).call(getFieldAttachment, {
      params: { ...here(), attachmentId: photo.id },
    });
    expect(shown.bytes.toString('base64')).toBe(PIXEL);
    expect(await count(`audit_entry where action = 'read-field-attachment' and subject_id = $1`, [edit.recordId])).toBe(
      1,
    );
  });
});

describe('the package of a day', () => {
  let gridId = '';
  beforeAll(async () => {
    const head = await office.as('head');
    const change = async (part: object): Promise<string> =>
      (await head.call(changePlaces, { params: here(), body: { change: { from: '2026-01-01', ...part } } })).reply()
        .placeId;
    gridId = await change({ kind: 'add-grid', name: '东网格' });
    const otherGrid = await change({ kind: 'add-grid', name: '西网格' });
    for (const [grid, building, name] of [
      [gridId, '东园1幢', '甄东邻'],
      [gridId, '东园2幢', '甄南邻'],
      [otherGrid, '西园1幢', '甄西邻'],
    ] as const) {
      const buildingId = await change({
        kind: 'add-building',
        gridId: grid,
        microGridId: null,
        name: building,
        units: [],
      });
      const person = await office.person({ name });
      const householdId = newId();
      const { ownerPool } = office.running();
      await ownerPool.query('insert into household (community_id, id, building_id) values ($1, $2, $3)', [
        office.communityId(),
        householdId,
        buildingId,
      ]);
      await ownerPool.query(
        `update person set household_id = $3, residence = 'registered' where community_id = $1 and id = $2`,
        [office.communityId(), person.id, householdId],
      );
    }
    const holder = { kind: 'worker', id: office.staff().workerIds['grid-worker'] };
    await head.call(assignDuty, {
      params: here(),
      body: { roleId: 'grid-worker', place: { kind: 'grid', id: gridId }, holder, from: '2026-02-01' },
    });
  });

  const dayOf = async (who: Who, query: Record<string, string> = {}) =>
    (await (await office.as(who)).call(getFieldDay, { params: here(), query })).reply();

  it('given a grid worker, holds the own grid only, masked, page by page, and the reading is on record', async () => {
    const first = await dayOf('grid-worker', { limit: '1' });
    expect(first.grids.map(({ name }) => name)).toEqual(['东网格']);
    expect(first.people).toMatchObject([{ name: '甄**', building: '东园1幢', phoneMasked: '138****8000' }]);
    const second = await dayOf('grid-worker', { limit: '1', cursor: first.nextCursor ?? '' });
    expect(second.people).toMatchObject([{ building: '东园2幢' }]);
    expect(second.nextCursor).toBeNull();
    expect(await count(`audit_entry where action = 'read-field-day'`)).toBe(2);
  });

  it('given forms, brings them with their choices; given own records, what stands on the server', async () => {
    const edit = eventEdit();
    await takenIn(edit);
    const { kinds, records } = await dayOf('grid-worker');
    expect(kinds.map(({ id }) => id)).toEqual(['event', 'patrol']);
    expect(kinds[0]?.fields.map(({ id }) => id)).toEqual(['kind', 'place', 'seen', 'contactPhone']);
    expect(records.find(({ id }) => id === edit.recordId)?.present.version).toBe(1);
    expect((await dayOf('worker')).records).toEqual([]);
  });
});

describe('somebody whose access was withdrawn', () => {
  const handIn = (code: string, records: readonly object[], communityId = office.communityId()) =>
    office.stranger().call(handInFieldRecords, {
      params: { communityId },
      body: { sentAt: NOW, records, attachments: [], code },
    });

  it('given records left on the phone, hands them in, and the head decides on each', async () => {
    const social = await office.as('social-worker');
    const { code } = (await social.call(registerFieldPhone, { params: here(), body: { phoneId: newId() } })).reply();
    const sentBefore = eventEdit();
    await send([sentBefore], 'social-worker');
    await (await office.as('system-administrator')).call(setWorkerStatus, {
      params: { workerId: office.staff().workerIds['social-worker'] },
      body: { status: 'disabled' },
    });
    const late = await social.call(sendFieldRecords, {
      params: here(),
      body: { sentAt: NOW, records: [eventEdit()], attachments: [] },
    });
    expect(late.status).toBe(401);
    const [one, two] = [eventEdit(), eventEdit()];
    const before = await count('case_record');
    for (let times = 0; times < 2; times += 1) {
      const { records } = (await handIn(code, [sentBefore, one, two])).reply();
      expect(records.map(({ outcome }) => outcome)).toEqual(['accepted', 'held', 'held']);
    }
    expect(await count('case_record')).toBe(before);
    const head = await office.as('head');
    const { items } = (await head.call(listHeldRecords, { params: here() })).reply();
    expect(items.map(({ recordId }) => recordId).toSorted()).toEqual([one.recordId, two.recordId].toSorted());
    expect(items[0]).toMatchObject({ workerName: '甄若水', values: one.values });
    const settle = async (heldId: string, body: object) =>
      head.call(settleHeldRecord, { params: { ...here(), heldId }, body });
    expect((await settle(one.editId, { decision: 'take-in' })).reply().caseNumber).toMatch(/^东园2026-/);
    expect((await settle(one.editId, { decision: 'take-in' })).problem().code).toBe('held-record-settled');
    expect((await settle(two.editId, { decision: 'set-aside' })).problem().code).toBe('reason-missing');
    expect((await settle(two.editId, { decision: 'set-aside', reason: '重复' })).reply().decision).toBe('set-aside');
    expect((await head.call(listHeldRecords, { params: here() })).reply().items).toEqual([]);
    expect(await casesOf(one.recordId)).toBe(1);
    const trail = (await (await office.as('audit-administrator')).call(listAudit, { query: { limit: '200' } })).reply();
    expect(trail.items.map(({ action }) => action)).toContain('hand-in-field-records');
  });

  it('given a code of another community or none at all, is answered like nobody', async () => {
    const grid = await office.as('grid-worker');
    const { code } = (await grid.call(registerFieldPhone, { params: here(), body: { phoneId: newId() } })).reply();
    expect((await handIn(code, [eventEdit()], office.otherCommunityId())).problem().code).toBe('not-found');
    expect((await handIn('x'.repeat(32), [eventEdit()])).problem().code).toBe('not-found');
  });
});
