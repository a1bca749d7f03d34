import type { Basis, Text } from '../../../kernel/text.ts';
import type { ServiceLanguage } from '../../guides/domain/phrases.ts';
import type { RefusedCertificate, ServiceItem, ServiceTypeId } from '../../guides/domain/service-item.ts';
import type { TypicalNumbers } from './made-up-person.ts';
import type { QuizWords } from './quiz-words.ts';
import type { SeededRandom } from './seeded-random.ts';
import { groupOfItem, type TrainingGroup } from './training-group.ts';

export const QUESTION_KINDS = [
  'material-missing',
  'material-form',
  'material-when',
  'limit',
  'decides',
  'way',
  'department',
  'legal-kind',
  'condition',
  'amount',
  'certificate',
  'phrase',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface Choice {
  readonly id: string;
  readonly text: Text;
}

/** One question with its answer; the answer stays on the server until somebody has chosen. */
export interface Question {
  readonly ask: Text;
  /** What is given: a made-up person, papers on the table. */
  readonly given: readonly Text[];
  readonly choices: readonly Choice[];
  /** The id of the right choice. */
  readonly answer: string;
  readonly because: Text;
  /** Steps that lead to the answer; empty where one sentence says it. */
  readonly working: readonly Text[];
  readonly basis: Basis;
}

/**
 * One thing that can be asked about. The key names it for good, so that what somebody got wrong can come back;
 * `make` answers the same question for the same random choices, or null where too little stands beside the answer.
 */
export interface Spot {
  readonly key: string;
  readonly kind: QuestionKind;
  readonly groupId: string;
  readonly itemId: string | null;
  /** The matter in few words. */
  readonly about: Text;
  readonly make: (random: SeededRandom) => Question | null;
}

/** Which service types are done at once and which within a promised time. */
export interface Ways {
  readonly atOnce: ServiceTypeId;
  readonly promised: ServiceTypeId;
}

/** All that questions are made from: the catalogue of one day and the words around it. */
export interface QuizSource {
  readonly items: readonly ServiceItem[];
  readonly refusedCertificates: readonly RefusedCertificate[];
  readonly language: ServiceLanguage;
  readonly groups: readonly TrainingGroup[];
  readonly typical: TypicalNumbers;
  readonly ways: Ways;
  readonly words: QuizWords;
}

export const nameOf = (item: ServiceItem): Text => item.shortName ?? item.name;

/** A spot of an item; null for an item that belongs to no group. */
export const itemSpot = (
  source: QuizSource,
  item: ServiceItem,
  kind: QuestionKind,
  detail: string,
  make: Spot['make'],
): Spot | null => {
  const groupId = groupOfItem(source.groups, item);
  if (groupId === null) return null;
  const key = detail === '' ? `${kind}/${item.id}` : `${kind}/${item.id}/${detail}`;
  return { key, kind, groupId, itemId: item.id, about: nameOf(item), make };
};

const same = (a: Text, b: Text): boolean => a.zh === b.zh || a.en === b.en;

const distinct = (texts: readonly Text[]): readonly Text[] =>
  texts.filter((text, place) => texts.findIndex((other) => same(text, other)) === place);

const lettered = (texts: readonly Text[], right: Text): Pick<Question, 'choices' | 'answer'> => ({
  choices: texts.map((text, place) => ({ id: String.fromCodePoint(97 + place), text })),
  answer: String.fromCodePoint(97 + texts.findIndex((text) => text.zh === right.zh)),
});

const WRONG_BESIDE = 3;

/**
 * The right answer among three wrong ones. Those named first are the likelier mistakes and are taken first;
 * null with fewer than two, because a question with one alternative teaches nothing.
 */
export const amongOthers = (
  random: SeededRandom,
  right: Text,
  near: readonly Text[],
  far: readonly Text[] = [],
): Pick<Question, 'choices' | 'answer'> | null => {
  const others = distinct([...random.shuffled(near), ...random.shuffled(far)]).filter((text) => !same(text, right));
  if (others.length < 2) return null;
  return lettered(random.shuffled([right, ...others.slice(0, WRONG_BESIDE)]), right);
};

/** Choices that always stand in the same order, such as yes, no and cannot tell. */
export const inOrder = (texts: readonly Text[], right: Text): Pick<Question, 'choices' | 'answer'> =>
  lettered(texts, right);

/** Items that share a group with this one, without itself: where likely mistakes come from. */
export const neighboursOf = (source: QuizSource, item: ServiceItem): readonly ServiceItem[] => {
  const groupId = groupOfItem(source.groups, item);
  return source.items.filter((other) => other.id !== item.id && groupOfItem(source.groups, other) === groupId);
};
