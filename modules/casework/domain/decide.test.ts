import { describe, expect, it } from 'vitest';
import { immediateV1 } from '../../../catalogue/processes/immediate/v1.ts';
import { promisedV1 } from '../../../catalogue/processes/promised/v1.ts';
import { ratingFollowUpV1 } from '../../../catalogue/processes/rating-follow-up/v1.ts';
import { calendar2027 } from '../../../tests/casework/calendar.ts';
import { act, opening, testActors, testFacts } from '../../../tests/casework/case-facts.ts';
import { play } from '../../../tests/casework/case-script.ts';
import { decide } from './decide.ts';
import { followUpNeeded, followUpProcess } from './rating.ts';

const MARCH = '2026-03-02T02:00:00.000Z';
const facts = testFacts('promised');

describe('opening', () => {
  it('counts as missing what the item asks for and nobody looked at', () => {
    const opened = play(promisedV1, [
      {
        at: MARCH,
        by: 'worker',
        do: { type: 'open', channel: 'phone', materials: [{ id: 'photo', status: 'known' }], conditions: [] },
      },
    ]);
    expect(opened.state.materials).toEqual([
      { id: 'photo', status: 'known' },
      { id: 'id-card', status: 'missing' },
      { id: 'income-proof', status: 'missing' },
    ]);
  });

  it('carries the first contact of the parent case along and starts the clock of a follow-up', () => {
    const parent = { caseId: 'case-1', firstContact: { workerId: 'worker-7', at: '2026-02-01T01:00:00.000Z' } };
    const { state } = play(ratingFollowUpV1, [
      { at: MARCH, by: 'system', do: { type: 'open', channel: 'online', materials: [], conditions: [], parent } },
    ]);
    expect(state.firstContact).toEqual({ ...parent.firstContact, endedBy: null });
    expect(state.linkedFrom).toBe('case-1');
    expect(state.clocks.handling).toMatchObject({ startedOn: '2026-03-02', dueOn: '2026-03-09' });
  });

  it('dates by the day in China, not by the day in UTC', () => {
    const { state } = play(promisedV1, [
      { at: '2026-03-02T17:00:00.000Z', by: 'worker', do: opening() },
      { at: '2026-03-02T17:00:00.000Z', by: 'worker', do: act('accept') },
    ]);
    expect(state.clocks.handling?.startedOn).toBe('2026-03-03');
  });
});

describe('reminders', () => {
  const { state } = play(promisedV1, [
    { at: MARCH, by: 'worker', do: opening() },
    { at: MARCH, by: 'worker', do: act('accept') },
  ]);
  const remind = (at: string) => decide(promisedV1, state, { type: 'remind' }, testActors.system, facts, at);

  it('give nothing before half of the limit', () => {
    expect(remind('2026-03-08T02:00:00.000Z')).toEqual({ ok: true, value: [] });
  });

  it('give only the most urgent mark that has been reached', () => {
    const late = remind('2026-03-20T02:00:00.000Z');
    expect(late.ok && late.value.map((event) => event.type === 'reminder-given' && event.mark)).toEqual(['overdue']);
  });

  it('are silent while the clock stands still', () => {
    const stopped = play(promisedV1, [
      { at: MARCH, by: 'worker', do: opening() },
      { at: MARCH, by: 'worker', do: act('accept') },
      { at: MARCH, by: 'approver', do: act('send-back', { materials: ['photo'] }) },
      { at: '2026-05-08T02:00:00.000Z', by: 'system', do: { type: 'remind' } },
    ]);
    expect(stopped.state.clocks.handling).toMatchObject({ dueOn: null, reminders: [] });
  });
});

describe('a new calendar', () => {
  const { state } = play(promisedV1, [
    { at: '2026-12-28T02:00:00.000Z', by: 'worker', do: opening() },
    { at: '2026-12-28T02:00:00.000Z', by: 'worker', do: act('accept') },
  ]);
  const recompute = (calendar: typeof calendar2027) =>
    decide(
      promisedV1,
      state,
      { type: 'recompute-due-dates' },
      testActors.system,
      { ...facts, calendar },
      '2026-12-30T02:00:00.000Z',
    );

  it('replaces a provisional due date', () => {
    expect(state.clocks.handling).toMatchObject({ dueOn: '2027-01-11', provisional: true });
    const decided = recompute(calendar2027);
    expect(decided.ok && decided.value).toMatchObject([
      { type: 'due-dates-set', dueOn: '2027-01-12', provisional: false, calendarVersion: 'test-2027' },
    ]);
  });

  it('records nothing when nothing changes', () => {
    expect(recompute(facts.calendar)).toEqual({ ok: true, value: [] });
  });
});

describe('ratings', () => {
  it('are followed up from the fourth level on, and only where the process says so', () => {
    expect([1, 2, 3, 4, 5].map((level) => followUpNeeded(immediateV1, level as 1))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(followUpProcess(immediateV1, 5)).toBe('rating-follow-up');
    expect(followUpNeeded(ratingFollowUpV1, 5)).toBe(false);
  });
});

describe('a notice with an exception', () => {
  it('is counted and says what changed, and the first list stays as it was', () => {
    const { state, events } = play(immediateV1, [
      { at: MARCH, by: 'worker', do: opening('missing') },
      { at: MARCH, by: 'worker', do: act('give-notice', { materials: ['id-card'] }) },
      {
        at: MARCH,
        by: 'worker',
        do: act('receive-supplement', { materials: ['id-card', { id: 'photo', status: 'missing' }] }),
      },
      { at: MARCH, by: 'worker', do: act('give-notice', { materials: ['photo'], whatChanged: '照片遗失' }) },
    ]);
    expect(state).toMatchObject({ firstNotice: ['id-card'], noticeCount: 2, noticeExceptions: 1 });
    expect(events.filter((event) => event.type === 'notice-given').at(-1)).toMatchObject({
      exception: { newMaterialIds: ['photo'], whatChanged: '照片遗失' },
    });
  });
});
