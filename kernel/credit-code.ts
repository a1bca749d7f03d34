import { ok } from './result.ts';
import type { Refusal, Result } from './result.ts';

export type CreditCodeRule = 'length' | 'characters' | 'checksum';
export type CreditCodeRefusal = Refusal<'credit-code-invalid'> & {
  readonly details: { readonly rule: CreditCodeRule };
};

/** A unified social credit code of GB 32100-2015, by its parts. */
export interface CreditCode {
  readonly code: string;
  /** Registering authority and kind of body, two characters. */
  readonly authority: string;
  readonly regionCode: string;
  readonly organisationCode: string;
}

/** Digits and capital letters without I, O, S, V and Z; a character's place is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

const broken = (rule: CreditCodeRule): { readonly ok: false; readonly refusal: CreditCodeRefusal } => ({
  ok: false,
  refusal: { code: 'credit-code-invalid', details: { rule } },
});

/** The eighteenth character, modulo 31. Takes exactly seventeen characters of the code's alphabet. */
export const creditCodeCheckCharacter = (first17: string): string => {
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += ALPHABET.indexOf(first17[place] ?? '') * (WEIGHTS[place] ?? 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
};

/**
 * Reads a credit code as typed. The inner check digit of the organisation code is left alone on purpose:
 * codes given to existing bodies do not all keep it, and refusing them would refuse real organisations.
 */
export const parseCreditCode = (typed: string): Result<CreditCode, CreditCodeRefusal> => {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (code.length !== 18) return broken('length');
  if (!SHAPE.test(code)) return broken('characters');
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code[17]) return broken('checksum');
  return ok({
    code,
    authority: code.slice(0, 2),
    regionCode: code.slice(2, 8),
    organisationCode: code.slice(8, 17),
  });
};
