import { beforeAll, describe, expect, it } from 'vitest';
import {
  getFieldAttachment,
  getFieldDay,
  getFieldRecord,
  getHeldAttachment,
  listFieldRecords,
  listHeldRecords,
  sendFieldRecords,
  settleHeldRecord,
} from '../../modules/field/contract.ts';
import { getCoverage, getVisit, planVisitsNow, recordVisit } from '../../modules/visits/contract.ts';
import { newId } from '../../platform/ids.ts';
import { eventEdit } from '../server/field-samples.ts';
import { newIdNumber, useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import { settle } from '../server/visit-samples.ts';
import { HOME_DANGER, occasionValues, visitEdit, VOICE } from './visit-on-phone.ts';

const office = useOffice();
const NOW = '2026-09-16T02:00:00.000Z';
const TODAY = '2026-09-16';

const here = () => ({ communityId: office.communityId() });
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await office.running().ownerPool.query<{ count: number }>(`select count(*)::int as count from ${sql}`, [...values]))
    .rows[0]?.count ?? -1;
const neighbour = async (name: string, groups: readonly string[] = []): Promise<string> => {
  const person = await office.person({ name, idNumber: newIdNumber('1948-05-06') });
  await settle(office, person.id, groups);
  return person.id;
};
const send = async (body: object, who: Who = 'grid-worker') =>
  (
    await (
      await office.as(who)
    ).call(sendFieldRecords, { params: here(), body: { sentAt: NOW, records: [], attachments: [], ...body } })
  ).reply();
const sendOne = async (edit: object, who: Who = 'grid-worker', more: object = {}) => {
  const [receipt] = (await send({ records: [edit], ...more }, who)).records;
  if (receipt === undefined) throw new Error('every record gets a receipt');
  return receipt;
};
const takenIn = async (edit: object, who: Who = 'grid-worker', more: object = {}) => {
  const receipt = await sendOne(edit, who, more);
  if (receipt.outcome !== 'accepted') throw new Error(`not taken in: ${JSON.stringify(receipt)}`);
  return receipt;
};
const visitAt = async (visitId: string) =>
  (await (await office.as('head')).call(getVisit, { params: { ...here(), visitId } })).reply();

describe('a visit from a phone', () => {
  it('given once or many times, is one visit with one piece of evidence, and its words lie sealed', async () => {
    const personId = await neighbour('甄一邻');
    const edit = visitEdit(occasionValues(personId, { note: '阳台堆着旧报纸', place: '31.23041,121.47371,18' }));
    const replies = await Promise.all([sendOne(edit), sendOne(edit), sendOne(edit)]);
    expect(replies.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await sendOne(edit)).toEqual(replies[0]);
    expect(await count('visit where id = $1', [edit.recordId])).toBe(1);
    expect(await count(`service_evidence where source_id = $1`, [edit.recordId])).toBe(1);
    expect(await visitAt(edit.recordId)).toMatchObject({
      result: 'present',
      note: '阳台堆着旧报纸',
      position: { latitude: 31.23041, longitude: 121.47371, accuracy: 18 },
      answers: { occasion: { situation: '都好' } },
    });
    for (const table of ['visit', 'field_record'])
      expect(await count(`${table} f where f::text like '%' || encode('旧报纸', 'hex') || '%'`)).toBe(0);
  });

  it('given a phone a day ahead or behind, happened on the day of the office', async () => {
    const personId = await neighbour('甄二邻');
    for (const day of ['15', '17']) {
      const edit = visitEdit(occasionValues(personId), { madeAt: `2026-09-${day}T01:00:00.000Z` });
      await takenIn(edit, 'grid-worker', { sentAt: `2026-09-${day}T02:00:00.000Z` });
      expect((await visitAt(edit.recordId)).on).toBe(TODAY);
      const shown = (
        await (await office.as('head')).call(getFieldRecord, { params: { ...here(), recordId: edit.recordId } })
      ).reply();
      expect(shown.clockOffMinutes).toBe(day === '15' ? -1440 : 1440);
    }
  });

  it('given a finding that was ticked, opens its case once and says so from then on', async () => {
    const personId = await neighbour('甄三邻');
    const edit = visitEdit(occasionValues(personId, { ...HOME_DANGER, note: '软管老化' }));
    const before = await count('case_record');
    const first = await takenIn(edit);
    expect(await takenIn(edit)).toEqual(first);
    expect(await count('case_record')).toBe(before + 1);
    expect(first.present.values['opens']).toEqual(['occasion/homeDanger/grid-event']);
    const { findings } = await visitAt(edit.recordId);
    expect(findings).toMatchObject([{ processId: 'grid-event', caseId: expect.any(String) as unknown }]);
  });

  it('given no person or no result, is refused by itself and taken once it is mended', async () => {
    const personId = await neighbour('甄四邻');
    const edit = visitEdit({ personId });
    expect(await sendOne(edit)).toMatchObject({ outcome: 'refused', code: 'input-invalid' });
    expect(await sendOne(visitEdit(occasionValues(personId, { 'occasion/wish': null })))).toMatchObject({
      outcome: 'refused',
      code: 'visit-answer-missing',
    });
    expect(await count('visit where person_id = $1', [personId])).toBe(0);
    await takenIn({ ...edit, editId: newId(), values: occasionValues(personId) });
  });
});

describe('a visit changed on both sides', () => {
  it('given different questions, keeps both; given the same one, answers both values', async () => {
    const personId = await neighbour('甄五邻');
    const edit = visitEdit(occasionValues(personId));
    const { present } = await takenIn(edit);
    const head = await office.as('head');
    const change = { personId, on: TODAY, result: 'present', note: '社区补记', expectedVersion: present.version };
    const stands = await visitAt(edit.recordId);
    (
      await head.call(recordVisit, {
        params: { ...here(), visitId: edit.recordId },
        body: { ...change, answers: stands.answers },
      })
    ).reply();
    const from = (values: object) => ({
      ...edit,
      editId: newId(),
      base: present,
      values: { ...present.values, ...values },
    });
    const merged = await takenIn(from({ 'occasion/situation': '感冒了' }));
    expect(merged.present.values).toMatchObject({ note: '社区补记', 'occasion/situation': '感冒了' });
    expect(await visitAt(edit.recordId)).toMatchObject({
      note: '社区补记',
      answers: { occasion: { situation: '感冒了' } },
      worker: { name: '甄田野' },
    });
    expect(await sendOne(from({ note: '另一句' }))).toMatchObject({
      outcome: 'conflict',
      fields: [{ field: 'note', mine: '另一句', theirs: '社区补记' }],
    });
  });

  it('given two workers at the same door, keeps both visits, shows the first in the plan and counts the person once', async () => {
    const personId = await neighbour('甄六邻', ['living-alone']);
    const head = await office.as('head');
    await head.call(planVisitsNow, { params: here() });
    const { rows } = await office
      .running()
      .ownerPool.query<{ id: string }>(
        `select id from planned_visit where person_id = $1 order by planned_on limit 1`,
        [personId],
      );
    const plannedId = rows[0]?.id ?? '';
    const dueBefore = (await head.call(getCoverage, { params: here() })).reply().whole;
    const first = visitEdit(occasionValues(personId, { plannedId }));
    const second = visitEdit({ personId, plannedId, result: 'absent' });
    await takenIn(first);
    await takenIn(second, 'worker');
    expect(await count('visit where person_id = $1', [personId])).toBe(2);
    expect(await count('planned_visit where id = $1 and visit_id = $2', [plannedId, first.recordId])).toBe(1);
    const after = (await head.call(getCoverage, { params: here() })).reply().whole;
    expect([after.due, after.met]).toEqual([dueBefore.due, dueBefore.met + 1]);
  });
});

describe('a person who went out of reach while the phone was away', () => {
  it('given the visit, holds it with its voice note for the head, who takes it in as the visit of that day', async () => {
    const stranger = await office.person({ name: '甄远邻', idNumber: newIdNumber('1950-05-06') });
    const edit = visitEdit(occasionValues(stranger.id, { note: '搬走前看过' }), { madeAt: '2026-09-15T01:00:00.000Z' });
    const voice = { id: newId(), recordId: edit.recordId, content: VOICE };
    for (let times = 0; times < 2; times += 1) {
      const reply = await send({ records: [edit], attachments: [voice] });
      expect([reply.records[0]?.outcome, reply.attachments[0]?.outcome]).toEqual(['held', 'held']);
    }
    expect(await count('visit where id = $1', [edit.recordId])).toBe(0);
    const head = await office.as('head');
    const { items } = (await head.call(listHeldRecords, { params: here() })).reply();
    expect(items.map(({ heldFor }) => heldFor)).toEqual(['person-out-of-reach', 'person-out-of-reach']);
    expect(items[0]?.words.map(({ value }) => value.zh)).toEqual(expect.arrayContaining(['见到了', '搬走前看过']));
    const heard = await head.call(getHeldAttachment, { params: { ...here(), heldId: voice.id } });
    expect(heard.bytes.toString('base64')).toBe(VOICE);
    for (const { id } of items)
      (await head.call(settleHeldRecord, { params: { ...here(), heldId: id }, body: { decision: 'take-in' } })).reply();
    expect(await visitAt(edit.recordId)).toMatchObject({
      on: '2026-09-15',
      worker: { name: '甄田野' },
      attachments: [{ id: voice.id, mediaType: 'audio/webm' }],
    });
    expect((await takenIn(edit)).present.values['note']).toBe('搬走前看过');
  });
});

describe('a voice note', () => {
  it('given by its first bytes, is kept with its visit or event and heard at the office, on record', async () => {
    const personId = await neighbour('甄七邻');
    const visit = visitEdit(occasionValues(personId));
    const event = eventEdit();
    const attach = (recordId: string, content: string) => ({ id: newId(), recordId, content });
    const fake = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.from('<script>'.repeat(20))]).toString('base64');
    const ofVisit = attach(visit.recordId, VOICE);
    const ofEvent = attach(event.recordId, VOICE);
    const { attachments } = await send({
      records: [visit, event],
      attachments: [ofVisit, ofEvent, attach(event.recordId, fake)],
    });
    expect(attachments.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'refused']);
    await send({ attachments: [ofVisit, ofEvent] });
    expect(await count('visit_attachment where id = $1', [ofVisit.id])).toBe(1);
    expect(await count('field_voice where id = $1', [ofEvent.id])).toBe(1);
    const head = await office.as('head');
    for (const { id, recordId } of [ofVisit, ofEvent]) {
      const heard = await head.call(getFieldAttachment, { params: { ...here(), attachmentId: id } });
      expect(heard.bytes.toString('base64')).toBe(VOICE);
      expect(heard.headers).toMatchObject({
        'content-type': 'audio/webm',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      expect(await count(`audit_entry where action = 'read-field-attachment' and subject_id = $1`, [recordId])).toBe(1);
    }
    const { items } = (await head.call(listFieldRecords, { params: here(), query: { on: TODAY } })).reply();
    expect(items.find(({ id }) => id === visit.recordId)).toMatchObject({
      kindName: { zh: '走访' },
      visit: { personName: '甄七邻', result: { zh: '见到了' } },
      attachments: [{ id: ofVisit.id, mediaType: 'audio/webm' }],
    });
  });
});

describe('the walk of a day', () => {
  let personId = '';
  beforeAll(async () => {
    personId = await neighbour('甄八邻', ['living-alone']);
    await (await office.as('head')).call(planVisitsNow, { params: here() });
    await office
      .running()
      .ownerPool.query(`update planned_visit set planned_on = $2 where person_id = $1 and state = 'planned'`, [
        personId,
        TODAY,
      ]);
  });

  it('given a grid worker, brings the stops with what is asked there, and own visits with whom they were made to', async () => {
    const grid = await office.as('grid-worker');
    const first = (await grid.call(getFieldDay, { params: here() })).reply();
    const stop = first.walk?.stops.find((one) => one.personId === personId);
    expect(stop).toMatchObject({
      personName: '甄八邻',
      building: '走访楼',
      isDone: false,
      checklistIds: ['elder-home'],
    });
    expect(first.walk?.checklists.map(({ id }) => id)).toContain('elder-home');
    expect(first.walk?.results.map(({ id }) => id)).toEqual(['present', 'absent', 'refused', 'moved']);
    const edit = visitEdit({ personId, plannedId: stop?.plannedId ?? '', result: 'absent' });
    await takenIn(edit);
    const later = (await grid.call(getFieldDay, { params: here() })).reply();
    expect(later.walk?.stops.find((one) => one.personId === personId)?.isDone).toBe(true);
    expect(later.records.find(({ id }) => id === edit.recordId)).toMatchObject({
      kind: 'visit',
      personName: '甄**',
      caseNumber: null,
      present: { values: { plannedId: stop?.plannedId, result: 'absent' } },
    });
    const others = (await (await office.as('social-worker')).call(getFieldDay, { params: here() })).reply();
    expect(others.walk?.stops.map((one) => one.personId)).not.toContain(personId);
  });
});
