import { isPlainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { ok, refuse } from './result.ts';
import type { Refusal, Result } from './result.ts';

/** Which rule of GB 11643 a number breaks. The refusal never carries the number itself. */
export type ResidentIdRule = 'length' | 'characters' | 'region' | 'date' | 'checksum';
export type ResidentIdRefusal = Refusal<'id-number-invalid'> & { readonly details: { readonly rule: ResidentIdRule } };

/** A number that passed every rule, with what can be read from it. */
export interface ResidentId {
  /** Eighteen characters, the last one possibly an upper-case X. */
  readonly number: string;
  readonly regionCode: string;
  readonly bornOn: PlainDate;
  readonly sex: 'female' | 'male';
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** First two digits of GB/T 2260; 81–83 also begin the residence permits of Hong Kong, Macao and Taiwan. */
const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
/** Permanent residence cards of foreigners begin with 9, the province of issue and a country code. */
const FOREIGN_RESIDENT = /^9(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{3}/;

const broken = (rule: ResidentIdRule): { readonly ok: false; readonly refusal: ResidentIdRefusal } => ({
  ok: false,
  refusal: { ...refuse('id-number-invalid').refusal, details: { rule } },
});

/** Removes what scanners, input methods and people put in between: spaces, hyphens, full-width forms, a small x. */
export const normaliseResidentId = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff-]/g, '')
    .toUpperCase();

/** The eighteenth character of a number, by ISO 7064 MOD 11-2. Takes exactly seventeen digits. */
export const residentIdCheckCharacter = (first17: string): string => {
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += Number(first17[place]) * (WEIGHTS[place] ?? 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
};

/**
 * Reads an identity number of GB 11643-1999 as typed or scanned.
 * Numbers of fifteen digits have not been valid since 2013 and are refused by their length.
 */
export const parseResidentId = (typed: string): Result<ResidentId, ResidentIdRefusal> => {
  const number = normaliseResidentId(typed);
  if (number.length !== 18) return broken('length');
  if (!/^\d{17}[\dX]$/.test(number)) return broken('characters');
  if (!PROVINCE.test(number) && !FOREIGN_RESIDENT.test(number)) return broken('region');
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isPlainDate(bornOn) || bornOn < '1850-01-01') return broken('date');
  if (residentIdCheckCharacter(number.slice(0, 17)) !== number[17]) return broken('checksum');
  return ok({
    number,
    regionCode: number.slice(0, 6),
    bornOn,
    sex: Number(number[16]) % 2 === 0 ? 'female' : 'male',
  });
};
