import { describe, expect, it } from 'vitest';
import { emergencyV1 } from '../../../catalogue/processes/emergency/v1.ts';
import type { CaseEvent } from './case-events.ts';
import { titleOf } from './case-title.ts';
import { intervalsOf } from './intervals.ts';

const by = { workerId: 'w', role: 'worker' } as const;

const opened = (at: string, input: Readonly<Record<string, unknown>>): CaseEvent => ({
  type: 'case-opened',
  at,
  by,
  processId: 'emergency',
  processVersion: 1,
  itemId: null,
  itemVersion: null,
  channel: 'phone',
  firstContact: { workerId: 'w', at },
  limits: {},
  linkedFrom: null,
  input,
});

const taken = (at: string, action: string, input: Readonly<Record<string, unknown>>): CaseEvent => ({
  type: 'action-taken',
  at,
  by,
  action,
  from: 'registered',
  to: 'responding',
  input,
});

const minutes = (...events: readonly CaseEvent[]): readonly (number | null)[] =>
  intervalsOf(emergencyV1, events).map((interval) => interval.minutes);

describe('minutes from finding to telling', () => {
  const found = opened('2026-11-20T01:10:00.000Z', { kind: 'fire', place: '3 幢' });

  it('are open while nobody was told', () => {
    expect(minutes(found)).toEqual([null, null]);
  });

  it('run from the registration to the action where no other moment was written down', () => {
    expect(minutes(found, taken('2026-11-20T01:13:10.000Z', 'tell-both', {}))).toEqual([4, 4]);
  });

  it('follow the moments that were written down', () => {
    const earlier = opened('2026-11-20T01:10:00.000Z', { foundAt: '2026-11-20T01:00:00.000Z' });
    const told = taken('2026-11-20T01:20:00.000Z', 'tell-both', {
      toldAt: '2026-11-20T01:06:00.000Z',
      contactedAt: '2026-11-20T01:02:00.000Z',
    });
    expect(minutes(earlier, told)).toEqual([6, 2]);
  });

  it('are never less than none', () => {
    expect(minutes(found, taken('2026-11-20T01:09:00.000Z', 'tell-head', {}))).toEqual([0, null]);
  });
});

describe('the title of a case without an item', () => {
  it('says the named fields in words', () => {
    expect(titleOf(emergencyV1, { kind: 'fire', place: '3 幢' })).toEqual({ zh: '3 幢 · 火情', en: '3 幢 · Fire' });
  });

  it('is none where they are empty', () => {
    expect(titleOf(emergencyV1, {})).toBeNull();
  });

  it('is one line', () => {
    expect(titleOf(emergencyV1, { place: '长'.repeat(60) })?.zh).toBe(`${'长'.repeat(40)}…`);
  });
});
