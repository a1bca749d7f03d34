import type { Cell, RowMark, TableRow } from '../../kernel/table-row.ts';
import { columnOf, type FillMerged } from './merged-cells.ts';
import { decodeCellText, type WorkbookParts } from './workbook-parts.ts';
import { attributesOf, decodeXml, type XmlEvents } from './xml-events.ts';

const DAY = 86_400_000;
/** Day 0 of the count from 1900, which knows a 29 February 1900 that never was; and of the count from 1904. */
const DAY_0 = Date.UTC(1899, 11, 30);
const DAY_0_OF_1904 = Date.UTC(1904, 0, 1);
const DAY_THAT_NEVER_WAS = 60;

const dayOf = (count: number, from1904: boolean): Cell => {
  const start = from1904 ? DAY_0_OF_1904 : count < DAY_THAT_NEVER_WAS ? DAY_0 + DAY : DAY_0;
  const at = new Date(start + Math.round(count * DAY));
  return Number.isNaN(at.getTime()) ? null : { on: at.toISOString().slice(0, 10) };
};

/** A cell as its tag and what stands within it tell. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  /** The value, and a text that stands in the cell itself; neither is decoded. */
  value: string;
  text: string;
}

const numberOf = (value: string, style: number, { isDay, from1904 }: WorkbookParts): Cell => {
  if (value === '') return null;
  const number = Number(value);
  if (Number.isNaN(number)) return decodeXml(value);
  return isDay[style] === true ? dayOf(number, from1904) : number;
};

const cellOf = ({ type, style, value, text }: OpenCell, parts: WorkbookParts): Cell => {
  switch (type) {
    case 's':
      return parts.texts.at(Number(value)) ?? null;
    case 'str':
      return decodeCellText(value);
    case 'inlineStr':
      return decodeCellText(text);
    case 'b':
      return value === '1' || value.toLowerCase() === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return decodeXml(value);
    default:
      return numberOf(value, style, parts);
  }
};

interface OpenRow {
  readonly at: number;
  readonly cells: Cell[];
  readonly marks: Set<RowMark>;
  nextColumn: number;
}

const isTrue = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

export interface SheetReading {
  readonly events: XmlEvents;
  /** Columns hidden in the file, once the first row has begun. */
  hiddenColumns(): readonly number[];
  /** Rows that were read since the last time. */
  take(): readonly TableRow[];
}

export interface SheetSettings {
  readonly parts: WorkbookParts;
  readonly fill: FillMerged;
  readonly most: { readonly rows: number; readonly columns: number };
  /** Called where a row or a column lies beyond what is allowed; nothing of it is kept. */
  readonly refuse: (code: 'file-too-many-rows' | 'file-too-many-columns') => void;
}

const NO_MARKS: ReadonlySet<RowMark> = new Set();
/** No program writes rows out of their order. */
const outOfOrder = (): Error => new Error('The rows of the sheet stand in no order.');

/** Puts rows in place: what lies between them is empty, and what follows the last one that holds something is left away. */
const createRowList = ({ fill, most, refuse }: SheetSettings) => {
  let ready: TableRow[] = [];
  let next = 0;
  /** Rows from here to `next` hold nothing; sheets are often formatted down to their very end. */
  let emptyFrom = 0;
  const put = (at: number, cells: Cell[], marks: ReadonlySet<RowMark>): void => {
    const isFilled = fill(at, cells);
    if (cells.every((cell) => cell === null)) return;
    if (at >= most.rows) {
      refuse('file-too-many-rows');
      return;
    }
    for (; emptyFrom < at; emptyFrom += 1) ready.push({ number: emptyFrom + 1, cells: [], marks: [] });
    ready.push({ number: at + 1, cells, marks: isFilled ? [...marks, 'merged'] : [...marks] });
    emptyFrom = at + 1;
  };
  return {
    add: ({ at, cells, marks }: OpenRow): void => {
      if (!(at >= next)) throw outOfOrder();
      for (; next < Math.min(at, most.rows); next += 1) put(next, [], NO_MARKS);
      put(at, cells, marks);
      next = at + 1;
    },
    take: (): readonly TableRow[] => {
      const taken = ready;
      ready = [];
      return taken;
    },
    next: () => next,
  };
};

const hiddenOf = (raw: string, most: number): readonly number[] => {
  const { min, max, hidden } = attributesOf(raw);
  if (!isTrue(hidden)) return [];
  const first = Math.max(1, Number(min));
  return Array.from({ length: Math.max(0, Math.min(Number(max), most) - first + 1) }, (_, at) => first - 1 + at);
};

const openCell = (raw: string, row: OpenRow): OpenCell => {
  const { r = '', t = '', s = '-1' } = attributesOf(raw);
  const column = r === '' ? row.nextColumn : columnOf(r);
  if (column < 0) throw outOfOrder();
  row.nextColumn = column + 1;
  return { column, type: t, style: Number(s), value: '', text: '' };
};

const openRow = (raw: string, next: number): OpenRow => {
  const { r, hidden } = attributesOf(raw);
  return {
    at: r === undefined ? next : Number(r) - 1,
    cells: [],
    marks: new Set(isTrue(hidden) ? ['hidden'] : []),
    nextColumn: 0,
  };
};

/** Reads the cells of one sheet as they are told. */
export const readSheetRows = (settings: SheetSettings): SheetReading => {
  const { parts, most, refuse } = settings;
  const rows = createRowList(settings);
  const hidden: number[] = [];
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let within: 'v' | 't' | null = null;
  let inSound = false;
  const keep = (one: OpenCell, into: OpenRow): void => {
    const value = cellOf(one, parts);
    if (value === null) return;
    if (one.column >= most.columns) {
      refuse('file-too-many-columns');
      return;
    }
    while (into.cells.length < one.column) into.cells.push(null);
    into.cells[one.column] = value;
  };
  const open = (name: string, raw: string): void => {
    if (name === 'col') hidden.push(...hiddenOf(raw, most.columns));
    else if (name === 'row') row = openRow(raw, rows.next());
    else if (name === 'c' && row !== null) cell = openCell(raw, row);
    else if (cell === null) return;
    else if (name === 'f') row?.marks.add('formula');
    else if (name === 'rPh') inSound = true;
    within = name === 'v' || (name === 't' && !inSound) ? name : null;
  };
  const text = (raw: string): void => {
    if (cell === null || within === null) return;
    if (within === 'v') cell.value += raw;
    else cell.text += raw;
  };
  const close = (name: string): void => {
    if (name === 'v' || name === 't') within = null;
    else if (name === 'rPh') inSound = false;
    else if (name === 'c' && cell !== null && row !== null) {
      keep(cell, row);
      cell = null;
    } else if (name === 'row' && row !== null) {
      rows.add(row);
      row = null;
    }
  };
  return { events: { open, text, close }, hiddenColumns: () => hidden, take: rows.take };
};
