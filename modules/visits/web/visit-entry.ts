import type { ChecklistReply } from '../contract/shapes.ts';
import type { Answer } from '../domain/checklist.ts';

/** By checklist and question, as typed: numbers stay text until they are sent. */
export type Typed = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

type Question = ChecklistReply['questions'][number];
type When = Question['raises'][number]['when'];

const asNumber = (answer: Answer | undefined): number =>
  typeof answer === 'string' && answer.trim() !== '' ? Number(answer) : Number.NaN;

const holds = (when: When, answer: Answer | undefined): boolean => {
  if ('is' in when) return Array.isArray(answer) ? answer.includes(String(when.is)) : answer === when.is;
  const number = asNumber(answer);
  return 'above' in when ? number > when.above : number < when.below;
};

export const isAsked = ({ after }: Question, answers: Readonly<Record<string, Answer>>): boolean =>
  after === null || holds(after.when, answers[after.question]);

/** What an answer would raise, to be seen before it is saved. */
export const raisedBy = ({ raises }: Question, answer: Answer | undefined): Question['raises'] =>
  raises.filter(({ when }) => holds(when, answer));

const isAnswered = ({ type }: Question, answer: Answer | undefined): boolean => {
  if (answer === undefined || answer === '') return false;
  return type === 'number' ? Number.isFinite(asNumber(answer)) : !Array.isArray(answer) || answer.length > 0;
};

export interface Missing {
  readonly checklistId: string;
  readonly question: Question;
}

/** Questions that still need an answer, and numbers that are none. */
export const missingIn = (checklists: readonly ChecklistReply[], typed: Typed): readonly Missing[] =>
  checklists.flatMap(({ id, questions }) => {
    const answers = typed[id] ?? {};
    return questions
      .filter((question) => isAsked(question, answers) && !isAnswered(question, answers[question.id]))
      .filter(({ optional, id: questionId }) => !optional || (answers[questionId] ?? '') !== '')
      .map((question) => ({ checklistId: id, question }));
  });

const sentAnswer = ({ type }: Question, answer: Answer): string | number | boolean | string[] => {
  if (type === 'number') return asNumber(answer);
  return typeof answer === 'object' ? [...answer] : answer;
};

/** The answers as they are sent, without those to questions that are not asked. */
export const sentAnswers = (
  checklists: readonly ChecklistReply[],
  typed: Typed,
): Record<string, Record<string, string | number | boolean | string[]>> =>
  Object.fromEntries(
    checklists.map(({ id, questions }) => {
      const answers = typed[id] ?? {};
      const given = questions.flatMap((question) => {
        const answer = answers[question.id];
        if (answer === undefined || !isAnswered(question, answer) || !isAsked(question, answers)) return [];
        return [[question.id, sentAnswer(question, answer)] as const];
      });
      return [id, Object.fromEntries(given)];
    }),
  );
