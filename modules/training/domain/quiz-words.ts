import type { Text } from '../../../kernel/text.ts';

/** Every sentence and word a question is made of; the catalogue of texts fills each in both languages. */
export const QUIZ_WORDS = [
  'material-missing.ask',
  'material-missing.brought',
  'material-missing.because',
  'material-form.ask',
  'material-form.because',
  'material-when.ask',
  'material-when.because',
  'material-when.always',
  'material-when.never',
  'form.original',
  'form.copy',
  'form.original-and-copy',
  'form.form',
  'limit.ask',
  'limit.because',
  'limit.working-days',
  'limit.calendar-days',
  'decides.ask',
  'decides.because',
  'decides.who',
  'level.community',
  'level.street',
  'level.district',
  'level.city',
  'way.ask',
  'way.immediate',
  'way.promised',
  'way.passed-on',
  'way.because',
  'department.ask',
  'department.because',
  'legal-kind.ask',
  'legal-kind.duty',
  'legal-kind.assistance',
  'legal-kind.handling',
  'legal-kind.because',
  'condition.ask',
  'condition.fact',
  'condition.not-known',
  'condition.yes',
  'condition.no',
  'condition.unknown',
  'condition.because',
  'condition.missing',
  'amount.ask',
  'amount.because',
  'amount.value',
  'certificate.ask',
  'certificate.because',
  'phrase.ask',
  'phrase.not-this',
  'phrase.because',
  'fact.yes',
  'fact.no',
  'joined',
] as const;
export type QuizWord = (typeof QUIZ_WORDS)[number];
export type QuizWords = Readonly<Record<QuizWord, Text>>;

/** A value goes into both languages alike, or has its own words in each. */
export type WordValues = Readonly<Record<string, Text | string | number>>;

const fillIn = (pattern: string, values: WordValues, language: keyof Text): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'object' ? value[language] : String(value);
  });

/** Puts values in place of `{name}`; an unknown place stays visible. */
export const say = (pattern: Text, values: WordValues = {}): Text => ({
  zh: fillIn(pattern.zh, values, 'zh'),
  en: fillIn(pattern.en, values, 'en'),
});

/** Several texts in one line, with the sign each language puts between. */
export const joined = (words: QuizWords, texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join(words.joined.zh),
  en: texts.map(({ en }) => en).join(words.joined.en),
});
