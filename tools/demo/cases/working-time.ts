import { addDays, plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { WorkingCalendar } from '../../../modules/casework/domain/commands.ts';
import { nextWorkingDay } from '../../../modules/casework/domain/working-days.ts';
import type { Random } from '../random.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** A moment within office hours of a date in China: the morning from 8:40, the afternoon to 17:10. */
export const officeMoment = (random: Random, date: PlainDate): Instant => {
  const minutes = random.chance(0.55) ? random.int(520, 705) : random.int(790, 1029);
  const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(random.int(0, 59))}`;
  return new Date(Date.parse(`${date}T${time}+08:00`)).toISOString();
};

/** Some minutes later on the same day. */
export const minutesLater = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** A moment on a working day, `days` working days after `at`; never before `at`. */
export const workingDaysLater = (random: Random, at: Instant, days: number, calendar: WorkingCalendar): Instant => {
  let date = nextWorkingDay(plainDateOf(at), calendar);
  for (let passed = 0; passed < days; passed += 1) date = nextWorkingDay(addDays(date, 1), calendar);
  const moment = officeMoment(random, date);
  return moment > at ? moment : minutesLater(at, random.int(6, 50));
};

/** A moment `days` calendar days later, on any day of the week: the window is open every day. */
export const daysLater = (random: Random, at: Instant, days: number): Instant => {
  const moment = officeMoment(random, addDays(plainDateOf(at), days));
  return moment > at ? moment : minutesLater(at, random.int(5, 40));
};
