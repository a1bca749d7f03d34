import { useText } from '../../../../web/texts.tsx';
import { FEEL_WORDS } from './feel-reading.ts';
import type { FeelWords } from './feel-reading.ts';

/** The words in which expressions are read back. */
export const useFeelWords = (): FeelWords => {
  const { both } = useText();
  return Object.fromEntries(FEEL_WORDS.map((word) => [word, both(`editor.feel.${word}`)])) as unknown as FeelWords;
};
