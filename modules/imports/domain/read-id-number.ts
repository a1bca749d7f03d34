import { parseResidentId, residentIdCheckCharacter } from '../../../kernel/resident-id.ts';
import type { Cell } from '../../../kernel/table-row.ts';
import { cleanText } from './clean-text.ts';
import type { Reading } from './import-row.ts';

/** Numbers in a spreadsheet are exact to fifteen digits; whatever stood behind them is gone. */
const EXACT_DIGITS = 15;
const SCIENTIFIC = /^\d(\.\d+)?e\+?\d+$/i;
/** Three zeros at the end are what a spreadsheet leaves of the last three digits; nearly no real number ends so. */
const ROUNDED = /^\d{15}000$/;

const checked = (number: string, notes: readonly string[]): Reading<string> => {
  const read = parseResidentId(number);
  return read.ok ? { value: read.value.number, notes } : { problem: `id-${read.refusal.details.rule}` };
};

/** Numbers of before 1999 lack the century and the check character; both follow from the rest. */
const lengthened = (old: string, notes: readonly string[]): Reading<string> => {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  return checked(first17 + residentIdCheckCharacter(first17), [...notes, 'id-fifteen-digits']);
};

/** Reads an identity number of a list; numbers that a spreadsheet has damaged are refused, never guessed. */
export const readIdNumber = (cell: Cell): Reading<string> => {
  const { text, notes } = cleanText(cell);
  const plain = text.replace(/[\s·.-]/g, (mark) => (mark === '.' ? mark : '')).toUpperCase();
  if (SCIENTIFIC.test(plain)) return { problem: 'id-scientific' };
  if (typeof cell === 'number' && plain.length > EXACT_DIGITS) return { problem: 'id-digits-lost' };
  if (/^\d{15}$/.test(plain)) return lengthened(plain, notes);
  const read = checked(plain, plain === text ? notes : [...notes, 'id-tidied']);
  // A text may have gone through a number before; only then does the check character disagree as well.
  return 'problem' in read && ROUNDED.test(plain) ? { problem: 'id-digits-lost' } : read;
};
