import { trainingQuizWords } from '../catalogue/texts/training-quiz.ts';
import { trainingExportWords } from '../catalogue/texts/training.ts';
import { TRAINING_GROUPS } from '../catalogue/training/groups.ts';
import { TRAINING_RULES } from '../catalogue/training/rules.ts';
import { TYPICAL_NUMBERS } from '../catalogue/training/typical-numbers.ts';
import { WAYS } from '../catalogue/training/ways.ts';

/** What training is made of beside the guides: groups, rules of hours, people in questions, words. */
export const TRAINING_CATALOGUE = {
  groups: TRAINING_GROUPS,
  rules: TRAINING_RULES,
  typical: TYPICAL_NUMBERS,
  ways: WAYS,
  quizWords: trainingQuizWords,
  exportWords: trainingExportWords,
} as const;
