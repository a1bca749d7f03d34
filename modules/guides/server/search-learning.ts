import type { Steps } from './stepwise.ts';

/** A sentence whose answer is known: its pieces, the place of the item that answers it, and how much it counts. */
export interface Lesson {
  readonly pieces: readonly string[];
  readonly answer: number;
  readonly weight: number;
}

/** What was learned from lessons. `judge` gives every answer its chance; together they are 1. */
export interface Learned {
  judge(pieces: readonly string[]): Float32Array;
}

const ROUNDS = 3;
const LESSONS_A_STEP = 20;
const PACE = 1.5;
// Steps become smaller the more a weight has moved (AdaGrad); this is where every weight starts from.
const CAUTION = 0.03;
// An answer that is already as good as ruled out teaches nothing.
const LEAST_ERROR = 0.01;
// How much a piece that was never heard of takes from those that were.
const UNKNOWN_SHARE = 0.3;

interface Coded {
  readonly places: Int32Array;
  readonly values: Float32Array;
  readonly answer: number;
  readonly weight: number;
}

interface Pieces {
  readonly places: ReadonlyMap<string, number>;
  /** How much a piece tells: rare ones more. */
  readonly worth: Float32Array;
  readonly worthOfUnknown: number;
}

const countPieces = (lessons: readonly Lesson[]): Pieces => {
  const places = new Map<string, number>();
  const counts: number[] = [];
  for (const { pieces } of lessons)
    for (const piece of pieces) {
      const place = places.get(piece) ?? places.size;
      places.set(piece, place);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  const worthOf = (count: number): number => Math.sqrt(Math.log(1 + lessons.length / count));
  return { places, worth: Float32Array.from(counts, worthOf), worthOfUnknown: worthOf(1) };
};

/** A sentence as a vector of length one. Pieces never heard of lengthen it too: they make the rest count for less. */
const codeOf = (
  pieces: readonly string[],
  { places, worth, worthOfUnknown }: Pieces,
): Omit<Coded, 'answer' | 'weight'> => {
  const known: number[] = [];
  for (const piece of pieces) {
    const place = places.get(piece);
    if (place !== undefined) known.push(place);
  }
  const square = known.reduce((sum, place) => sum + (worth[place] ?? 0) ** 2, 0);
  const unknown = UNKNOWN_SHARE * (pieces.length - known.length) * worthOfUnknown ** 2;
  const length = Math.sqrt(square + unknown) || 1;
  return { places: Int32Array.from(known), values: Float32Array.from(known, (place) => (worth[place] ?? 0) / length) };
};

/** Adds up the weights of the pieces for every answer and turns the sums into chances. */
const judgeCoded = (
  weights: Float32Array | Int8Array,
  { places, values }: Pick<Coded, 'places' | 'values'>,
  into: Float32Array,
): void => {
  const answers = into.length;
  into.fill(0);
  for (let at = 0; at < places.length; at += 1) {
    const from = (places[at] ?? 0) * answers;
    const value = values[at] ?? 0;
    for (let answer = 0; answer < answers; answer += 1)
      into[answer] = (into[answer] ?? 0) + (weights[from + answer] ?? 0) * value;
  }
  let most = -Infinity;
  for (let answer = 0; answer < answers; answer += 1) most = Math.max(most, into[answer] ?? 0);
  let sum = 0;
  for (let answer = 0; answer < answers; answer += 1) {
    const one = Math.exp((into[answer] ?? 0) - most);
    into[answer] = one;
    sum += one;
  }
  for (let answer = 0; answer < answers; answer += 1) into[answer] = (into[answer] ?? 0) / sum;
};

/** The order in which lessons are taken: mixed, and the same on every machine. */
const mixedOrder = (count: number): readonly number[] => {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = 20_261_122;
  for (let last = count - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const other = state % (last + 1);
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
};

interface Learning {
  readonly weights: Float32Array;
  /** How far each weight has moved, squared. */
  readonly moved: Float32Array;
  /** Room for what is judged of a lesson, for the answers that were wrong, and for by how much. */
  readonly judged: Float32Array;
  readonly wrong: Int32Array;
  readonly errors: Float32Array;
}

/** How many answers were judged wrongly; they and their errors are left in `wrong` and `errors`. */
const findErrors = ({ judged, wrong, errors }: Learning, { answer, weight }: Coded): number => {
  let count = 0;
  for (let other = 0; other < judged.length; other += 1) {
    const error = ((judged[other] ?? 0) - (other === answer ? 1 : 0)) * weight;
    if (error < LEAST_ERROR && error > -LEAST_ERROR) continue;
    wrong[count] = other;
    errors[count] = error;
    count += 1;
  }
  return count;
};

/** One step: moves the weights of this lesson's pieces towards its answer and away from answers wrongly believed. */
const takeLesson = (learning: Learning, lesson: Coded): void => {
  const { weights, moved, judged, wrong, errors } = learning;
  judgeCoded(weights, lesson, judged);
  const count = findErrors(learning, lesson);
  for (let at = 0; at < lesson.places.length; at += 1) {
    const from = (lesson.places[at] ?? 0) * judged.length;
    const value = lesson.values[at] ?? 0;
    for (let one = 0; one < count; one += 1) {
      const place = from + (wrong[one] ?? 0);
      const slope = (errors[one] ?? 0) * value;
      const total = (moved[place] ?? 0) + slope * slope;
      moved[place] = total;
      weights[place] = (weights[place] ?? 0) - (PACE * slope) / Math.sqrt(total);
    }
  }
};

interface Kept {
  readonly weights: Int8Array;
  /** What one step of a piece's weights is worth. */
  readonly steps: Float32Array;
}

/** The weights in a quarter of their room: each piece's as whole steps of its largest one. The ranking stays the same. */
const keepSmall = (weights: Float32Array, answers: number): Kept => {
  const kept = new Int8Array(weights.length);
  const steps = new Float32Array(weights.length / answers);
  for (let piece = 0; piece < steps.length; piece += 1) {
    const from = piece * answers;
    let most = 0;
    for (let at = from; at < from + answers; at += 1) most = Math.max(most, Math.abs(weights[at] ?? 0));
    const step = most / 127 || 1;
    steps[piece] = step;
    for (let at = from; at < from + answers; at += 1) kept[at] = Math.round((weights[at] ?? 0) / step);
  }
  return { weights: kept, steps };
};

/**
 * Learns which pieces of a sentence speak for which of `answers` answers: multinomial logistic regression, in
 * the same few rounds everywhere, so that the same lessons always give the same search.
 */
export function* learnInSteps(lessons: readonly Lesson[], answers: number): Steps<Learned> {
  const pieces = countPieces(lessons);
  const coded: Coded[] = [];
  for (const { pieces: said, answer, weight } of lessons) {
    if (coded.length % LESSONS_A_STEP === 0) yield;
    coded.push({ ...codeOf(said, pieces), answer, weight });
  }
  const weights = new Float32Array(pieces.places.size * answers);
  const learning: Learning = {
    weights,
    moved: new Float32Array(weights.length).fill(CAUTION),
    judged: new Float32Array(answers),
    wrong: new Int32Array(answers),
    errors: new Float32Array(answers),
  };
  const order = mixedOrder(lessons.length);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, at] of order.entries()) {
      if (index % LESSONS_A_STEP === 0) yield;
      const lesson = coded[at];
      if (lesson !== undefined) takeLesson(learning, lesson);
    }
  const kept = keepSmall(weights, answers);
  return {
    judge: (said) => {
      const { places, values } = codeOf(said, pieces);
      const result = new Float32Array(answers);
      judgeCoded(
        kept.weights,
        { places, values: values.map((value, at) => value * (kept.steps[places[at] ?? 0] ?? 0)) },
        result,
      );
      return result;
    },
  };
}
