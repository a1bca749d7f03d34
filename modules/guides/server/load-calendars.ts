import { z } from 'zod';
import { addDays, isPlainDate, isWeekend } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import type { WorkingCalendar } from '../../casework/domain/commands.ts';
import { textSchema } from './catalogue-schema.ts';
import { readCatalogueFiles } from './load-catalogue.ts';
import type { CatalogueFiles } from './load-catalogue.ts';
import { readShaped } from './read-yaml.ts';
import type { FileMistake, Read } from './read-yaml.ts';

const plainDate = z.string().refine(isPlainDate, 'must be a date that exists, as YYYY-MM-DD');

const calendarSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  version: z.string().regex(/^[a-z]+-\d{4}\.\d+$/, 'must read like cn-2026.1'),
  basis: z.strictObject({ source: z.string().min(1), where: z.exactOptional(z.string().min(1)) }),
  holidays: z
    .array(z.strictObject({ name: textSchema, from: plainDate, to: plainDate, makeUpWorkdays: z.array(plainDate) }))
    .min(1),
});
type CalendarYear = z.infer<typeof calendarSchema>;

export interface StatutoryYear {
  readonly year: number;
  readonly version: string;
  readonly basis: Basis;
  readonly days: readonly { readonly date: PlainDate; readonly working: boolean; readonly name: Text }[];
}

/** The working calendar that clocks count with, and the years it was made from, with the notice behind each. */
export interface StatutoryCalendar extends WorkingCalendar {
  readonly years: readonly StatutoryYear[];
}

const datesBetween = (from: PlainDate, to: PlainDate): readonly PlainDate[] => {
  const dates: PlainDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
};

const makeUpName = (name: Text): Text => ({ zh: `${name.zh}调休上班`, en: `Make-up workday for ${name.en}` });

const toYear = ({ year, version, basis, holidays }: CalendarYear): StatutoryYear => ({
  year,
  version,
  basis,
  days: holidays
    .flatMap(({ name, from, to, makeUpWorkdays }) => [
      ...datesBetween(from, to).map((date) => ({ date, working: false, name })),
      ...makeUpWorkdays.map((date) => ({ date, working: true, name: makeUpName(name) })),
    ])
    .toSorted((a, b) => a.date.localeCompare(b.date)),
});

const yearMistakes = (file: string, written: CalendarYear): readonly FileMistake[] => {
  const mistakes: FileMistake[] = [];
  const inYear = (date: PlainDate): boolean => date.startsWith(`${written.year}-`);
  written.holidays.forEach(({ from, to, makeUpWorkdays }, index) => {
    const path = `holidays[${index}]`;
    if (to < from) mistakes.push({ file, path: `${path}.to`, rule: 'must not lie before from' });
    if (!inYear(from) || !inYear(to)) mistakes.push({ file, path, rule: `must lie in ${written.year}` });
    makeUpWorkdays.forEach((date, day) => {
      const rule = !inYear(date) ? `must lie in ${written.year}` : 'must be a Saturday or Sunday';
      if (!inYear(date) || !isWeekend(date)) mistakes.push({ file, path: `${path}.makeUpWorkdays[${day}]`, rule });
    });
  });
  // Dates are only walked once their order is known to be sound.
  if (mistakes.length > 0) return mistakes;
  const dates = toYear(written).days.map((day) => day.date);
  const twice = dates.filter((date, index) => dates.indexOf(date) !== index);
  return twice.map((date) => ({ file, path: 'holidays', rule: `${date} must be listed once` }));
};

/** Joins yearly calendars; they must follow each other without a gap. */
export const buildCalendar = (files: CatalogueFiles): Read<StatutoryCalendar> => {
  const mistakes: FileMistake[] = [];
  const years: StatutoryYear[] = [];
  for (const [file, source] of Object.entries(files)) {
    const read = readShaped(file, source, calendarSchema);
    if (!read.ok) {
      mistakes.push(...read.mistakes);
      continue;
    }
    const found = yearMistakes(file, read.value);
    mistakes.push(...found);
    if (found.length === 0) years.push(toYear(read.value));
  }
  years.sort((a, b) => a.year - b.year);
  const last = years.at(-1);
  if (last === undefined && mistakes.length === 0)
    mistakes.push({ file: '', path: '', rule: 'at least one calendar must exist' });
  years.forEach((year, index) => {
    const before = years[index - 1];
    if (before !== undefined && before.year + 1 !== year.year && mistakes.length === 0)
      mistakes.push({ file: '', path: '', rule: `years must follow each other: ${before.year}, ${year.year}` });
  });
  if (last === undefined || mistakes.length > 0) return { ok: false, mistakes };
  const days: Record<PlainDate, { working: boolean; name: string }> = {};
  for (const { date, working, name } of years.flatMap((year) => year.days)) days[date] = { working, name: name.zh };
  const version = years.map((year) => year.version).join('+');
  return { ok: true, value: { version, horizonOn: `${last.year}-12-31`, days, years } };
};

/** Loads `catalogue/calendars`. */
export const loadCalendars = (directory: string): Read<StatutoryCalendar> =>
  buildCalendar(readCatalogueFiles(directory));
