import type { Question, QuestionKind, QuizSource, Spot } from './question.ts';
import { materialSpots } from './questions/material-questions.ts';
import { ruleSpots } from './questions/rule-questions.ts';
import { sayingSpots } from './questions/saying-questions.ts';
import { waySpots } from './questions/way-questions.ts';
import { seededRandom } from './seeded-random.ts';

/** Everything that can be asked about on a day, by key. */
export type SpotIndex = ReadonlyMap<string, Spot>;

export const listSpots = (source: QuizSource): SpotIndex => {
  const found = [...materialSpots(source), ...waySpots(source), ...ruleSpots(source), ...sayingSpots(source)];
  return new Map(found.flatMap((spot) => (spot === null ? [] : [[spot.key, spot] as const])));
};

export interface AskedQuestion extends Question {
  readonly spot: Spot;
}

/** The question of a spot in a round; the same seed and catalogue lead to the same question and choices. */
export const makeQuestion = (spot: Spot, seed: string): AskedQuestion | null => {
  const made = spot.make(seededRandom(`${seed}/${spot.key}`));
  return made === null ? null : { ...made, spot };
};

/** Takes a little of every kind in turn, so that a round is not ten times the same question. */
const mixed = (spots: readonly Spot[], seed: string): readonly Spot[] => {
  const random = seededRandom(seed);
  const byKind = Map.groupBy(random.shuffled(spots), ({ kind }) => kind);
  const kinds = random.shuffled<QuestionKind>([...byKind.keys()]);
  const longest = Math.max(0, ...[...byKind.values()].map((list) => list.length));
  return Array.from({ length: longest }, (_unused, place) =>
    kinds.flatMap((kind) => byKind.get(kind)?.[place] ?? []),
  ).flat();
};

/** Two questions about one matter would give each other away; the second waits until nothing else is left. */
const oneItemOnce = (spots: readonly Spot[]): readonly Spot[] => {
  const seen = new Set<string>();
  const first = spots.filter(({ itemId }) => {
    if (itemId === null) return true;
    if (seen.has(itemId)) return false;
    seen.add(itemId);
    return true;
  });
  return [...first, ...spots.filter((spot) => !first.includes(spot))];
};

export interface RoundWish {
  readonly seed: string;
  readonly length: number;
  /** Null: everything. */
  readonly groupId: string | null;
  /** Keys that come first, such as what was answered wrong lately. */
  readonly first: readonly string[];
}

/** The keys of a round: those wanted first, then the group, then anything, until it is long enough. */
export const chooseRound = (index: SpotIndex, { seed, length, groupId, first }: RoundWish): readonly string[] => {
  const wanted = first.flatMap((key) => index.get(key) ?? []);
  const spots = [...index.values()];
  const inGroup = spots.filter((spot) => groupId === null || spot.groupId === groupId);
  const rest = oneItemOnce(mixed(inGroup, seed));
  const beyond = groupId === null ? [] : oneItemOnce(mixed(spots, `${seed}/beyond`));
  const order = [...new Set([...wanted, ...rest, ...beyond])];
  const keys: string[] = [];
  for (const spot of order) {
    if (keys.length === length) break;
    if (makeQuestion(spot, seed) !== null) keys.push(spot.key);
  }
  return keys;
};

/** The questions of a round again. Null when the catalogue no longer asks one of them. */
export const questionsOf = (
  index: SpotIndex,
  keys: readonly string[],
  seed: string,
): readonly AskedQuestion[] | null => {
  const questions = keys.flatMap((key) => {
    const spot = index.get(key);
    return spot === undefined ? [] : (makeQuestion(spot, seed) ?? []);
  });
  return questions.length === keys.length ? questions : null;
};
