import type { GuideReply } from '../../modules/guides/contract.ts';

export type FactQuestion = GuideReply['facts'][number];
export type AnswerValue = boolean | number | string;

/** One question as answered; null: the person cannot say. */
export interface GivenAnswer {
  readonly factId: string;
  readonly value: AnswerValue | null;
}

export interface AddressedAnswers {
  /** In the order in which they were given. */
  readonly answers: readonly GivenAnswer[];
  /** Version of the item they were given for; null in a hand-made address. */
  readonly version: number | null;
  /** Id of the community whose rules they were checked by; empty: the rules for everybody. */
  readonly community: string;
  /** Answers that fit no question any more, which happens after a change of the rules. */
  readonly dropped: number;
}

/** Addresses are written by hand too: whatever is longer than any list of answers is taken for none. */
const LONGEST = 4_000;
const VERSION = '.v';
const COMMUNITY = '.c';

/** Largest figure a person may mean; beyond it a finger rested on a key. */
export const LARGEST_FIGURE = 100_000_000;

const write = (value: AnswerValue | null): string => {
  if (value === null) return '';
  return typeof value === 'boolean' ? (value ? 'y' : 'n') : String(value);
};

const readFact = (question: FactQuestion, written: string): AnswerValue | null | undefined => {
  if (written === '') return null;
  if (question.type === 'boolean') return written === 'y' ? true : written === 'n' ? false : undefined;
  if (question.type === 'choice') return question.choices?.find(({ id }) => id === written)?.id;
  const figure = /^\d{1,9}(\.\d{1,6})?$/.test(written) ? Number(written) : Number.NaN;
  return figure <= LARGEST_FIGURE ? figure : undefined;
};

/** Id of the community that an address names behind `#`; empty when it names none. */
export const communityIn = (fragment: string): string => {
  const community = new URLSearchParams(fragment.replace(/^#/, '')).get(COMMUNITY) ?? '';
  return /^[0-9a-f-]{36}$/.test(community) ? community : '';
};

/**
 * The part of an address behind `#`, without it. A browser sends it to no server, so that answers about income or
 * health stand in no log; they live in the link and in the codes made of it, nowhere else.
 */
export const fragmentOf = ({ answers, version, community }: Omit<AddressedAnswers, 'dropped'>): string => {
  const written = new URLSearchParams();
  if (version !== null) written.set(VERSION, String(version));
  if (community !== '') written.set(COMMUNITY, community);
  for (const { factId, value } of answers) written.set(factId, write(value));
  return written.toString();
};

/** Reads what `fragmentOf` wrote; what fits no question of the item is counted and left out. */
export const answersOf = (fragment: string, questions: readonly FactQuestion[]): AddressedAnswers => {
  const written = new URLSearchParams(fragment.length > LONGEST ? '' : fragment.replace(/^#/, ''));
  const version = Number(written.get(VERSION));
  const given = [...new Map([...written].filter(([key]) => key !== VERSION && key !== COMMUNITY))];
  const answers = given.flatMap(([factId, text]): readonly GivenAnswer[] => {
    const question = questions.find(({ id }) => id === factId);
    const value = question === undefined ? undefined : readFact(question, text);
    return value === undefined ? [] : [{ factId, value }];
  });
  return {
    answers,
    version: Number.isInteger(version) && version > 0 ? version : null,
    community: communityIn(fragment),
    dropped: given.length - answers.length,
  };
};

/** The same answers with one more; a question answered before keeps its place. */
export const withAnswer = (answers: readonly GivenAnswer[], given: GivenAnswer): readonly GivenAnswer[] =>
  answers.some(({ factId }) => factId === given.factId)
    ? answers.map((one) => (one.factId === given.factId ? given : one))
    : [...answers, given];

/** What the check is asked with: questions somebody could not answer stay unknown. */
export const factsOf = (answers: readonly GivenAnswer[]): Record<string, { readonly value: AnswerValue }> =>
  Object.fromEntries(answers.flatMap(({ factId, value }) => (value === null ? [] : [[factId, { value }]])));
