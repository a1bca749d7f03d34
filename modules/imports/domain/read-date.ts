import { addDays, isPlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Cell } from '../../../kernel/table-row.ts';
import { cleanText } from './clean-text.ts';
import type { Reading } from './import-row.ts';

/** Day 1 is 1 January 1900; spreadsheets count a 29 February 1900 that never was, so later days are one too high. */
const SERIAL_EPOCH = '1899-12-30';
const FIRST_SERIAL = 61;
const LAST_SERIAL = 73_050;

const CHINESE_DIGITS = '〇一二三四五六七八九';
const digitOf = (mark: string): string => (/[零○O]/u.test(mark) ? '0' : String(CHINESE_DIGITS.indexOf(mark)));

/** 三 → 3, 十一 → 11, 二十 → 20, 三十一 → 31. */
const smallNumber = (words: string): number => {
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['none', words];
  const one = ones === '' ? 0 : Number(digitOf(ones));
  return tens === 'none' ? one : (tens === '' ? 1 : Number(digitOf(tens))) * 10 + one;
};

const CHINESE = /^([零〇○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/u;
/** 1990-3-7, 1990/03/07, 1990.3.7, 1990年3月7日; a time behind it is left out. */
const PARTS = /^(\d{4})\s*[-/.、年]\s*(\d{1,2})\s*[-/.、月]\s*(\d{1,2})\s*[日号]?(\s+\d{1,2}:\d{2}(:\d{2})?)?$/u;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

const dateOf = (year: string, month: number, day: number): PlainDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const fromText = (text: string): PlainDate | null => {
  const parts = PARTS.exec(text) ?? EIGHT_DIGITS.exec(text);
  if (parts !== null) return dateOf(parts[1] ?? '', Number(parts[2]), Number(parts[3]));
  const words = CHINESE.exec(text);
  if (words === null) return null;
  const year = [...(words[1] ?? '')].map(digitOf).join('');
  return dateOf(year, smallNumber(words[2] ?? ''), smallNumber(words[3] ?? ''));
};

/** Why a text is no date that could be relied on. */
const problemOf = (text: string): string => {
  if (/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/u.test(text) || /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(text))
    return 'date-ambiguous';
  return /^\d{4}[-/.年]\d{1,2}月?$/u.test(text) || /^\d{6}$/.test(text) ? 'date-without-day' : 'date-unreadable';
};

/** Reads a day: as a day of the spreadsheet, as its serial number, or as text in the forms lists are written in. */
export const readDate = (cell: Cell): Reading<PlainDate> => {
  if (cell !== null && typeof cell === 'object') return { value: cell.on, notes: [] };
  const { text, notes } = cleanText(cell);
  const serial = Number(text);
  if (/^\d{2,5}(\.\d+)?$/.test(text) && serial >= FIRST_SERIAL && serial <= LAST_SERIAL)
    return { value: addDays(SERIAL_EPOCH, Math.floor(serial)), notes: [...notes, 'date-serial'] };
  const date = fromText(text);
  if (date === null) return { problem: problemOf(text) };
  return isPlainDate(date) ? { value: date, notes } : { problem: 'date-impossible' };
};
