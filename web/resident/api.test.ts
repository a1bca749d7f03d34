import { describe, expect, it } from 'vitest';
import { troubleOf } from './api.ts';

describe('what goes wrong on a resident page', () => {
  it('given a lock with its minutes, tells them', () => {
    expect(troubleOf(429, { code: 'too-many-requests', details: { minutes: 7 } }, null)).toEqual({
      code: 'too-many-requests',
      minutes: 7,
    });
  });

  it('given a lock known by its header only, rounds the wait up', () => {
    expect(troubleOf(429, null, '61')).toEqual({ code: 'too-many-requests', minutes: 2 });
  });

  it('given a code that cannot be a receipt code, says the same as for an unknown one', () => {
    expect(troubleOf(400, { code: 'bad-input' }, null).code).toBe('not-found');
  });

  it('given no room or a database on its way back, says to come again, not that something is broken', () => {
    expect(troubleOf(503, { code: 'overloaded' }, '2').code).toBe('busy');
    expect(troubleOf(503, { code: 'database-away' }, '2').code).toBe('busy');
  });

  it('given a fault, does not pretend to know more', () => {
    expect(troubleOf(500, { code: 'fault' }, null).code).toBe('server');
  });
});
