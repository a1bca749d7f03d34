import type { Text } from '../../../kernel/text.ts';
import { fillText } from '../../../platform/http/problems.ts';
import type { UsedOn } from '../domain/consents.ts';
import type { PeopleCatalogue } from '../domain/person-file.ts';

/** The ground a fact is used on, as it is said beside the fact. */
export const wordsOfGround = (words: PeopleCatalogue['groundWords'], on: UsedOn): Text => {
  if (on.kind === 'law') {
    const { source, where = '' } = on.basis;
    return fillText(words.law, { basis: `${source}${where}` });
  }
  const { purpose, givenOn } = on;
  return {
    zh: fillText(words.consent, { purpose: purpose.zh, on: givenOn }).zh,
    en: fillText(words.consent, { purpose: purpose.en, on: givenOn }).en,
  };
};
