import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseResidentId, residentIdCheckCharacter } from './resident-id.ts';

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true });
const validNumber = fc
  .tuple(fc.constantFrom('110101', '320213', '440305', '810000', '830000'), day, fc.integer({ min: 0, max: 999 }))
  .map(([region, date, order]) => {
    const first17 = `${region}${date.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    return { number: first17 + residentIdCheckCharacter(first17), date, order };
  });

const ruleOf = (typed: string) => {
  const result = parseResidentId(typed);
  return result.ok ? 'none' : result.refusal.details.rule;
};

describe('resident ID numbers', () => {
  it('given the example printed in GB 11643, reads date and sex', () => {
    expect(parseResidentId('11010519491231002X')).toEqual({
      ok: true,
      value: { number: '11010519491231002X', regionCode: '110105', bornOn: '1949-12-31', sex: 'female' },
    });
  });

  it('given any number with a right checksum, accepts it and reads it back', () => {
    fc.assert(
      fc.property(validNumber, ({ number, date, order }) => {
        const result = parseResidentId(number);
        expect(result.ok && result.value.bornOn).toBe(date.toISOString().slice(0, 10));
        expect(result.ok && result.value.sex).toBe(order % 2 === 0 ? 'female' : 'male');
      }),
      { seed: 20261122 },
    );
  });

  it('given one digit changed, never accepts the number', () => {
    const change = fc.tuple(validNumber, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(change, ([{ number }, place, by]) => {
        const digit = (Number(number[place]) + by) % 10;
        expect(parseResidentId(number.slice(0, place) + digit + number.slice(place + 1)).ok).toBe(false);
      }),
      { seed: 20261122 },
    );
  });

  it('given two neighbours swapped, never accepts the number unless they are equal', () => {
    fc.assert(
      fc.property(validNumber, fc.integer({ min: 0, max: 15 }), ({ number }, place) => {
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        expect(parseResidentId(swapped).ok).toBe(swapped === number);
      }),
      { seed: 20261122 },
    );
  });

  it('given spaces, hyphens, full-width digits or a small x, reads the same number', () => {
    for (const typed of ['110105 19491231 002x', '110105-19491231-002X', '１１０１０５１９４９１２３１００２ｘ'])
      expect(parseResidentId(typed)).toMatchObject({ ok: true, value: { number: '11010519491231002X' } });
  });

  it('given a broken number, says which rule it breaks and repeats none of it', () => {
    expect(ruleOf('110105491231002')).toBe('length');
    expect(ruleOf('1101051949123100AX')).toBe('characters');
    expect(ruleOf('99010519491231002X')).toBe('region');
    expect(ruleOf('11010519490231002X')).toBe('date');
    expect(ruleOf('110105194912310021')).toBe('checksum');
    expect(JSON.stringify(parseResidentId('110105194912310021'))).not.toContain('1101051949');
  });
});
