import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Basis, Text } from '../../../kernel/text.ts';

export type Answer = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

/** When an answer asks for something: it equals, is one of, or lies above or below a figure. */
export type When = { readonly is: string | boolean } | { readonly above: number } | { readonly below: number };

/** What an answer may lead to: a case on one of the platform's processes, with what it is opened with. */
export interface Raises {
  readonly when: When;
  readonly processId: string;
  readonly title: Text;
  /** Fields of the opening form with values known beforehand; `$place`, `$note` and `$<question>` are filled in at the visit. */
  readonly input: Readonly<Record<string, string>>;
}

/** An answer that is known for a while afterwards: it becomes a fact of the person with source 走访. */
export interface KeepsFact {
  readonly factId: string;
  readonly lastsDays: number;
}

export interface Question {
  readonly id: string;
  readonly ask: Text;
  readonly type: 'yes-no' | 'choice' | 'choices' | 'number' | 'text';
  readonly choices?: readonly { readonly id: string; readonly name: Text }[];
  readonly unit?: Text;
  readonly optional?: true;
  /** Asked only after such an answer to an earlier question. */
  readonly after?: { readonly question: string; readonly when: When };
  readonly raises?: readonly Raises[];
  readonly fact?: KeepsFact;
}

/** What is looked at and asked during a visit. Data: `catalogue/checklists/`. */
export interface Checklist {
  readonly id: string;
  readonly name: Text;
  readonly questions: readonly Question[];
  readonly basis: Basis;
  readonly validFrom: PlainDate;
}

/** What is needed of a checklist at the door: phones take no more along. */
export type Asked = Pick<Checklist, 'id' | 'questions'>;

export interface Finding {
  readonly checklistId: string;
  readonly questionId: string;
  readonly processId: string;
  readonly title: Text;
  readonly input: Readonly<Record<string, string>>;
}

const MOST_WORDS = 500;
const MOST_NUMBER = 1_000_000;

const holds = (when: When, answer: Answer | undefined): boolean => {
  if (answer === undefined) return false;
  if ('is' in when) return Array.isArray(answer) ? answer.includes(String(when.is)) : answer === when.is;
  if (typeof answer !== 'number') return false;
  return 'above' in when ? answer > when.above : answer < when.below;
};

/** Whether a question is asked, given the answers so far. */
export const isAsked = ({ after }: Question, answers: Answers): boolean =>
  after === undefined || holds(after.when, answers[after.question]);

const isAnswer = ({ type, choices = [] }: Question, answer: Answer): boolean => {
  const isChoice = (value: unknown): boolean => choices.some(({ id }) => id === value);
  switch (type) {
    case 'yes-no':
      return typeof answer === 'boolean';
    case 'choice':
      return isChoice(answer);
    case 'choices':
      return Array.isArray(answer) && answer.every(isChoice);
    case 'number':
      return typeof answer === 'number' && Math.abs(answer) <= MOST_NUMBER;
    case 'text':
      return typeof answer === 'string' && answer.length <= MOST_WORDS;
  }
};

/** Answers to one checklist without those to questions that were not asked; refuses what does not fit. */
export const checkedAnswers = (checklist: Checklist, answers: Answers): Result<Answers> => {
  const unknown = Object.keys(answers).find((id) => checklist.questions.every((question) => question.id !== id));
  if (unknown !== undefined) return refuse('visit-answer-invalid', { field: unknown });
  const kept: Record<string, Answer> = {};
  for (const question of checklist.questions) {
    const answer = answers[question.id];
    if (!isAsked(question, kept)) continue;
    if (answer === undefined) {
      if (question.optional !== true) return refuse('visit-answer-missing', { field: question.id });
      continue;
    }
    if (!isAnswer(question, answer)) return refuse('visit-answer-invalid', { field: question.id });
    kept[question.id] = answer;
  }
  return ok(kept);
};

/** Several checklists as one talk: what an earlier one asks is not asked again by a later one. */
export const asOneTalk = <List extends Asked>(checklists: readonly List[]): readonly List[] => {
  const asked = new Set<string>();
  return checklists.map((checklist) => {
    const questions = checklist.questions.filter(({ id }) => !asked.has(id));
    for (const { id } of questions) asked.add(id);
    return { ...checklist, questions };
  });
};

/** What the answers raise, in the order of the questions. */
export const findingsOf = (checklist: Asked, answers: Answers): readonly Finding[] =>
  checklist.questions.flatMap((question) =>
    (question.raises ?? [])
      .filter(({ when }) => isAsked(question, answers) && holds(when, answers[question.id]))
      .map(({ processId, title, input }) => ({
        checklistId: checklist.id,
        questionId: question.id,
        processId,
        title,
        input,
      })),
  );

/** Facts of the person that the answers tell. */
export const factsOf = (checklist: Checklist, answers: Answers): readonly (KeepsFact & { readonly value: Answer })[] =>
  checklist.questions.flatMap(({ id, fact }) => {
    const value = answers[id];
    return fact === undefined || value === undefined ? [] : [{ ...fact, value }];
  });
