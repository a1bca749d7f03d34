import { caseworkTexts } from './casework.ts';
import { processPageWords } from './process-page-words.ts';
import { processRuleTexts } from './process-rules.ts';
import { processWords } from './process-words.ts';

/** Every phrase a process is told with: names of papers and endings are those of the cases. */
export const processPhrases = {
  ...caseworkTexts,
  ...processWords,
  ...processPageWords,
  ...processRuleTexts,
} as const;
