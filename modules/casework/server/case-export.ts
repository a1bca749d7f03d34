import type { Text } from '../../../kernel/text.ts';
import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import { writeXlsxSheet, type XlsxColumn, type XlsxValue } from '../../../platform/spreadsheet/write-xlsx.ts';
import type { CaseSummary } from '../contract.ts';
import type { CaseworkDeps } from './deps.ts';
import { phraseOf } from './words.ts';

interface ExportColumn {
  readonly id: string;
  readonly type: XlsxColumn['type'];
  readonly width: number;
  readonly value: (row: CaseSummary) => XlsxValue;
}

const chinese = (text: Text | null): string | null => text?.zh ?? null;

/** Every column a list can show; the ids are those of the list's column choice. */
const COLUMNS: readonly ExportColumn[] = [
  { id: 'number', type: 'text', width: 18, value: (row) => row.number },
  { id: 'item', type: 'text', width: 34, value: (row) => chinese(row.itemName ?? row.processName) },
  { id: 'process', type: 'text', width: 12, value: (row) => row.processName.zh },
  { id: 'person', type: 'text', width: 10, value: (row) => row.personName },
  { id: 'state', type: 'text', width: 18, value: (row) => row.stateName.zh },
  { id: 'due', type: 'date', width: 12, value: (row) => row.dueOn },
  { id: 'left', type: 'number', width: 10, value: (row) => row.workingDaysLeft },
  { id: 'handler', type: 'text', width: 10, value: (row) => row.handler?.name ?? null },
  { id: 'opened', type: 'date', width: 12, value: (row) => plainDateOf(row.openedAt) },
  { id: 'closed', type: 'date', width: 12, value: (row) => (row.closedAt === null ? null : plainDateOf(row.closedAt)) },
  { id: 'rating', type: 'number', width: 8, value: (row) => row.rating },
];

/** The listed cases as a workbook: the columns asked for in their order, or all of them. */
export const exportSheet = (
  deps: CaseworkDeps,
  rows: readonly CaseSummary[],
  wanted: readonly string[],
  by: { readonly exporter: string; readonly at: Instant },
): Promise<Uint8Array> => {
  const asked = wanted.flatMap((id) => COLUMNS.find((column) => column.id === id) ?? []);
  const columns = asked.length > 0 ? asked : COLUMNS;
  return writeXlsxSheet({
    name: phraseOf(deps, 'export.sheet').zh,
    columns: columns.map((column) => ({
      title: phraseOf(deps, `export.column.${column.id}`).zh,
      widthInCharacters: column.width,
      type: column.type,
    })),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
    note: phraseOf(deps, 'export.note', { exporter: by.exporter, on: plainDateOf(by.at), rows: rows.length }).zh,
    madeAt: new Date(by.at),
  });
};
