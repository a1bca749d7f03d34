import { describe, expect, it } from 'vitest';
import { channelRuleOn, checkedDay, isMissed, type ChannelCheckRule, type CheckRecord } from './channel-checks.ts';

const box = { id: 'box', label: { zh: '意见箱', en: 'Box' } };
const letter = { id: 'letter', label: { zh: '信函', en: 'Letter' } };
const basis = { source: '测试' };
const rules: readonly ChannelCheckRule[] = [
  { validFrom: '2026-01-01', days: 'working-days', channels: [box], basis },
  { validFrom: '2026-09-14', days: 'every-day', channels: [box, letter], basis },
];

const record: CheckRecord = {
  rules,
  calendar: { version: '1', horizonOn: '2026-12-31', days: { '2026-09-08': { working: false, name: '放假' } } },
  checks: [{ on: '2026-09-07', channel: 'box', found: 2, workerId: 'w', at: '2026-09-07T01:00:00.000Z' }],
  keptSince: '2026-09-07',
  today: '2026-09-15',
};
const states = (on: string, more: Partial<CheckRecord> = {}) =>
  checkedDay({ ...record, ...more }, on).channels.map(({ state }) => state);

describe('the daily check of channels', () => {
  it('given a check, the channel of that day is checked', () => {
    expect(states('2026-09-07')).toEqual(['checked']);
  });

  it('given a working day that passed without one, it is missed; today it is still to do', () => {
    expect(states('2026-09-09')).toEqual(['missed']);
    expect(isMissed(checkedDay(record, '2026-09-09'))).toBe(true);
    expect(states('2026-09-15')).toEqual(['to-do', 'to-do']);
    expect(isMissed(checkedDay(record, '2026-09-15'))).toBe(false);
  });

  it('given a weekend, a day off of the calendar or a day to come, nothing is asked', () => {
    expect(states('2026-09-12')).toEqual(['not-asked']);
    expect(states('2026-09-08')).toEqual(['not-asked']);
    expect(states('2026-09-16')).toEqual(['not-asked', 'not-asked']);
  });

  it('given days before the first check on record, none of them is missed', () => {
    expect(states('2026-09-04')).toEqual(['not-asked']);
    expect(states('2026-09-09', { keptSince: null })).toEqual(['not-asked']);
  });

  it('given two rules, each day follows the one in force on it', () => {
    expect(channelRuleOn(rules, '2025-12-31')).toBeUndefined();
    expect(states('2025-12-31')).toEqual([]);
    expect(states('2026-09-14')).toEqual(['missed', 'missed']);
  });
});
