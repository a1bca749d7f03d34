import type { FieldSending, SyncReply } from '../../modules/field/contract.ts';
import { beginSending, editOf, stateOf, takeReceipt, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import { fetchDay, handIn, registerPhone, sendRecords, type Reply } from './api.ts';
import { newId, type FieldStore, type KeptAttachment } from './field-store.ts';

/** What became of an attempt: `signed-out` and `no-access` need the person, `busy` and `offline` only time. */
export type Attempt = 'done' | 'offline' | 'busy' | 'signed-out' | 'no-access' | 'fault';

const RECORDS_AT_ONCE = 20;
const ATTACHMENTS_AT_ONCE = 2;

type Edits = FieldSending['records'];
const plainEdit = (record: OutboxRecord): Edits => {
  const edit = editOf(record);
  return edit === null ? [] : [edit as Edits[number]];
};

/** Those whose record the server has. */
const attachmentsToSend = (store: FieldStore): readonly KeptAttachment[] => {
  const { attachments, records } = store.present();
  const isThere = (id: string): boolean =>
    records.some((one) => one.id === id && (one.base.version > 0 || one.taken !== null));
  return attachments.filter(({ refused, recordId }) => refused === null && isThere(recordId));
};

/** Puts records on their way, on the disk first: a phone that dies now sends the very same again. */
const pack = async (store: FieldStore): Promise<FieldSending> => {
  const records: Edits = [];
  for (const record of store.present().records) {
    if (records.length === RECORDS_AT_ONCE) break;
    await store.changeRecord(record.id, (present) => {
      const sending = present === undefined ? null : beginSending(present, newId());
      if (sending !== null) records.push(...plainEdit(sending));
      return sending ?? present;
    });
  }
  const ready = attachmentsToSend(store).slice(0, ATTACHMENTS_AT_ONCE);
  return {
    sentAt: new Date().toISOString(),
    records,
    attachments: ready.map(({ id, recordId, content }) => ({ id, recordId, content })),
  };
};

/** Only a receipt changes what a record's state says. */
const takeAll = async (store: FieldStore, reply: SyncReply): Promise<void> => {
  for (const receipt of reply.records) {
    const words = receipt.outcome === 'refused' ? receipt.words : undefined;
    await store.changeRecord(receipt.recordId, (record) => record && takeReceipt(record, receipt), words);
  }
  for (const receipt of reply.attachments) {
    const attachment = store.present().attachments.find(({ id }) => id === receipt.id);
    if (attachment === undefined) continue;
    if (receipt.outcome === 'refused') await store.keepAttachment({ ...attachment, refused: receipt.words });
    else await store.dropAttachment(attachment.id);
  }
};

const attemptOf = ({ status }: { readonly status: number }): Attempt => {
  if (status === 429 || status === 503) return 'busy';
  if (status === 0) return 'offline';
  if (status === 401) return 'signed-out';
  return status === 403 || status === 404 ? 'no-access' : 'fault';
};

const hasMore = (store: FieldStore): boolean =>
  store.present().records.some((record) => stateOf(record) === 'waiting') || attachmentsToSend(store).length > 0;

type Sender = (sending: FieldSending) => Promise<Reply<SyncReply>>;

const sendAll = async (store: FieldStore, send: Sender): Promise<Attempt> => {
  for (;;) {
    const sending = await pack(store);
    if (sending.records.length + sending.attachments.length === 0) return 'done';
    const reply = await send(sending);
    if (!reply.ok) return attemptOf(reply);
    await takeAll(store, reply.value);
  }
};

let underWay: Promise<Attempt> | null = null;

/** One attempt at a time; whoever asks meanwhile waits for the same one. */
const once = (work: () => Promise<Attempt>): Promise<Attempt> => {
  underWay ??= work().finally(() => {
    underWay = null;
  });
  return underWay;
};

const sendAndFetch = async (store: FieldStore): Promise<Attempt> => {
  const { communityId, phoneId, code } = store.present().owner;
  const sent = await sendAll(store, (sending) => sendRecords(communityId, sending));
  if (sent !== 'done') return sent;
  if (code === null) {
    const registered = await registerPhone(communityId, phoneId);
    if (!registered.ok) return attemptOf(registered);
    await store.keepOwner({ ...store.present().owner, code: registered.value.code });
  }
  const day = await fetchDay(communityId);
  if (!day.ok) return attemptOf(day);
  await store.keepDay(day.value);
  return 'done';
};

/**
 * Sends what waits, then takes the day's package anew; and again, as long as something was recorded meanwhile, whose
 * sender was told to wait for this attempt.
 */
export const synchronise = (store: FieldStore): Promise<Attempt> =>
  once(async () => {
    let attempt = await sendAndFetch(store);
    while (attempt === 'done' && hasMore(store)) attempt = await sendAndFetch(store);
    return attempt;
  });

/** Without access: hands everything that waits to the head of the community. */
export const handOver = (store: FieldStore): Promise<Attempt> =>
  once(async () => {
    const { communityId, code } = store.present().owner;
    if (code === null) return 'no-access';
    return sendAll(store, (sending) => handIn(communityId, code, sending));
  });

export const waitingCount = (store: FieldStore): number => {
  const { records, attachments } = store.present();
  const recordsWaiting = records.filter((record) => stateOf(record) === 'waiting').length;
  return recordsWaiting + attachments.filter(({ refused }) => refused === null).length;
};
