import { parsePhoneNumber } from '../../../kernel/phone-number.ts';
import type { Cell } from '../../../kernel/table-row.ts';
import { cleanText } from './clean-text.ts';
import type { Reading } from './import-row.ts';

/** 0510-82345678-801: the last part is what somebody dials afterwards. */
const WITH_EXTENSION = /^(0\d{2,3}-?\d{7,8})[-－](\d{1,6})$/;

/** Reads a telephone number. Of several in one cell none is chosen: which one to call is not ours to guess. */
export const readPhone = (cell: Cell): Reading<string> => {
  const { text, notes } = cleanText(cell);
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return { problem: 'phone-scientific' };
  if (/[、,，;；/]/u.test(text) || /\d{7,}\s+\d{7,}/.test(text)) return { problem: 'phone-several' };
  const read = parsePhoneNumber(text.replace(WITH_EXTENSION, '$1转$2'));
  if (!read.ok) return { problem: 'phone-invalid' };
  const extended = read.value.kind === 'landline' && /\d-\d+$/.test(read.value.number.replace(/^0\d{2,3}-/, ''));
  return { value: read.value.number, notes: extended ? [...notes, 'phone-extension'] : notes };
};
