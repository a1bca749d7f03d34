/** Full-width digits and letters, spaces, hyphens and invisible characters are what phones type and paste. */
const NOISE = /[\s\-\u2010-\u2015\u00ad\u200b-\u200d\u2060\ufeff]/g;

export const cleanCode = (typed: string): string => typed.normalize('NFKC').replace(NOISE, '').toUpperCase();

/** Last four digits of a phone; of a whole mobile number they are taken from it, and the rest goes nowhere. */
export const cleanDigits = (typed: string): string => {
  const digits = typed.normalize('NFKC').replace(NOISE, '');
  return /^(?:\+?86)?1\d{10}$/.test(digits) ? digits.slice(-4) : digits;
};

/** Which of the two fields cannot be right as typed. */
export const mistakesIn = (code: string, phone: string): readonly ('code' | 'phone')[] => [
  ...(/^[\p{L}\d]{6,24}$/u.test(code) ? [] : (['code'] as const)),
  ...(/^\d{4}$/.test(phone) ? [] : (['phone'] as const)),
];
