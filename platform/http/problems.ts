import type { Refusal } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Problem } from '../contract.ts';

/** Words for a refusal's code; `{name}` placeholders are filled from its details. */
export type RefusalWords = (code: string) => Text | undefined;

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  'bad-input': 400,
  'idempotency-key-missing': 400,
  'sign-in-needed': 401,
  'credentials-wrong': 401,
  'set-up-code-wrong': 401,
  'second-factor-needed': 401,
  'second-factor-wrong': 401,
  forbidden: 403,
  'password-change-needed': 403,
  'second-factor-set-up-needed': 403,
  'role-not-allowed': 403,
  'not-the-approving-organisation': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'stale-version': 409,
  'person-already-known': 409,
  'username-taken': 409,
  'set-up-already-done': 409,
  'case-archived': 409,
  'item-already-there': 409,
  'revision-base-moved': 409,
  'already-rated': 409,
  'document-already-void': 409,
  'account-locked': 429,
  'too-many-requests': 429,
  overloaded: 503,
  'database-away': 503,
  'database-full': 503,
  'not-ready': 503,
};

/** Any code without an entry is a well-formed request that the rules forbid. */
export const statusOf = (code: string): number => STATUS_BY_CODE[code] ?? 422;

const shown = (value: unknown): string => (Array.isArray(value) ? value.join('、') : String(value));

/** Most words have nothing to fill in, and a page of a case has a hundred of them. */
const fill = (words: string, details: Readonly<Record<string, unknown>>): string =>
  words.includes('{')
    ? words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in details ? shown(details[name]) : whole))
    : words;

export const fillText = (words: Text, details: Readonly<Record<string, unknown>> = {}): Text => ({
  zh: fill(words.zh, details),
  en: fill(words.en, details),
});

export const problemOf = (
  refusal: Refusal,
  wordsOf: RefusalWords,
  errors?: Problem['errors'],
): Problem & { readonly status: number } => {
  const words = fillText(wordsOf(refusal.code) ?? { zh: refusal.code, en: refusal.code }, refusal.details);
  return {
    type: `urn:quanke:refusal:${refusal.code}`,
    title: words.zh,
    titleEn: words.en,
    status: statusOf(refusal.code),
    code: refusal.code,
    ...(refusal.details === undefined ? {} : { details: { ...refusal.details } }),
    ...(errors === undefined ? {} : { errors }),
  };
};
