import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../modules/casework/domain/recording.ts';
import { wrongWith, type CaseHistory } from './naive-case.ts';

const calendar = { version: '1', days: new Map([['2026-09-20', true]]) };
const calendars = new Map([['1', calendar]]);

const OPENED: EventBody = {
  type: 'case-opened',
  processId: 'promised',
  processVersion: 1,
  itemId: null,
  itemVersion: null,
  channel: 'counter',
  firstContact: { workerId: 'w1', at: '2026-09-16T02:00:00.000Z' },
  limits: { handling: { unit: 'working-days', promised: 3, statutory: null } },
  linkedFrom: null,
};
const STARTED: EventBody = { type: 'clock-started', clock: 'handling', on: '2026-09-17' };
const dueOn = (day: string): EventBody => ({
  type: 'due-dates-set',
  clock: 'handling',
  dueOn: day,
  halfOn: day,
  fourFifthsOn: day,
  provisional: false,
  calendarVersion: '1',
});
const notice = (ordinal: number, materialIds: readonly string[], whatChanged?: string): EventBody => ({
  type: 'notice-given',
  ordinal,
  materialIds,
  exception: whatChanged === undefined ? null : { newMaterialIds: materialIds, whatChanged },
});
const checked = (...missing: readonly string[]): EventBody => ({
  type: 'materials-checked',
  materials: missing.map((id) => ({ id, status: 'missing' })),
});

const wrongOf = (bodies: readonly EventBody[], more: Partial<CaseHistory> = {}): readonly string[] => {
  const by = { workerId: 'w1', role: 'worker' } as const;
  const events = bodies.map((body) => ({ ...body, at: '2026-09-16T02:00:00.000Z', by }));
  const history = { id: 'c', number: 'C', kind: 'open', version: events.length, dueOn: null, firstWorkerId: 'w1' };
  return wrongWith({ ...history, events, ...more }, calendars, calendar).wrong;
};

describe('a history walked without the engine', () => {
  it('given the right day over a Sunday that is worked, finds nothing; given any other, names it', () => {
    expect(wrongOf([OPENED, STARTED, dueOn('2026-09-21')], { dueOn: '2026-09-21' })).toEqual([]);
    expect(wrongOf([OPENED, STARTED, dueOn('2026-09-22')], { dueOn: '2026-09-22' })).toHaveLength(2);
    expect(wrongOf([OPENED, STARTED, dueOn('2026-09-21')], { dueOn: '2026-09-23' })).toHaveLength(1);
  });

  it('given an end after the due date that is not called late, or a clock that outlives its case, names it', () => {
    const ended = (on: string, late: boolean): EventBody => ({ type: 'clock-ended', clock: 'handling', on, late });
    const start = [OPENED, STARTED, dueOn('2026-09-21')];
    expect(wrongOf([...start, ended('2026-09-22', true)], { kind: 'done' })).toEqual([]);
    expect(wrongOf([...start, ended('2026-09-22', false)], { kind: 'done' })).toHaveLength(1);
    expect(wrongOf(start, { kind: 'done' })).toHaveLength(1);
  });

  it('given a later notice beyond the first list, asks for a reason; given one that leaves something out, names it', () => {
    const first = [OPENED, checked('a', 'b'), notice(1, ['a', 'b'])];
    expect(wrongOf([...first, notice(2, ['a', 'b'])])).toEqual([]);
    expect(wrongOf([...first, notice(2, ['a', 'b', 'c'])])).toHaveLength(1);
    expect(wrongOf([...first, notice(2, ['a', 'b', 'c'], '换了单位')])).toEqual([]);
    expect(wrongOf([OPENED, checked('a', 'b'), notice(1, ['a'])])).toHaveLength(1);
  });

  it('given two first contacts, one that was overwritten, or one that ended twice, names it', () => {
    const ended: EventBody = { type: 'first-contact-ended', how: 'accepted' };
    expect(wrongOf([OPENED, OPENED])).toHaveLength(1);
    expect(wrongOf([OPENED], { firstWorkerId: 'w2' })).toHaveLength(1);
    expect(wrongOf([OPENED, ended])).toEqual([]);
    expect(wrongOf([OPENED, ended, ended])).toHaveLength(1);
  });
});
