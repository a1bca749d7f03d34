import type { FieldEdit, FieldReceipt, FieldValue, FieldValues } from '../../modules/field/domain/field-record.ts';
import { changedFields } from '../../modules/field/domain/merge.ts';
import {
  beginSending,
  editOf,
  editRecord,
  knownRecord,
  settleConflict,
  startRecord,
  stateOf,
  takeReceipt,
  type OutboxRecord,
} from '../../modules/field/domain/outbox.ts';
import { newId } from '../../platform/ids.ts';
import { createChance } from '../setup/seeded-chance.ts';
import { HOME_DANGER, occasionValues, VOICE } from './visit-on-phone.ts';

const DAY_MS = 86_400_000;
export const OFFICE_NOW = '2026-09-16T02:00:00.000Z';

export interface PhoneSending {
  readonly sentAt: string;
  readonly records: readonly FieldEdit[];
  readonly attachments: readonly { readonly id: string; readonly recordId: string; readonly content: string }[];
}
export interface PhoneReply {
  readonly records: readonly FieldReceipt[];
  readonly attachments: readonly { readonly id: string; readonly outcome: string }[];
}
export interface KnownRecord {
  readonly id: string;
  readonly kind: string;
  readonly madeAt: string;
  readonly present: { readonly version: number; readonly values: FieldValues };
}
/** The office as a phone reaches it. */
export interface FieldServer {
  send(sending: PhoneSending): Promise<PhoneReply>;
  ownRecords(): Promise<readonly KnownRecord[]>;
}

/** What lies on the disk of a phone: text, so that every step starts as after a restart. */
interface Disk {
  readonly records: Record<string, OutboxRecord>;
  readonly attachments: readonly { readonly id: string; readonly recordId: string }[];
}

/** Two phones of one worker, of which the clock of one is wrong by a day, and everything that is on its way. */
export interface PhoneDay {
  readonly server: FieldServer;
  readonly random: () => number;
  readonly people: readonly string[];
  readonly disks: [string, string];
  readonly clocks: readonly [number, number];
  /** Sendings and replies that are late; they come when nobody expects them, in any order. */
  readonly late: (() => Promise<void>)[];
  readonly made: Map<string, 'visit' | 'event'>;
  readonly attached: Set<string>;
  readonly opened: Set<string>;
  /** The last words typed, and those that somebody typed over or gave up in a conflict. */
  readonly typed: Set<string>;
  readonly givenUp: Set<string>;
  words: number;
}

const pick = <T>(day: PhoneDay, list: readonly T[]): T | undefined => list[Math.floor(day.random() * list.length)];
const read = (day: PhoneDay, phone: number): Disk => JSON.parse(day.disks[phone] ?? '') as Disk;
const write = (day: PhoneDay, phone: number, disk: Disk): void => {
  day.disks[phone] = JSON.stringify(disk);
};
const keep = (day: PhoneDay, phone: number, record: OutboxRecord): void => {
  const disk = read(day, phone);
  write(day, phone, { ...disk, records: { ...disk.records, [record.id]: record } });
};
const clockOf = (day: PhoneDay, phone: number): string =>
  new Date(Date.parse(OFFICE_NOW) + (day.clocks[phone] ?? 0)).toISOString();
const nextWord = (day: PhoneDay): string => {
  day.words += 1;
  return `话${String(day.words).padStart(4, '0')}`;
};
const key = (id: string, field: string, value: FieldValue | undefined): string =>
  `${id}|${field}|${typeof value === 'string' ? value : ''}`;

const create = (day: PhoneDay, phone: number): void => {
  const id = newId();
  const word = nextWord(day);
  const isVisit = day.random() < 0.65;
  const isDanger = isVisit && day.random() < 0.4;
  const values = isVisit
    ? occasionValues(pick(day, day.people) ?? '', { 'occasion/situation': word, ...(isDanger ? HOME_DANGER : {}) })
    : { kind: 'facility', place: word };
  const kind = isVisit ? 'visit' : 'event';
  day.made.set(id, kind);
  if (isDanger) day.opened.add(id);
  day.typed.add(key(id, isVisit ? 'occasion/situation' : 'place', word));
  keep(day, phone, startRecord({ id, kind, madeAt: clockOf(day, phone), values, ready: true }));
};

const FIELDS = { visit: ['occasion/situation', 'note'], event: ['place', 'seen'] } as const;

const type = (day: PhoneDay, phone: number): void => {
  const record = pick(day, Object.values(read(day, phone).records));
  if (record === undefined) return;
  const field = pick(day, FIELDS[record.kind === 'visit' ? 'visit' : 'event']) ?? 'note';
  const word = nextWord(day);
  day.givenUp.add(key(record.id, field, record.values[field]));
  day.typed.add(key(record.id, field, word));
  keep(day, phone, editRecord(record, { ...record.values, [field]: word }));
};

const attach = (day: PhoneDay, phone: number): void => {
  const disk = read(day, phone);
  const record = pick(day, Object.values(disk.records));
  if (record === undefined || [...day.attached].filter((one) => one.startsWith(record.id)).length >= 3) return;
  const id = newId();
  day.attached.add(`${record.id}/${id}`);
  write(day, phone, { ...disk, attachments: [...disk.attachments, { id, recordId: record.id }] });
};

/** Puts everything on its way, on the disk first. */
const pack = (day: PhoneDay, phone: number): PhoneSending => {
  const edits: FieldEdit[] = [];
  for (const record of Object.values(read(day, phone).records)) {
    const sending = beginSending(record, newId());
    const edit = sending === null ? null : editOf(sending);
    if (sending === null || edit === null) continue;
    keep(day, phone, sending);
    edits.push(edit);
  }
  const { attachments, records } = read(day, phone);
  const ready = attachments.filter(({ recordId }) => (records[recordId]?.base.version ?? 0) > 0).slice(0, 2);
  return {
    sentAt: clockOf(day, phone),
    records: edits,
    attachments: ready.map((one) => ({ ...one, content: VOICE })),
  };
};

const take = (day: PhoneDay, phone: number, reply: PhoneReply): void => {
  for (const receipt of reply.records) {
    const record = read(day, phone).records[receipt.recordId];
    if (record !== undefined) keep(day, phone, takeReceipt(record, receipt));
  }
  const arrived = new Set(reply.attachments.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id));
  const disk = read(day, phone);
  write(day, phone, { ...disk, attachments: disk.attachments.filter(({ id }) => !arrived.has(id)) });
};

/** One attempt on a bad network: lost, doubled, late in either direction, or cut before the answer. */
const send = async (day: PhoneDay, phone: number): Promise<void> => {
  const sending = pack(day, phone);
  const fate = Math.floor(day.random() * 6);
  const deliver = (): Promise<PhoneReply> => day.server.send(sending);
  if (fate === 0) return;
  if (fate === 1) {
    await deliver();
    return;
  }
  if (fate === 2) {
    const [reply] = await Promise.all([deliver(), deliver()]);
    take(day, phone, reply);
    return;
  }
  if (fate === 3) {
    day.late.push(async () => take(day, phone, await deliver()));
    return;
  }
  const reply = await deliver();
  if (fate === 4) day.late.push(async () => take(day, phone, reply));
  else take(day, phone, reply);
};

const comeLate = async (day: PhoneDay): Promise<void> => {
  const [one] = day.late.splice(Math.floor(day.random() * Math.max(day.late.length, 1)), 1);
  await one?.();
};

const fetchDay = async (day: PhoneDay, phone: number): Promise<void> => {
  for (const { id, kind, madeAt, present } of await day.server.ownRecords())
    if (day.made.has(id) && read(day, phone).records[id] === undefined)
      keep(day, phone, knownRecord({ id, kind, madeAt, taken: null }, present));
};

const settle = (day: PhoneDay, phone: number): void => {
  for (const record of Object.values(read(day, phone).records)) {
    if (record.conflict === null) continue;
    const side = day.random() < 0.5 ? ('mine' as const) : ('theirs' as const);
    const fields = changedFields(record.base.values, record.values);
    const settled = settleConflict(record, Object.fromEntries(fields.map((field) => [field, side])));
    for (const field of FIELDS[record.kind === 'visit' ? 'visit' : 'event'])
      for (const value of [record.values[field], record.conflict.present.values[field]])
        if (settled.values[field] !== value) day.givenUp.add(key(record.id, field, value));
    keep(day, phone, settled);
  }
};

const STEPS = [create, create, type, type, attach, send, send, send, comeLate, fetchDay, settle] as const;

/** Enough for two phones to disagree, agree and be sent again. */
const MOST_ROUNDS = 30;

const isAllSent = (day: PhoneDay): boolean =>
  [0, 1].every((phone) => {
    const { records, attachments } = read(day, phone);
    return attachments.length === 0 && Object.values(records).every((record) => stateOf(record) === 'sent');
  });

/** Back at the office with good signal: what is late comes, and everything is sent until nothing is left. */
const goHome = async (day: PhoneDay): Promise<void> => {
  while (day.late.length > 0) await comeLate(day);
  for (let round = 0; round < MOST_ROUNDS && !isAllSent(day); round += 1)
    for (const phone of [0, 1]) {
      settle(day, phone);
      const sending = pack(day, phone);
      if (sending.records.length + sending.attachments.length > 0) take(day, phone, await day.server.send(sending));
    }
};

/** Plays one day; the same seed plays the same steps. */
export const playDay = async (
  seed: number,
  of: { readonly server: FieldServer; readonly people: readonly string[]; readonly steps: number },
): Promise<PhoneDay> => {
  const empty = JSON.stringify({ records: {}, attachments: [] } satisfies Disk);
  const day: PhoneDay = {
    server: of.server,
    people: of.people,
    random: createChance(seed).next,
    disks: [empty, empty],
    clocks: [0, seed % 2 === 0 ? DAY_MS : -DAY_MS],
    late: [],
    made: new Map(),
    attached: new Set(),
    opened: new Set(),
    typed: new Set(),
    givenUp: new Set(),
    words: 0,
  };
  for (let step = 0; step < of.steps; step += 1) await pick(day, STEPS)?.(day, day.random() < 0.5 ? 0 : 1);
  await goHome(day);
  return day;
};

/** Records still unsent on a phone at the end of the day, with the state the person reads. */
export const leftOnPhones = (day: PhoneDay): readonly string[] =>
  [0, 1].flatMap((phone) => {
    const { records, attachments } = read(day, phone);
    const unsent = Object.values(records).filter((record) => stateOf(record) !== 'sent');
    return [
      ...unsent.map((record) => `${record.kind} ${stateOf(record)} ${record.refused?.code ?? ''}`),
      ...attachments.map(({ recordId }) => `attachment of ${recordId}`),
    ];
  });

/** Words that were typed, not typed over and not given up, and are not at the office. */
export const lostWords = (day: PhoneDay, present: readonly KnownRecord[]): readonly string[] => {
  const values = new Map(present.map((record) => [record.id, record.present.values]));
  return [...day.typed].filter((one) => {
    const [id = '', field = '', value = ''] = one.split('|');
    return values.get(id)?.[field] !== value && !day.givenUp.has(one);
  });
};
