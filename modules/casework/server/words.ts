import type { Text } from '../../../kernel/text.ts';
import { fillText } from '../../../platform/http/problems.ts';
import type { CaseworkDeps } from './deps.ts';

/** A text by key with its placeholders filled. A missing key is a fault that the catalogue's tests find first. */
export const phraseOf = (
  { texts }: Pick<CaseworkDeps, 'texts'>,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): Text => {
  const words = texts.phrases[key];
  if (words === undefined) throw new Error(`text ${key} is missing`);
  return fillText(words, values);
};

/** Name of a kind of paper: as its form is titled, unless the title depends on what was decided. */
export const documentName = (deps: Pick<CaseworkDeps, 'texts' | 'documents'>, kind: string): Text =>
  deps.texts.phrases[`document.${kind}`] ?? deps.documents.newest(kind)?.title ?? { zh: kind, en: kind };

/** The same for placeholders that are texts themselves. */
export const phraseWith = (
  deps: Pick<CaseworkDeps, 'texts'>,
  key: string,
  values: Readonly<Record<string, Text>>,
): Text => {
  const side = (language: keyof Text) =>
    Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text[language]]));
  return { zh: phraseOf(deps, key, side('zh')).zh, en: phraseOf(deps, key, side('en')).en };
};
