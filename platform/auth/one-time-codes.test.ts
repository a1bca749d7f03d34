import { describe, expect, it } from 'vitest';
import { codeAt, codeUri, newCodeSecret, stepOfCode } from './one-time-codes.ts';

/** The secret of the appendix of RFC 6238, `12345678901234567890`, in base 32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of RFC 6238', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('given second %i of the appendix, is %s', (second, code) => {
    expect(codeAt(RFC_SECRET, new Date(second * 1_000))).toBe(code);
  });

  it('given a code of the half minute before, now or after, knows its half minute; given an older one, none', () => {
    const secret = newCodeSecret();
    const now = new Date('2026-09-16T02:00:10Z');
    const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
    const step = Math.floor(now.getTime() / 30_000);
    expect([-30, 0, 30].map((seconds) => stepOfCode(secret, codeAt(secret, after(seconds)), now))).toEqual([
      step - 1,
      step,
      step + 1,
    ]);
    expect(stepOfCode(secret, '', now)).toBeNull();
    expect(stepOfCode(secret, `${codeAt(secret, now)}0`, now)).toBeNull();
  });

  it('given a new secret, has the 160 bits that the standard asks for, and another one each time', () => {
    expect(newCodeSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newCodeSecret()).not.toBe(newCodeSecret());
  });

  it('given an address for apps, carries secret and names in the form they read', () => {
    const uri = new URL(codeUri(RFC_SECRET, '全科', 'zhou.min'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(RFC_SECRET);
    expect(uri.searchParams.get('issuer')).toBe('全科');
    expect(decodeURIComponent(uri.pathname)).toContain('全科:zhou.min');
  });
});
