import { afterEach, describe, expect, it, vi } from 'vitest';
import { editRecord, knownRecord, startRecord } from '../../modules/field/domain/outbox.ts';
import { openFieldStore, type PhoneOwner } from './field-store.ts';
import type { Vault } from './vault.ts';

const OWNER: PhoneOwner = {
  workerName: '钱锋',
  communityId: 'c1',
  communityName: '西水社区',
  phoneId: 'p1',
  code: null,
};
const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-20T01:00:00.000Z');
const taken = { caseNumber: null, receivedAt: '2026-11-20T01:00:00.000Z', held: false };
const DAY = { day: '2026-11-20', records: [{ id: 'sent', present: { version: 1 } }], people: [], grids: [], kinds: [] };

const memoryVault = (): Vault & { readonly all: Map<string, string> } => {
  const all = new Map<string, string>();
  return {
    all,
    read: async <T>(name: string) => {
      const text = all.get(name);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    write: async (name, value) => {
      all.set(name, JSON.stringify(value));
    },
    remove: async (name) => {
      all.delete(name);
    },
    names: async (start) => [...all.keys()].filter((name) => name.startsWith(start)),
    wipe: async () => all.clear(),
  };
};

const dayOutside = async (vault: Vault): Promise<void> => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  const store = await openFieldStore(vault, OWNER);
  const made = { kind: 'visit', madeAt: '2026-11-20T01:00:00.000Z' };
  await store?.keepRecord(
    knownRecord({ id: 'sent', ...made, taken }, { version: 1, values: { personId: 'a', result: 'present' } }),
  );
  await store?.keepRecord(startRecord({ id: 'unsent', ...made, values: { personId: 'b' }, ready: true }));
  await store?.keepAttachment({ id: 'f1', recordId: 'unsent', mediaType: 'audio/webm', content: 'x', refused: null });
  await store?.keepDay(DAY as never);
};

afterEach(() => vi.useRealTimers());

describe('what lies on the phone', () => {
  it('given the same day, is all there again, with names and doors', async () => {
    const vault = memoryVault();
    await dayOutside(vault);
    vi.setSystemTime(START + 20 * HOUR_MS);
    const state = (await openFieldStore(vault, null))?.present();
    expect(state?.day?.day).toBe('2026-11-20');
    expect(state?.records.map(({ id }) => id).toSorted()).toEqual(['sent', 'unsent']);
  });

  it('given two days in a drawer, has lost names, doors and what was sent, and nothing that was not', async () => {
    const vault = memoryVault();
    await dayOutside(vault);
    vi.setSystemTime(START + 40 * HOUR_MS);
    const state = (await openFieldStore(vault, null))?.present();
    expect(state?.day).toBeNull();
    expect(state?.records.map(({ id }) => id)).toEqual(['unsent']);
    expect(state?.attachments.map(({ id }) => id)).toEqual(['f1']);
    expect([...vault.all.keys()].filter((name) => name.includes('sent')).toSorted()).toEqual(['record/unsent']);
  });

  it('given a new day’s package, lets go of what was sent before; signing out leaves nothing', async () => {
    const vault = memoryVault();
    await dayOutside(vault);
    const store = await openFieldStore(vault, null);
    await store?.keepDay({ ...DAY, records: [] } as never);
    expect(store?.present().records.map(({ id }) => id)).toEqual(['unsent']);
    await store?.wipe();
    expect(vault.all.size).toBe(0);
  });

  it('given a draft that takes long to write, keeps what was said after it, and what a receipt said beside it', async () => {
    const vault = memoryVault();
    const firstIsHeld = Promise.withResolvers<void>();
    let writes = 0;
    const store = await openFieldStore(
      {
        ...vault,
        write: async (name, value) => {
          if (name === 'record/r') writes += 1;
          if (writes === 1) await firstIsHeld.promise;
          await vault.write(name, value);
        },
      },
      OWNER,
    );
    if (store === null) throw new Error('the phone has an owner');
    const draft = { id: 'r', kind: 'visit', madeAt: '2026-11-20T01:00:00.000Z', values: { place: 'typed' } };
    const edits = [
      store.keepRecord(startRecord({ ...draft, ready: false })),
      store.changeRecord('r', (record) => record && { ...record, taken }),
      store.changeRecord('r', (record) => record && editRecord(record, { place: 'said' }, true)),
    ];
    firstIsHeld.resolve();
    await Promise.all(edits);
    const said = { ready: true, values: { place: 'said' }, taken };
    expect(store.present().records).toMatchObject([said]);
    expect(JSON.parse(vault.all.get('record/r') ?? '')).toMatchObject(said);
  });
});
