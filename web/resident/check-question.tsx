import { type FormEvent, useEffect, useRef, useState } from 'react';
import { readFigure } from '../../modules/guides/web/guide-filters.ts';
import { type AnswerValue, type FactQuestion, LARGEST_FIGURE } from './answers-in-address.ts';
import { bringUp } from './bring-up.ts';
import { useWords } from './words.ts';

type Say = (value: AnswerValue | null) => void;

interface Asked {
  readonly question: FactQuestion;
  /** What was answered before, when it is being changed. */
  readonly present: AnswerValue | null | undefined;
  readonly say: Say;
}

const Options = ({ question, present, say }: Asked) => {
  const { t, show } = useWords();
  const options: readonly { readonly value: AnswerValue; readonly shown: string }[] =
    question.type === 'boolean'
      ? [
          { value: true, shown: t('check.yes') },
          { value: false, shown: t('check.no') },
        ]
      : (question.choices ?? []).map(({ id, label }) => ({ value: id, shown: show(label) }));
  return (
    <div className={question.type === 'boolean' ? 'options' : 'options one-below-other'}>
      {options.map(({ value, shown }) => (
        <button
          key={shown}
          type="button"
          className={value === present ? 'button main' : 'button'}
          aria-pressed={present === undefined ? undefined : value === present}
          onClick={() => say(value)}
        >
          {shown}
        </button>
      ))}
    </div>
  );
};

const Figure = ({ question, present, say }: Asked) => {
  const { t, show } = useWords();
  const [typed, setTyped] = useState(typeof present === 'number' ? String(present) : '');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = readFigure(typed);
    const right = value !== undefined && value <= LARGEST_FIGURE;
    setWrong(!right);
    if (right) say(value);
    else field.current?.focus();
  };
  return (
    <form className="field" onSubmit={submit} noValidate>
      <label htmlFor="figure">
        {question.unit === undefined ? t('check.figure.plain') : t('check.figure', { unit: show(question.unit) })}
      </label>
      {wrong ? (
        <p id="figure-wrong" className="wrong" role="alert">
          {t('check.figure.wrong')}
        </p>
      ) : null}
      <div className="figure">
        <input
          id="figure"
          ref={field}
          className="code"
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
          value={typed}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'question figure-wrong' : 'question'}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button main">
          {t('check.next')}
        </button>
      </div>
    </form>
  );
};

/**
 * One question, with the answers as large buttons. It takes the focus from the question before it, so that a screen
 * reader reads it out and the keyboard goes on from here.
 */
export const CheckQuestion = ({
  number,
  changing,
  waiting,
  takesFocus,
  keep,
  ...asked
}: Asked & {
  readonly number: number;
  readonly changing: boolean;
  readonly waiting: boolean;
  readonly takesFocus: boolean;
  readonly keep: () => void;
}) => {
  const { t, show } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) bringUp(heading.current);
  }, [takesFocus]);
  return (
    <section className="card question" aria-labelledby="question" aria-busy={waiting}>
      <p className="quiet">{changing ? t('check.change-question') : t('check.question', { number })}</p>
      <h2 id="question" tabIndex={-1} ref={heading}>
        {show(asked.question.question)}
      </h2>
      <fieldset disabled={waiting}>
        {asked.question.type === 'number' ? <Figure {...asked} /> : <Options {...asked} />}
        <div className="question-foot">
          <button type="button" className="plain" onClick={() => asked.say(null)}>
            {t('check.skip')}
          </button>
          {changing ? (
            <button type="button" className="plain" onClick={keep}>
              {t('check.keep')}
            </button>
          ) : null}
        </div>
      </fieldset>
    </section>
  );
};
