import { phoneTexts } from '../../catalogue/texts/phone.ts';
import { createUseText } from '../text-provider.tsx';

export type WordKey = keyof typeof phoneTexts;
export const useWords = createUseText(phoneTexts);
