import { createHash } from 'node:crypto';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { QuizSource } from '../domain/question.ts';
import { listSpots, type AskedQuestion, type SpotIndex } from '../domain/round.ts';
import type { TrainingDeps } from './deps.ts';

export const quizSource = (deps: TrainingDeps, on: PlainDate): QuizSource => ({
  items: deps.catalogue.itemsInForce(on),
  refusedCertificates: deps.catalogue.refusedCertificates,
  language: deps.language,
  groups: deps.groups,
  typical: deps.typical,
  ways: deps.ways,
  words: deps.quizWords,
});

/** Made anew each time: it takes a few milliseconds and so follows a catalogue that changes while the server runs. */
export const spotsOn = (deps: TrainingDeps, on: PlainDate): SpotIndex => listSpots(quizSource(deps, on));

/** Tells two makings of a round apart: somebody must not be marked by another question than the one shown. */
export const digestOf = (questions: readonly AskedQuestion[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(questions.map(({ ask, given, choices, answer }) => [ask, given, choices, answer])))
    .digest();
