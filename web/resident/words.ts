import { newsTexts } from '../../catalogue/texts/publicity.ts';
import { residentTexts } from '../../catalogue/texts/resident.ts';
import { residentCheckTexts } from '../../catalogue/texts/resident-check.ts';
import { residentGuidesTexts } from '../../catalogue/texts/resident-guides.ts';
import { createUseText } from '../text-provider.tsx';

const words = { ...residentTexts, ...residentGuidesTexts, ...residentCheckTexts, ...newsTexts } as const;

export type WordKey = keyof typeof words;

/** The residents' texts: apart from the topics, the one file of the resident pages that reads the catalogue of texts. */
export const useWords = createUseText(words);
