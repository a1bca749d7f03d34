import type { Text } from '../../../../kernel/text.ts';

/** A name that an expression may use, with what it means. */
export interface FeelName {
  readonly id: string;
  readonly label: Text;
  readonly unit?: Text | undefined;
  /** Values that a choice is compared with. */
  readonly choices?: readonly { readonly id: string; readonly label: Text }[] | undefined;
}

/** What an expression is made of beside names and numbers: `and`, `>=`, `max`. Their words are texts. */
export const FEEL_WORDS = [
  'and',
  'or',
  'not',
  'true',
  'false',
  'if',
  'then',
  'else',
  'min',
  'max',
  'sum',
  'floor',
  'ceiling',
  '>=',
  '<=',
  '!=',
  '=',
  '>',
  '<',
  '*',
  '/',
  '+',
  '-',
  ',',
  '(',
  ')',
] as const;
export type FeelWord = (typeof FEEL_WORDS)[number];
export type FeelWords = Readonly<Record<FeelWord, Text>>;

const isFeelWord = (word: string): word is FeelWord => FEEL_WORDS.some((known) => known === word);

const TOKEN = /"([^"]*)"|([A-Za-z_]\w*)|(>=|<=|!=|[=<>*/+\-(),])|(\d+(?:\.\d+)?)|\s+|(.)/g;

/**
 * The expression in everyday words: `age >= 80 and registeredInCity` → 年龄 ≥ 80，并且本市户籍. Unknown names stay as
 * they were typed, so that a slip is seen.
 */
export const readFeel = (feel: string, names: readonly FeelName[], words: FeelWords): Text => {
  const zh: string[] = [];
  const en: string[] = [];
  const say = (text: Text): void => {
    zh.push(text.zh);
    en.push(text.en);
  };
  const asIs = (text: string): void => say({ zh: text, en: text });
  let last: FeelName | undefined;
  for (const [, quoted, name, sign, number, other] of feel.matchAll(TOKEN)) {
    if (quoted !== undefined) {
      const label = last?.choices?.find(({ id }) => id === quoted)?.label;
      say(label === undefined ? { zh: quoted, en: quoted } : { zh: `“${label.zh}”`, en: `“${label.en}”` });
    } else if (name !== undefined) {
      const known = names.find(({ id }) => id === name);
      last = known ?? last;
      const word = isFeelWord(name) ? words[name] : undefined;
      say(known?.label ?? word ?? { zh: ` ${name} `, en: ` ${name} ` });
    } else if (sign !== undefined && isFeelWord(sign)) say(words[sign]);
    else asIs(number ?? other ?? '');
  }
  const tidy = (parts: readonly string[]): string => parts.join('').replaceAll(/ {2,}/g, ' ').trim();
  return { zh: tidy(zh), en: tidy(en) };
};
