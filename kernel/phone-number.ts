import { ok } from './result.ts';
import type { Refusal, Result } from './result.ts';

export type PhoneRefusal = Refusal<'phone-invalid'> & {
  readonly details: { readonly rule: 'length' | 'characters' | 'shape' };
};

/** A telephone number of mainland China in one normal form. */
export interface PhoneNumber {
  readonly kind: 'mobile' | 'landline' | 'service';
  /** Digits alone for mobile and service numbers; `area-local` for landlines, with `-extension` where there is one. */
  readonly number: string;
  readonly lastFour: string;
}

const broken = (rule: PhoneRefusal['details']['rule']): { readonly ok: false; readonly refusal: PhoneRefusal } => ({
  ok: false,
  refusal: { code: 'phone-invalid', details: { rule } },
});

const MOBILE = /^1[3-9]\d{9}$/;
/** Areas of three digits are 010 and 02x; all others have four. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/;
const LOCAL = /^[2-9]\d{6,7}$/;
const SERVICE = /^[48]00\d{7}$/;

/** Reads a telephone number as typed: +86, spaces, brackets, hyphens, full-width digits and an extension are understood. */
export const parsePhoneNumber = (typed: string): Result<PhoneNumber, PhoneRefusal> => {
  const [main = '', extension] = typed
    .normalize('NFKC')
    .trim()
    .split(/\s*(?:转|ext\.?|#)\s*/i);
  const digits = main.replace(/[\s()-]/g, '').replace(/^(\+86|0086|86(?=1[3-9]\d{9}$))/, '');
  if (!/^\d+$/.test(digits) || (extension !== undefined && !/^\d{1,6}$/.test(extension))) return broken('characters');
  if (digits.length < 7 || digits.length > 12) return broken('length');
  const withExtension = (number: string): string => (extension === undefined ? number : `${number}-${extension}`);
  const found = (kind: PhoneNumber['kind'], number: string) => ok({ kind, number, lastFour: digits.slice(-4) });
  if (MOBILE.test(digits)) return found('mobile', digits);
  if (SERVICE.test(digits)) return found('service', digits);
  const landline = LANDLINE.exec(digits);
  if (landline !== null) return found('landline', withExtension(`${landline[1]}-${landline[2]}`));
  if (LOCAL.test(digits)) return found('landline', withExtension(digits));
  return broken('shape');
};
