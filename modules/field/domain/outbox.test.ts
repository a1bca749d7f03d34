import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientId } from './client-id.ts';
import type { FieldEdit, FieldReceipt, FieldValue, FieldValues, KnownState } from './field-record.ts';
import { changedFields, mergeFields, sameValues } from './merge.ts';
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
} from './outbox.ts';
import { happenedAt } from './phone-clock.ts';
import { receive } from './receive.ts';

const AT = '2026-11-20T01:00:00.000Z';
const started = (values: FieldValues = { kind: 'facility' }, ready = true): OutboxRecord =>
  startRecord({ id: 'r1', kind: 'event', madeAt: AT, values, ready });
const accepted = (edit: FieldEdit, present: KnownState): FieldReceipt => ({
  recordId: edit.recordId,
  editId: edit.editId,
  receivedAt: AT,
  outcome: 'accepted',
  present,
  caseNumber: '西水2026-000001',
  caseId: null,
});

describe('the state of one record', () => {
  it('given a draft, is not sent before it was handed in; given its receipt, is sent', () => {
    const draft = started({}, false);
    expect([stateOf(draft), beginSending(draft, 'e1')]).toEqual(['draft', null]);
    const waiting = editRecord(draft, { kind: 'facility' }, true);
    expect(stateOf(waiting)).toBe('waiting');
    const sending = beginSending(waiting, 'e1');
    const edit = sending && editOf(sending);
    expect(edit).toMatchObject({ recordId: 'r1', editId: 'e1', values: { kind: 'facility' } });
    const sent = sending && edit && takeReceipt(sending, accepted(edit, { version: 1, values: edit.values }));
    expect(sent && stateOf(sent)).toBe('sent');
  });

  it('given a sending without an answer, sends the same once more, whatever was typed meanwhile', () => {
    const first = beginSending(started(), 'e1');
    const typed = first && editRecord(first, { kind: 'facility', place: '门口' });
    const again = typed && beginSending(typed, 'e2');
    expect(again && editOf(again)).toEqual(first && editOf(first));
  });

  it('given a receipt for an earlier sending, stays waiting', () => {
    const sending = beginSending(started(), 'e2');
    const late = accepted(
      { recordId: 'r1', editId: 'e1', kind: 'event', base: { version: 0, values: {} }, values: {}, madeAt: AT },
      { version: 1, values: {} },
    );
    expect(sending && takeReceipt(sending, late)).toEqual(sending);
  });

  it('given a refusal, stays visible as failed until somebody mends it, and is tried again then', () => {
    const sending = beginSending(started(), 'e1');
    const refused: FieldReceipt = {
      recordId: 'r1',
      editId: 'e1',
      receivedAt: AT,
      outcome: 'refused',
      code: 'input-missing',
      details: {},
    };
    const failed = sending && takeReceipt(sending, refused);
    expect(failed && stateOf(failed)).toBe('failed');
    expect(failed && beginSending(failed, 'e2')).toBeNull();
    const mended = failed && editRecord(failed, { kind: 'facility', place: '楼下' });
    expect(mended && stateOf(mended)).toBe('waiting');
  });

  it('given a word typed while sending where somebody else’s word came in, lets the person see both', () => {
    const known = knownRecord(
      { id: 'r1', kind: 'event', madeAt: AT, taken: null },
      { version: 1, values: { seen: '旧', place: '门口' } },
    );
    const sending = beginSending(editRecord(known, { ...known.values, place: '后门' }), 'e1');
    const edit = sending && editOf(sending);
    const typed = sending && editRecord(sending, { ...sending.values, seen: '我的' });
    const took =
      typed && edit && takeReceipt(typed, accepted(edit, { version: 3, values: { seen: '别人的', place: '后门' } }));
    expect(took && stateOf(took)).toBe('conflict');
    expect(took?.conflict?.fields).toEqual([{ field: 'seen', mine: '我的', theirs: '别人的' }]);
    const kept = took && settleConflict(took, { seen: 'theirs' });
    expect(kept && [stateOf(kept), kept.values]).toEqual(['sent', { seen: '别人的', place: '后门' }]);
  });

  it('given what the server knows already, is sent; given another word, waits again', () => {
    const record = knownRecord(
      { id: 'r1', kind: 'event', madeAt: AT, taken: null },
      { version: 3, values: { seen: '旧' } },
    );
    expect(stateOf(record)).toBe('sent');
    expect(stateOf(editRecord(record, { seen: '新' }))).toBe('waiting');
  });
});

describe('merging', () => {
  it('given different fields, takes both; given the same field, names both values', () => {
    const base = { place: '1 号楼', seen: '积水' };
    expect(mergeFields(base, { ...base, seen: '积水很深' }, { ...base, place: '2 号楼' })).toEqual({
      values: { place: '2 号楼', seen: '积水很深' },
      conflicts: [],
    });
    expect(mergeFields(base, { ...base, seen: '甲' }, { ...base, seen: '乙' }).conflicts).toEqual([
      { field: 'seen', mine: '甲', theirs: '乙' },
    ]);
  });

  it('given choices ticked in another order, sees no difference', () => {
    expect(changedFields({ checked: ['a', 'b'] }, { checked: ['b', 'a'] })).toEqual([]);
  });

  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('', '1', '2', '3'));
  it('given any three versions, agrees from both sides and loses no single-sided change', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const one = mergeFields(base, mine, theirs);
        const other = mergeFields(base, theirs, mine);
        expect(other.conflicts.map(({ field }) => field)).toEqual(one.conflicts.map(({ field }) => field));
        const disputed = new Set(one.conflicts.map(({ field }) => field));
        const single = changedFields(base, mine).filter((field) => !disputed.has(field));
        expect(single.map((field) => one.values[field] ?? '')).toEqual(single.map((field) => mine[field] ?? ''));
        expect(disputed.size > 0 || sameValues(one.values, other.values)).toBe(true);
      }),
      { numRuns: 500, seed: 5501 },
    );
  });
});

describe('the clock of the phone', () => {
  it('given a phone a day behind or ahead, tells when it was by the server', () => {
    const received = '2026-11-20T10:00:00.000Z';
    for (const day of ['19', '20', '21'])
      expect(happenedAt(`2026-11-${day}T08:00:00.000Z`, `2026-11-${day}T09:30:00.000Z`, received)).toBe(
        '2026-11-20T08:30:00.000Z',
      );
  });

  it('given a clock that was set back in between, is never later than the receipt', () => {
    expect(happenedAt('2026-11-21T08:00:00.000Z', '2026-11-20T08:00:00.000Z', AT)).toBe(AT);
  });
});

describe('an id made on the phone', () => {
  it('is a UUIDv7 and sorts by time', () => {
    const early = clientId(Date.parse(AT), new Uint8Array(10));
    const late = clientId(Date.parse(AT) + 1, new Uint8Array(10).fill(255));
    expect(late).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
  });
});

/* ------------------------------------------------------------------------------------------------------------------
 * A whole day with two phones and a network that loses, doubles and reorders; seeded, hundreds of runs.
 * ---------------------------------------------------------------------------------------------------------------- */

interface StoredRecord extends KnownState {
  readonly cases: number;
}
interface World {
  readonly server: Map<string, StoredRecord>;
  readonly seen: Set<string>;
  /** On the way in either direction; may be delivered in any order, more than once or never. */
  readonly edits: FieldEdit[];
  readonly receipts: { readonly phone: number; readonly receipt: FieldReceipt }[];
  /** What lies on the phones' storage: kept as text, so that a restart really reads it back. */
  readonly phones: [string, string];
  readonly senders: Map<string, number>;
  /** The last word typed into a field, by record and field: every phone's own. */
  readonly typed: Set<string>;
  /** Words that somebody gave up in a conflict or typed over. */
  readonly givenUp: Set<string>;
  ids: number;
}

const FIELDS = ['place', 'seen', 'kind'] as const;
const load = (world: World, phone: number): Record<string, OutboxRecord> =>
  JSON.parse(world.phones[phone] ?? '{}') as Record<string, OutboxRecord>;
const store = (world: World, phone: number, records: Record<string, OutboxRecord>): void => {
  world.phones[phone] = JSON.stringify(records);
};
const nextId = (world: World): string => {
  world.ids += 1;
  return `id-${String(world.ids).padStart(5, '0')}`;
};
const word = (recordId: string, field: string, value: FieldValue | undefined): string =>
  `${recordId}/${field}/${typeof value === 'string' ? value : ''}`;

const type = (world: World, phone: number, pick: number, field: string): void => {
  const records = load(world, phone);
  const ids = Object.keys(records);
  const record = records[ids[pick % Math.max(ids.length, 1)] ?? ''];
  if (record === undefined) return;
  const value = nextId(world);
  // Whoever types over a word has it before the eyes.
  world.givenUp.add(word(record.id, field, record.values[field]));
  world.typed.add(word(record.id, field, value));
  records[record.id] = editRecord(record, { ...record.values, [field]: value });
  store(world, phone, records);
};

const create = (world: World, phone: number): void => {
  const records = load(world, phone);
  const id = `${nextId(world)}-p${phone}`;
  const value = nextId(world);
  records[id] = startRecord({ id, kind: 'event', madeAt: AT, values: { place: value }, ready: true });
  world.typed.add(word(id, 'place', value));
  store(world, phone, records);
};

const send = (world: World, phone: number): void => {
  const records = load(world, phone);
  for (const record of Object.values(records)) {
    const sending = beginSending(record, nextId(world));
    if (sending === null) continue;
    records[record.id] = sending;
    const edit = editOf(sending);
    if (edit === null) continue;
    world.senders.set(edit.editId, phone);
    world.edits.push(edit);
  }
  store(world, phone, records);
};

const answer = (world: World, edit: FieldEdit): FieldReceipt => {
  const stored = world.server.get(edit.recordId) ?? null;
  const reception = receive(stored, edit, world.seen.has(edit.editId));
  const told = { recordId: edit.recordId, editId: edit.editId, receivedAt: AT };
  if (reception.kind === 'unknown') return { ...told, outcome: 'refused', code: 'unknown', details: {} };
  if (reception.kind === 'conflict' && stored !== null)
    return {
      ...told,
      outcome: 'conflict',
      present: { version: stored.version, values: stored.values },
      fields: reception.fields,
    };
  if (reception.kind === 'open') world.server.set(edit.recordId, { version: 1, values: reception.values, cases: 1 });
  if (reception.kind === 'amend' && stored !== null)
    world.server.set(edit.recordId, { ...stored, version: stored.version + 1, values: reception.values });
  world.seen.add(edit.editId);
  const present = world.server.get(edit.recordId) ?? { version: 0, values: {} };
  return accepted(edit, { version: present.version, values: present.values });
};

const deliver = (world: World, pick: number, fate: number): void => {
  const at = pick % Math.max(world.edits.length, 1);
  const edit = world.edits[at];
  if (edit === undefined) return;
  if (fate % 4 !== 3) world.edits.splice(at, 1);
  if (fate % 4 === 0) return;
  world.receipts.push({ phone: world.senders.get(edit.editId) ?? 0, receipt: answer(world, edit) });
};

const answered = (world: World, pick: number, fate: number): void => {
  const at = pick % Math.max(world.receipts.length, 1);
  const found = world.receipts[at];
  if (found === undefined) return;
  if (fate % 4 !== 3) world.receipts.splice(at, 1);
  if (fate % 4 === 0) return;
  const records = load(world, found.phone);
  const record = records[found.receipt.recordId];
  if (record === undefined) return;
  records[record.id] = takeReceipt(record, found.receipt);
  store(world, found.phone, records);
};

/** The other phone gets the day's package: what it does not have itself. */
const fetchPackage = (world: World, phone: number): void => {
  const records = load(world, phone);
  for (const [id, { version, values }] of world.server)
    records[id] ??= knownRecord({ id, kind: 'event', madeAt: AT, taken: null }, { version, values });
  store(world, phone, records);
};

const settle = (world: World, phone: number, fate: number): void => {
  const records = load(world, phone);
  for (const record of Object.values(records)) {
    if (record.conflict === null) continue;
    const fields = changedFields(record.base.values, record.values).map((field) => field);
    const choices = Object.fromEntries(
      fields.map((field) => [field, fate % 2 === 0 ? ('mine' as const) : ('theirs' as const)]),
    );
    const settled = settleConflict(record, choices);
    for (const field of FIELDS) {
      for (const value of [record.values[field], record.conflict.present.values[field]])
        if (settled.values[field] !== value) world.givenUp.add(word(record.id, field, value));
    }
    records[record.id] = settled;
  }
  store(world, phone, records);
};

/** A good network at the end of the day: everything is sent until nothing is left to send. */
const goHome = (world: World): void => {
  for (let round = 0; round < 40; round += 1)
    for (const phone of [0, 1]) {
      settle(world, phone, round);
      send(world, phone);
      while (world.edits.length > 0) deliver(world, 0, 1);
      while (world.receipts.length > 0) answered(world, 0, 1);
    }
};

const STEPS = {
  create: (world: World, phone: number) => create(world, phone),
  type: (world: World, phone: number, pick: number, fate: number) =>
    type(world, phone, pick, FIELDS[fate % FIELDS.length] ?? 'seen'),
  send: (world: World, phone: number) => send(world, phone),
  deliver: (world: World, _phone: number, pick: number, fate: number) => deliver(world, pick, fate),
  answered: (world: World, _phone: number, pick: number, fate: number) => answered(world, pick, fate),
  fetch: (world: World, phone: number) => fetchPackage(world, phone),
  settle: (world: World, phone: number, _pick: number, fate: number) => settle(world, phone, fate),
} as const;

const step = fc.record({
  what: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
  phone: fc.nat(1),
  pick: fc.nat(20),
  fate: fc.nat(11),
});

describe('a day with two phones on a bad network', () => {
  it('given losses, doubles, reordering and restarts, loses no record and no word, and opens no case twice', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 90 }), (steps) => {
        const world: World = {
          server: new Map(),
          seen: new Set(),
          edits: [],
          receipts: [],
          phones: ['{}', '{}'],
          senders: new Map(),
          typed: new Set(),
          givenUp: new Set(),
          ids: 0,
        };
        for (const { what, phone, pick, fate } of steps) STEPS[what](world, phone, pick, fate);
        goHome(world);
        const onPhones = [0, 1].flatMap((phone) => Object.values(load(world, phone)));
        for (const record of onPhones) expect(stateOf(record)).toBe('sent');
        for (const { id } of onPhones) expect(world.server.get(id)?.cases).toBe(1);
        expect(new Set(onPhones.map(({ id }) => id)).size).toBe(world.server.size);
        const lost = [...world.typed].filter((one) => {
          const [id = '', field = '', value = ''] = one.split('/');
          return world.server.get(id)?.values[field] !== value && !world.givenUp.has(one);
        });
        expect(lost).toEqual([]);
        conflicts += world.givenUp.size;
      }),
      { numRuns: 600, seed: 5502 },
    );
    expect(conflicts).toBeGreaterThan(100);
  });
});
