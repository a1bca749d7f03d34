import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindIndex, blindToken } from './blind-index.ts';
import { openField, sealField } from './field-sealing.ts';
import { createKeyRing } from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';

const place = { table: 'person', column: 'phone_sealed', communityId: 'c1', rowId: 'p1' };
const ring = createKeyRing();

const rotated = (): KeyRing => {
  const fresh = createKeyRing().sealingKeys.get(1);
  if (fresh === undefined) throw new Error('A new ring has its first key.');
  return { ...ring, activeKeyId: 2, sealingKeys: new Map([...ring.sealingKeys, [2, fresh]]) };
};

describe('sealed fields', () => {
  it('given any text, opens to the same text in its own place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(openField(ring, place, sealField(ring, place, value))).toBe(value);
      }),
      { seed: 20261122 },
    );
  });

  it('given the same text twice, gives two different seals', () => {
    expect(sealField(ring, place, '13800001234').equals(sealField(ring, place, '13800001234'))).toBe(false);
  });

  it('given a single changed bit anywhere, refuses to open', () => {
    const sealed = sealField(ring, place, '西水新村17幢302');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openField(ring, place, changed)).toThrow(/authenticate|no key on the ring/);
    }
  });

  it('given a seal moved to another row, column, table or community, refuses to open', () => {
    const sealed = sealField(ring, place, '13800001234');
    for (const other of [
      { rowId: 'p2' },
      { column: 'id_number_sealed' },
      { table: 'household' },
      { communityId: 'c2' },
    ])
      expect(() => openField(ring, { ...place, ...other }, sealed)).toThrow(/authenticate/);
  });

  it('given a rotated ring, opens old seals and seals new ones under the new key', () => {
    const old = sealField(ring, place, 'old');
    const after = rotated();
    const fresh = sealField(after, place, 'new');
    expect([openField(after, place, old), openField(after, place, fresh)]).toEqual(['old', 'new']);
    expect([old[0], fresh[0]]).toEqual([1, 2]);
    expect(() => openField(ring, place, fresh)).toThrow('no key on the ring');
  });
});

describe('blind indexes', () => {
  it('given equal values, are equal within a community and kind and differ elsewhere', () => {
    const base = blindIndex(ring, 'id-number', 'c1', '11010519491231002X');
    expect(blindIndex(ring, 'id-number', 'c1', '11010519491231002X').equals(base)).toBe(true);
    expect(blindIndex(ring, 'id-number', 'c2', '11010519491231002X').equals(base)).toBe(false);
    expect(blindIndex(createKeyRing(), 'id-number', 'c1', '11010519491231002X').equals(base)).toBe(false);
    expect(blindToken(ring, 'phone-tail', 'c1', '1234')).not.toBe(blindToken(ring, 'id-number-tail', 'c1', '1234'));
  });

  it('given the ten thousand tails of a community, gives ten thousand tokens', () => {
    const tokens = new Set<string>();
    for (let tail = 0; tail < 10_000; tail += 1)
      tokens.add(blindToken(ring, 'phone-tail', 'c1', String(tail).padStart(4, '0')));
    expect(tokens.size).toBe(10_000);
  });
});
