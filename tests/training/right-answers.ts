import type { QuizSource } from '../../modules/training/domain/question.ts';
import { listSpots, questionsOf, type SpotIndex } from '../../modules/training/domain/round.ts';
import { openCatalogue, type ShippedCatalogue } from '../../server/catalogue.ts';
import { TRAINING_CATALOGUE } from '../../server/training-catalogue.ts';

/** What questions are made of on a day, from the catalogue as shipped. */
export const shippedSource = (on: string, catalogue: ShippedCatalogue = openCatalogue()): QuizSource => ({
  items: catalogue.guides.itemsInForce(on),
  refusedCertificates: catalogue.guides.refusedCertificates,
  language: catalogue.serviceLanguage,
  groups: TRAINING_CATALOGUE.groups,
  typical: TRAINING_CATALOGUE.typical,
  ways: TRAINING_CATALOGUE.ways,
  words: TRAINING_CATALOGUE.quizWords,
});

export const shippedSpots = (on: string, catalogue?: ShippedCatalogue): SpotIndex =>
  listSpots(shippedSource(on, catalogue));

/** The server keeps the answers to itself, so a test makes the round again from its stored keys and seed. */
export const rightAnswersOf = (
  index: SpotIndex,
  stored: { readonly keys: readonly string[]; readonly seed: string } | undefined,
): readonly string[] =>
  (questionsOf(index, stored?.keys ?? [], stored?.seed ?? '') ?? []).map((question) => question.answer);
