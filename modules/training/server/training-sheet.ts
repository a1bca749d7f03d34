import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import { writeXlsxSheet, type XlsxColumn } from '../../../platform/spreadsheet/write-xlsx.ts';
import type { YearReply } from '../contract.ts';
import { say } from '../domain/quiz-words.ts';
import type { TrainingRules } from '../domain/training-rules.ts';
import type { ExportWords } from './deps.ts';

export interface SheetRow {
  readonly name: string;
  readonly summary: YearReply;
}

const NUMBERS = [
  ['needed', (of: YearReply) => of.needed],
  ['total', (of: YearReply) => of.total],
  ['rounds', (of: YearReply) => of.fromRounds],
  ['courses', (of: YearReply) => of.fromCourses],
  ['claimed', (of: YearReply) => of.claimed],
  ['missing', (of: YearReply) => of.missing],
] as const;

/** The year's training as a workbook: a row for each colleague, hours first, then how often each kind was taken. */
export const trainingSheet = (
  words: ExportWords,
  rules: TrainingRules,
  year: number,
  rows: readonly SheetRow[],
  by: { readonly exporter: string; readonly at: Instant },
): Promise<Uint8Array> => {
  const asked = rules.courseKinds.filter(({ timesPerYear }) => timesPerYear > 0);
  const columns: readonly XlsxColumn[] = [
    { title: words.columns.name.zh, widthInCharacters: 12, type: 'text' },
    ...NUMBERS.map(
      ([id]): XlsxColumn => ({ title: words.columns[id].zh, widthInCharacters: 12, type: 'number', decimals: 1 }),
    ),
    ...asked.map(
      ({ name }): XlsxColumn => ({
        title: say(words.columns.kind, { kind: name }).zh,
        widthInCharacters: 14,
        type: 'number',
      }),
    ),
  ];
  return writeXlsxSheet({
    name: words.sheet.zh,
    columns,
    rows: rows.map(({ name, summary }) => [
      name,
      ...NUMBERS.map(([, value]) => value(summary)),
      ...asked.map(({ id }) => summary.kinds.find((kind) => kind.id === id)?.times ?? 0),
    ]),
    note: say(words.note, { exporter: by.exporter, on: plainDateOf(by.at), year, rows: rows.length }).zh,
    madeAt: new Date(by.at),
  });
};
