import { parsePhoneNumber } from '../../../kernel/phone-number.ts';
import { isPlainDate } from '../../../kernel/plain-date.ts';
import { parseResidentId } from '../../../kernel/resident-id.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { FormWords } from './document-data.ts';
import { dateInWords } from './document-fields.ts';
import type { FormField } from './form-field.ts';

export type FormRefusal = Refusal<'document-field-missing' | 'document-field-invalid' | 'document-field-unknown'>;

const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** 2026-06 in the characters that cannot be altered by a stroke: 贰零贰陆年陆月; October to December are 壹拾 and so on. */
export const monthInCapitals = (month: string): string => {
  const [, year = '', digits = ''] = MONTH.exec(month) ?? [];
  const number = Number(digits);
  const ones = number % 10 === 0 ? '' : (CAPITALS[number % 10] ?? '');
  const words = number >= 10 ? `壹拾${ones}` : ones;
  return `${[...year].map((digit) => CAPITALS[Number(digit)] ?? '').join('')}年${words}月`;
};

const monthInWords = (month: string): FormWords => {
  const english = dateInWords(`${month}-01`, 'en');
  return { zh: monthInCapitals(month), en: english.slice(english.indexOf(' ') + 1) };
};

/** A typed value in the words that stand on the paper; null when it does not fit the field. */
export const wordsOfField = (field: FormField, typed: string): FormWords | null => {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return typed;
    case 'date':
      return isPlainDate(typed) ? { zh: dateInWords(typed, 'zh'), en: dateInWords(typed, 'en') } : null;
    case 'month':
      return MONTH.test(typed) ? monthInWords(typed) : null;
    case 'number':
      return /^\d+(\.\d+)?$/.test(typed) ? typed : null;
    case 'choice':
      return field.choices?.find((choice) => choice.id === typed)?.label ?? null;
    case 'id-number': {
      const parsed = parseResidentId(typed);
      return parsed.ok ? parsed.value.number : null;
    }
    case 'phone':
      return parsePhoneNumber(typed).ok ? typed : null;
  }
};

/**
 * The values of a form in words. What was typed goes before what the platform knows (already in words), an emptied field too. A form to be
 * signed may leave required fields blank, an issued paper may not. Refuses the first field that is unknown,
 * missing or does not fit, by its id.
 */
export const fillForm = (
  fields: readonly FormField[],
  typed: Readonly<Record<string, string>>,
  known: Readonly<Record<string, FormWords>>,
  { blanksAllowed }: { readonly blanksAllowed: boolean },
): Result<Readonly<Record<string, FormWords>>, FormRefusal> => {
  const unknown = Object.keys(typed).find((id) => fields.every((field) => field.id !== id));
  if (unknown !== undefined) return refuse('document-field-unknown', { field: unknown });
  const values: Record<string, FormWords> = {};
  for (const field of fields) {
    const own = typed[field.id]?.trim();
    const words = own === undefined ? (known[field.id] ?? '') : own === '' ? '' : wordsOfField(field, own);
    if (words === null) return refuse('document-field-invalid', { field: field.id, rule: field.type });
    if (words === '' && field.required && !blanksAllowed) return refuse('document-field-missing', { field: field.id });
    values[field.id] = words;
  }
  return ok(values);
};
