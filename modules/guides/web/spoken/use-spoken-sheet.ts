import { useText } from '../../../../web/texts.tsx';
import type { ServiceTypeId } from '../../domain/service-item.ts';
import {
  SPOKEN_WORDS,
  spokenSheet,
  type SpokenSheet,
  type SpokenSource,
  type SpokenWords,
} from '../../domain/spoken-page.ts';

/** Puts the page to tell a matter by together in the words of the catalogue. */
export const useSpokenSheet = (): ((of: SpokenSource) => SpokenSheet) => {
  const { both } = useText();
  return (of) => {
    const words = Object.fromEntries(SPOKEN_WORDS.map((word) => [word, both(`spoken.${word}`)])) as SpokenWords;
    return spokenSheet(of, words, (processId) => both(`guides.process.${processId as ServiceTypeId}`));
  };
};
