/** Full-width digits and letters, spaces, hyphens and invisible characters are what phones type and paste. */
const NOISE = /[\s\-\u2010-\u2015\u00ad\u200b-\u200d\u2060\ufeff]/g;

export const cleanCode = (typed: string): string => typed.normalize('NFKC').replace(NOISE, '').toUpperCase();

export const cleanDigits = (typed: string): string => typed.normalize('NFKC').replace(NOISE, '');

/** Which of the two fields cannot be right as typed. */
export const mistakesIn = (code: string, phone: string): readonly ('code' | 'phone')[] => [
  ...(/^[\p{L}\d]{6,24}$/u.test(code) ? [] : (['code'] as const)),
  ...(/^\d{4}$/.test(phone) ? [] : (['phone'] as const)),
];
