import { residentTexts } from '../../catalogue/texts/resident.ts';
import { createUseText } from '../text-provider.tsx';

/** The residents' texts: the one file of the resident pages that reads the catalogue of texts. */
export const useWords = createUseText(residentTexts);
