import { describe, expect, it } from 'vitest';
import { hashRequest, isKeyConflict } from './idempotency.ts';

const hash = (body: unknown, url = '/api/cases', method = 'POST'): string =>
  hashRequest(method, url, body).toString('hex');

describe('hashRequest', () => {
  it('given the same content in another order of fields, at any depth, is the same request', () => {
    expect(hash({ a: 1, b: { c: [1, { x: 1, y: 2 }], d: null } })).toBe(
      hash({ b: { d: null, c: [1, { y: 2, x: 1 }] }, a: 1 }),
    );
    expect(hash(undefined)).toBe(hash(null));
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: {} }, { a: [] }],
  ])('given %j and %j, they are different requests', (one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  it('given another address or method, is another request', () => {
    expect(new Set([hash({}), hash({}, '/api/people'), hash({}, '/api/cases', 'PUT')]).size).toBe(3);
  });
});

describe('isKeyConflict', () => {
  const fault = (code: string, constraint: string) => Object.assign(new Error('duplicate'), { code, constraint });

  it('given any other fault, also a duplicate elsewhere, it is none', () => {
    expect(isKeyConflict(fault('23505', 'idempotency_key_pkey'))).toBe(true);
    expect(isKeyConflict(fault('23505', 'person_id_number'))).toBe(false);
    expect(isKeyConflict(fault('23503', 'idempotency_key_pkey'))).toBe(false);
    expect(isKeyConflict({ code: '23505', constraint: 'idempotency_key_pkey' })).toBe(false);
  });
});
