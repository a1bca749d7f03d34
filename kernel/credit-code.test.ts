import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter, parseCreditCode } from './credit-code.ts';

const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const validCode = fc
  .tuple(
    fc.constantFrom('91', '52', '12', '54', '93', 'N1'),
    fc.integer({ min: 110000, max: 659999 }),
    fc.array(fc.constantFrom(...characters), { minLength: 9, maxLength: 9 }),
  )
  .map(([authority, region, rest]) => {
    const first17 = `${authority}${region}${rest.join('')}`;
    return first17 + creditCodeCheckCharacter(first17);
  });

describe('unified social credit codes', () => {
  it('given a published code, reads its parts', () => {
    expect(parseCreditCode('91350100M000100Y43')).toEqual({
      ok: true,
      value: { code: '91350100M000100Y43', authority: '91', regionCode: '350100', organisationCode: 'M000100Y4' },
    });
  });

  it('given any code with a right check character, accepts it in small letters and with spaces too', () => {
    fc.assert(
      fc.property(validCode, (code) => {
        expect(parseCreditCode(code).ok).toBe(true);
        expect(parseCreditCode(` ${code.slice(0, 8)} ${code.slice(8).toLowerCase()}`).ok).toBe(true);
      }),
      { seed: 20261122 },
    );
  });

  it('given one character changed, never accepts the code', () => {
    const change = fc.tuple(validCode, fc.integer({ min: 8, max: 16 }), fc.constantFrom(...characters));
    fc.assert(
      fc.property(change, ([code, place, other]) => {
        fc.pre(code[place] !== other);
        expect(parseCreditCode(code.slice(0, place) + other + code.slice(place + 1)).ok).toBe(false);
      }),
      { seed: 20261122 },
    );
  });

  it('given a broken code, says which rule it breaks', () => {
    expect(parseCreditCode('91350100M000100Y4')).toMatchObject({ refusal: { details: { rule: 'length' } } });
    expect(parseCreditCode('91350100M000100I43')).toMatchObject({ refusal: { details: { rule: 'characters' } } });
    expect(parseCreditCode('91350100M000100Y44')).toMatchObject({ refusal: { details: { rule: 'checksum' } } });
  });
});
