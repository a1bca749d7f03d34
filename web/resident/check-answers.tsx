import { useAnswerWords } from './answer-words.ts';
import type { FactQuestion, GivenAnswer } from './answers-in-address.ts';
import { useWords } from './words.ts';

/** What was answered so far; each line can be changed without losing the others. */
export const CheckAnswers = ({
  answers,
  questions,
  change,
  startOver,
}: {
  readonly answers: readonly GivenAnswer[];
  readonly questions: readonly FactQuestion[];
  readonly change: (factId: string) => void;
  readonly startOver: () => void;
}) => {
  const { t, show } = useWords();
  const words = useAnswerWords();
  if (answers.length === 0) return null;
  return (
    <section className="card" aria-labelledby="answers">
      <h2 id="answers">{t('check.answers')}</h2>
      <ul className="rows">
        {answers.map(({ factId, value }) => {
          const question = questions.find(({ id }) => id === factId);
          if (question === undefined) return null;
          return (
            <li key={factId}>
              <p className="answered">
                {show(question.question)} <b>{words(question, value)}</b>
              </p>
              <button
                type="button"
                className="plain"
                aria-label={t('check.change.of', { question: show(question.question) })}
                onClick={() => change(factId)}
              >
                {t('check.change')}
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className="plain" onClick={startOver}>
        {t('check.again')}
      </button>
    </section>
  );
};
