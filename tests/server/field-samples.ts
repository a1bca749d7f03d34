import { randomUUID } from 'node:crypto';
import { handInFieldRecords, registerFieldPhone, sendFieldRecords } from '../../modules/field/contract.ts';
import type { Office } from './office.ts';
import type { Fixture, Sample } from './sample-fixture.ts';

const NOON = '2026-09-16T04:00:00.000Z';

/** A record made on a phone; each call another one. */
export const eventEdit = (more: object = {}) => ({
  recordId: randomUUID(),
  editId: randomUUID(),
  kind: 'event',
  base: { version: 0, values: {} },
  values: { kind: 'facility', place: '东园1幢楼下' },
  madeAt: NOON,
  ...more,
});

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A photo that the office has, and a record that waits for the head. */
export const writeField = async (office: Office): Promise<NonNullable<Fixture['field']>> => {
  const params = { communityId: office.communityId() };
  const caller = await office.as('grid-worker');
  const edit = eventEdit();
  const photo = { id: randomUUID(), recordId: edit.recordId, content: PIXEL };
  await caller.call(sendFieldRecords, { params, body: { sentAt: NOON, records: [edit], attachments: [photo] } });
  const phone = await caller.call(registerFieldPhone, { params, body: { phoneId: randomUUID() } });
  const late = eventEdit();
  const latePhoto = { id: randomUUID(), recordId: late.recordId, content: PIXEL };
  const body = { sentAt: NOON, records: [late], attachments: [latePhoto], code: phone.reply().code };
  await office.stranger().call(handInFieldRecords, { params, body });
  return { recordId: edit.recordId, heldId: late.editId, heldAttachmentId: latePhoto.id, attachmentId: photo.id };
};

/** Requests about records from the field. */
export const fieldSamples: Readonly<Record<string, Sample>> = {
  'get-field-day': () => ({}),
  'register-field-phone': () => ({ body: { phoneId: randomUUID() } }),
  'send-field-records': () => ({ body: { sentAt: NOON, records: [eventEdit()], attachments: [] } }),
  'hand-in-field-records': () => ({
    body: { sentAt: NOON, records: [eventEdit()], attachments: [], code: 'not-a-code-of-any-phone' },
  }),
  'list-held-records': () => ({}),
  'settle-held-record': ({ field }) => ({
    params: { heldId: field?.heldId ?? randomUUID() },
    body: { decision: 'set-aside' },
  }),
  'list-field-records': ({ caseReply }) => ({ query: { caseId: caseReply.id } }),
  'get-field-record': ({ field }) => ({ params: { recordId: field?.recordId ?? randomUUID() } }),
  'reveal-field-record-value': ({ field }) => ({
    params: { recordId: field?.recordId ?? randomUUID() },
    body: { field: 'contactPhone' },
  }),
  'get-held-attachment': ({ field }) => ({ params: { heldId: field?.heldAttachmentId ?? randomUUID() } }),
  'get-field-attachment': ({ field }) => ({ params: { attachmentId: field?.attachmentId ?? randomUUID() } }),
};
