import type { GuideCheckReply } from '../../modules/guides/contract.ts';
import type { FactQuestion, GivenAnswer } from './answers-in-address.ts';

type Open = Pick<GuideCheckReply, 'overall' | 'nextQuestion' | 'conditions' | 'materials' | 'amounts'>;

/** The question named most often; the order of the item decides between equals. */
const mostNamed = (ids: readonly string[], questions: readonly FactQuestion[]): FactQuestion | null => {
  const votes = (id: string): number => ids.filter((other) => other === id).length;
  return questions
    .filter(({ id }) => ids.includes(id))
    .reduce<FactQuestion | null>((best, one) => (best === null || votes(one.id) > votes(best.id) ? one : best), null);
};

/**
 * What to ask now: the server's question, unless the person has said that they cannot answer it. Then another one
 * that still helps, conditions before materials before amounts; null when only unanswerable ones are left.
 */
export const questionToAsk = (
  check: Open,
  answers: readonly GivenAnswer[],
  questions: readonly FactQuestion[],
): FactQuestion | null => {
  const skipped = answers.filter(({ value }) => value === null).map(({ factId }) => factId);
  if (check.nextQuestion === null || !skipped.includes(check.nextQuestion.id)) return check.nextQuestion;
  const open = (parts: readonly { readonly missing: readonly string[] }[]): readonly string[] =>
    parts.flatMap(({ missing }) => missing).filter((id) => !skipped.includes(id));
  return (
    mostNamed(open(check.conditions), questions) ??
    mostNamed(open(check.materials), questions) ??
    mostNamed(open(check.amounts), questions)
  );
};
