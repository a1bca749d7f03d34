import { describe, expect, it } from 'vitest';
import { isDatabaseAway, isDatabaseBusy, isDatabaseFull } from './database-away.ts';

const fault = (code: string, more: object = {}): Error =>
  Object.assign(new Error('said by the database'), { code, ...more });

describe('what a fault of the database says', () => {
  it.each([
    ['57P01', 'away'],
    ['08006', 'away'],
    ['53300', 'away'],
    ['53100', 'full'],
    ['57014', 'busy'],
    ['55P03', 'busy'],
    ['40P01', 'busy'],
    ['23505', 'none'],
    ['42P01', 'none'],
  ])('given SQLSTATE %s, it is %s', (code, kind) => {
    const one = fault(code);
    expect({ away: isDatabaseAway(one), full: isDatabaseFull(one), busy: isDatabaseBusy(one) }).toEqual({
      away: kind === 'away' || kind === 'full',
      full: kind === 'full',
      busy: kind === 'busy',
    });
  });

  it('given a server lost behind the coordinator of a city, tells it from a fault of the database itself', () => {
    expect(isDatabaseAway(fault('XX000', { routine: 'ReportResultError' }))).toBe(true);
    expect(isDatabaseAway(fault('XX000', { routine: 'ErrorIfPostCommitFailedShardPlacements' }))).toBe(true);
    expect(isDatabaseAway(fault('XX000', { routine: 'heap_update' }))).toBe(false);
    expect(isDatabaseAway(fault('23514', { routine: 'ReportResultError' }))).toBe(false);
  });

  it('given a fault of the system, tells a lost connection from a missing file', () => {
    expect(isDatabaseAway(fault('ECONNREFUSED', { syscall: 'connect' }))).toBe(true);
    expect(isDatabaseAway(fault('ENOENT', { syscall: 'open' }))).toBe(false);
    expect(isDatabaseAway('ECONNREFUSED')).toBe(false);
  });
});
