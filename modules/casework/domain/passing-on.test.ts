import { describe, expect, it } from 'vitest';
import { act, factsOf, testActors } from '../../../tests/casework/case-facts.ts';
import { play } from '../../../tests/casework/case-script.ts';
import type { ScriptLine } from '../../../tests/casework/case-script.ts';
import { everyFeature } from '../../../tests/casework/every-feature.ts';
import { addTask, openFeature } from '../../../tests/casework/feature-refusals.ts';
import type { CaseCommand } from './commands.ts';
import { decide } from './decide.ts';

const MONDAY = '2026-03-02T02:00:00.000Z';
const line = (by: ScriptLine['by'], command: CaseCommand, at = MONDAY): ScriptLine => ({ at, by, do: command });
const takeOn = line('worker', act('take-on', { consent: true }));
const working = [line('worker', openFeature()), takeOn];
const passOn = line('worker', act('pass-on', { unitId: 'street-office', request: '请查漏水' }));

describe('a sub-task', () => {
  it('is answered by whoever it was given to and leaves the case where it was, with its first contact', () => {
    const { state } = play(everyFeature, [
      ...working,
      line('worker', addTask()),
      line('worker', addTask({ taskId: 'task-2', to: { organisationId: 'street-office' } })),
      line('social-worker', { type: 'finish-task', taskId: 'task-1', done: true, answer: '看过了' }),
      line('approver', { type: 'finish-task', taskId: 'task-2', done: false, answer: '不归我们管' }),
    ]);
    expect(state.tasks?.map(({ answered }) => answered)).toEqual(['done', 'not-done']);
    expect(state.step).toBe('working');
    expect(state.firstContact).toMatchObject({ workerId: 'worker-1', at: MONDAY });
  });

  it('is told as overdue once, on the day after it was due', () => {
    const given = [...working, line('worker', addTask())];
    const remind = (at: string) => line('system', { type: 'remind' }, at);
    const dueDay = play(everyFeature, [...given, remind('2026-03-05T02:00:00.000Z')]);
    expect(dueDay.events.filter(({ type }) => type === 'task-overdue')).toHaveLength(0);
    const late = play(everyFeature, [...given, remind('2026-03-06T02:00:00.000Z'), remind('2026-03-07T02:00:00.000Z')]);
    expect(late.events.filter(({ type }) => type === 'task-overdue')).toHaveLength(1);
  });
});

describe('a hand-over', () => {
  it('names the new handler and leaves the first contact with whoever had it', () => {
    const { events, state } = play(everyFeature, [
      ...working,
      line('head', { type: 'hand-over', toWorkerId: 'worker-2', reason: '外出学习' }),
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'handed-over', from: null, to: 'worker-2' });
    expect(state.firstContact.workerId).toBe('worker-1');
  });
});

describe('a clock', () => {
  it('begins anew each time progress is told, and keeps that a run was late', () => {
    const told = (at: string) => line('worker', act('tell-progress', { progress: '在修' }), at);
    const onTime = play(everyFeature, [...working, told('2026-03-04T02:00:00.000Z')]).state.clocks['progress'];
    expect(onTime).toMatchObject({ startedOn: '2026-03-04', dueOn: '2026-03-11', late: false });
    const late = play(everyFeature, [...working, told('2026-03-20T02:00:00.000Z')]).state.clocks['progress'];
    expect(late).toMatchObject({ startedOn: '2026-03-20', late: true });
  });

  it('grows by the days that were granted, each time', () => {
    const extend = line('head', act('extend', { days: 3, reason: '要等配件' }));
    const before = play(everyFeature, working).state.clocks['answer'];
    const { state } = play(everyFeature, [...working, extend, extend]);
    expect([before?.dueOn, state.clocks['answer']?.dueOn]).toEqual(['2026-03-09', '2026-03-17']);
    expect(state.clocks['answer']?.extendedBy).toBe(6);
  });
});

describe('a code for an outside body', () => {
  it('is good for the time the process gives and for the step it was issued for', () => {
    const { state } = play(everyFeature, [...working, passOn]);
    expect(state).toMatchObject({
      unitId: 'street-office',
      answerLink: { linkId: 'link-1', expiresAt: '2026-03-05T16:00:00.000Z' },
    });
    const answered = play(everyFeature, [...working, passOn, line('unit', act('unit-answers', { answer: '已修' }))]);
    expect(answered.state.answerLink).toBeUndefined();
    expect(answered.state.step).toBe('working');
  });
});

describe('silence', () => {
  const silent = play(everyFeature, [...working, passOn]);
  const escalate = (state: typeof silent.state, at: string) =>
    decide(everyFeature, state, { type: 'escalate' }, testActors.system, factsOf(everyFeature), at);

  it('returns the case when it has lasted longer than the process allows, and not before', () => {
    expect(escalate(silent.state, '2026-03-05T15:59:59.000Z')).toEqual({ ok: true, value: [] });
    const due = escalate(silent.state, '2026-03-05T16:00:00.000Z');
    expect(due.ok && due.value.slice(0, 2)).toMatchObject([
      { type: 'escalated', escalation: 'silence' },
      { type: 'action-taken', action: 'take-back', to: 'working', input: { reason: '单位没有答复' } },
    ]);
  });

  it('fires once in a stay, and anew when the case comes back to the step', () => {
    const returned = play(everyFeature, [
      ...working,
      passOn,
      line('system', { type: 'escalate' }, '2026-03-06T02:00:00.000Z'),
      line('system', { type: 'escalate' }, '2026-03-06T03:00:00.000Z'),
      line('worker', act('pass-on', { unitId: 'street-office', request: '再问一次' }), '2026-03-06T04:00:00.000Z'),
      line('system', { type: 'escalate' }, '2026-03-20T02:00:00.000Z'),
    ]);
    const fired = returned.events.filter((event) => event.type === 'escalated' && event.escalation === 'silence');
    expect(fired).toHaveLength(2);
  });

  it('counts hours and minutes to the minute', () => {
    const heard = play(everyFeature, [line('worker', openFeature())]);
    expect(escalate(heard.state, '2026-03-02T02:29:59.000Z')).toEqual({ ok: true, value: [] });
    const due = escalate(heard.state, '2026-03-02T02:30:00.000Z');
    expect(due.ok && due.value).toMatchObject([{ type: 'escalated', escalation: 'slow-start' }]);
  });
});

describe('a complaint', () => {
  it('is hidden from whoever it is about', () => {
    const { state } = play(everyFeature, [line('worker', openFeature({ complainedAboutWorkerId: 'worker-7' }))]);
    expect(state.hiddenFrom).toEqual(['worker-7']);
  });
});
