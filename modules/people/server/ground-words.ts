import type { Text } from '../../../kernel/text.ts';
import { fillText } from '../../../platform/http/problems.ts';
import type { UsedOn } from '../domain/consents.ts';
import type { PeopleCatalogue } from '../domain/person-file.ts';

type LawWords = PeopleCatalogue['groundWords']['law'];
type Basis = (UsedOn & { readonly kind: 'law' })['basis'];

/** The catalogue names few laws, and every matter asks for the same ones. */
const remembered = new WeakMap<LawWords, WeakMap<Basis, Text>>();

const wordsOfLaw = (words: LawWords, basis: Basis): Text => {
  const ofWords = remembered.get(words) ?? new WeakMap<Basis, Text>();
  const { source, where = '' } = basis;
  const told = ofWords.get(basis) ?? fillText(words, { basis: `${source}${where}` });
  remembered.set(words, ofWords.set(basis, told));
  return told;
};

/** The ground a fact is used on, as it is said beside the fact. */
export const wordsOfGround = (words: PeopleCatalogue['groundWords'], on: UsedOn): Text => {
  if (on.kind === 'law') return wordsOfLaw(words.law, on.basis);
  const { purpose, givenOn } = on;
  return {
    zh: fillText(words.consent, { purpose: purpose.zh, on: givenOn }).zh,
    en: fillText(words.consent, { purpose: purpose.en, on: givenOn }).en,
  };
};
