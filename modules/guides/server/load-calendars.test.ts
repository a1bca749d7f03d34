import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays, isWeekend } from '../../../kernel/plain-date.ts';
import { buildCalendar, loadCalendars } from './load-calendars.ts';
import { describeMistakes } from './load-catalogue.ts';

const read = loadCalendars(join(import.meta.dirname, '../../../catalogue/calendars'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const calendar = read.value;

const datesFrom = (from: string, to: string): readonly string[] => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
};
/** The list itself: the functions beside it go by the time zone of the machine. */
const list = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8'),
) as { readonly holidays: Record<string, string>; readonly workdays: Record<string, string> };
const isWorked = (date: string): boolean => calendar.days[date]?.working ?? !isWeekend(date);

describe('the calendars in the repository', () => {
  it('reach to the end of 2026, each year with the notice it comes from', () => {
    expect(calendar.horizonOn).toBe('2026-12-31');
    expect(calendar.years.map((year) => year.basis.source)).toEqual([
      '国务院办公厅关于2025年部分节假日安排的通知',
      '国务院办公厅关于2026年部分节假日安排的通知',
    ]);
  });

  it('agree with an independent list on all 730 days', () => {
    const dates = datesFrom('2025-01-01', '2026-12-31');
    expect(dates).toHaveLength(730);
    const isListed = (date: string): boolean =>
      list.workdays[date] !== undefined || (list.holidays[date] === undefined && !isWeekend(date));
    expect(dates.filter((date) => isWorked(date) !== isListed(date))).toEqual([]);
  });

  it.each([
    ['2025-01-26', true],
    ['2025-02-08', true],
    ['2025-10-08', false],
    ['2025-10-11', true],
    ['2026-01-04', true],
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-23', false],
    ['2026-02-28', true],
    ['2026-05-09', true],
    ['2026-09-20', true],
    ['2026-10-07', false],
    ['2026-10-10', true],
  ])('know %s (worked: %s)', (date, worked) => {
    expect(isWorked(date)).toBe(worked);
  });

  it('name each day, so that a due date can explain itself', () => {
    expect(calendar.days['2026-02-17']).toEqual({ working: false, name: '春节' });
    expect(calendar.days['2026-02-14']).toEqual({ working: true, name: '春节调休上班' });
  });
});

const year = (number: number, holidays: readonly object[]) =>
  JSON.stringify({ year: number, version: `cn-${number}.1`, basis: { source: '例' }, holidays });
const holiday = (from: string, to: string, makeUpWorkdays: readonly string[] = []) => ({
  name: { zh: '节', en: 'Holiday' },
  from,
  to,
  makeUpWorkdays,
});
const mistakesOf = (files: Readonly<Record<string, string>>): string => {
  const built = buildCalendar(files);
  return built.ok ? '' : describeMistakes(built.mistakes);
};

describe('a calendar file', () => {
  it.each([
    ['a day of another year', [holiday('2025-12-31', '2026-01-01')], 'holidays[0]: must lie in 2026'],
    ['an end before the start', [holiday('2026-05-05', '2026-05-01')], 'holidays[0].to: must not lie before from'],
    [
      'a make-up day in the week',
      [holiday('2026-05-01', '2026-05-05', ['2026-05-06'])],
      'makeUpWorkdays[0]: must be a Saturday or Sunday',
    ],
    [
      'a day listed twice',
      [holiday('2026-05-01', '2026-05-05'), holiday('2026-05-05', '2026-05-06')],
      '2026-05-05 must be listed once',
    ],
    ['a date that does not exist', [holiday('2026-02-29', '2026-03-01')], 'must be a date that exists'],
  ])('is refused for %s', (_name, holidays, rule) => {
    expect(mistakesOf({ 'cn.yaml': year(2026, holidays) })).toContain(rule);
  });

  it('is refused when a year between two is missing', () => {
    const files = {
      'a.yaml': year(2026, [holiday('2026-01-01', '2026-01-01')]),
      'b.yaml': year(2028, [holiday('2028-01-01', '2028-01-01')]),
    };
    expect(mistakesOf(files)).toContain('years must follow each other: 2026, 2028');
  });
});
