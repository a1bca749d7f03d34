import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Kbd, Pill } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import type { RoundReply } from '../../contract.ts';

type Question = RoundReply['questions'][number];

const markOf = ({ outcome }: Question, id: string): 'right' | 'wrong' | '' => {
  if (outcome === null) return '';
  if (outcome.answer === id) return 'right';
  return outcome.chosen === id ? 'wrong' : '';
};

/** One choice; its digit chooses it. Marked in words, not by colour alone. */
const ChoiceButton = ({
  of,
  place,
  disabled,
  choose,
}: {
  readonly of: Question;
  readonly place: number;
  readonly disabled: boolean;
  readonly choose: (id: string) => void;
}): ReactNode => {
  const { t, show } = useText();
  const { id, text } = of.choices[place] ?? { id: '', text: { zh: '', en: '' } };
  const mark = markOf(of, id);
  const digit = String(place + 1);
  useShortcut(digit, t('quiz.choose', { place: digit }), () => choose(id), !disabled);
  return (
    <button
      type="button"
      className={`quiz-choice ${mark}`}
      disabled={disabled}
      aria-keyshortcuts={digit}
      onClick={() => choose(id)}
    >
      <Kbd>{digit}</Kbd>
      <span lang={of.kind === 'phrase' ? 'zh-CN' : undefined}>{show(text)}</span>
      {mark === '' ? null : (
        <Pill tone={mark === 'right' ? 'ok' : 'warn'}>
          {t(mark === 'right' ? 'quiz.right-choice' : 'quiz.your-choice')}
        </Pill>
      )}
    </button>
  );
};

const Outcome = ({
  of,
  last,
  next,
}: {
  readonly of: Question;
  readonly last: boolean;
  readonly next: () => void;
}): ReactNode => {
  const { t, show } = useText();
  const button = useRef<HTMLButtonElement>(null);
  // Enter goes on at once: the answer has just been read.
  useEffect(() => button.current?.focus(), []);
  const { outcome, choices, itemId } = of;
  if (outcome === null) return null;
  const answer = choices.find(({ id }) => id === outcome.answer)?.text;
  return (
    <div className="quiz-outcome">
      <div role="status">
        <b className={outcome.right ? 'right' : 'wrong'}>
          {outcome.right || answer === undefined ? t('quiz.right') : t('quiz.wrong', { answer: show(answer) })}
        </b>
        <p>{show(outcome.because)}</p>
      </div>
      {outcome.working.map((line) => (
        <p key={line.zh}>{show(line)}</p>
      ))}
      <p className="why">
        {t('training.basis', { source: [outcome.basis.source, outcome.basis.where].filter(Boolean).join(' ') })}
        {outcome.right ? '' : ` · ${t('quiz.comes-back')}`}
      </p>
      <div className="quiz-next">
        <Button ref={button} type="primary" size="large" onClick={next}>
          {t(last ? 'quiz.to-result' : 'quiz.next')} <Kbd>↵</Kbd>
        </Button>
        {itemId === null ? null : <Link to={paths.guide(itemId)}>{t('quiz.read-guide')}</Link>}
      </div>
    </div>
  );
};

/** A question with its choices and, once chosen, why. */
export const QuizQuestion = ({
  round,
  place,
  pending,
  choose,
  next,
}: {
  readonly round: RoundReply;
  readonly place: number;
  readonly pending: boolean;
  readonly choose: (id: string) => void;
  readonly next: () => void;
}): ReactNode => {
  const { t, show } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // Reading starts at the question when it changes.
  useEffect(() => heading.current?.focus(), []);
  const of = round.questions[place];
  if (of === undefined) return null;
  return (
    <Card label={t('quiz.place', { place: place + 1, all: round.questions.length })}>
      <div className="quiz-head">
        <Pill tone="brand">{t(`quiz.kind.${of.kind}`)}</Pill>
        <span className="why">{t('quiz.place', { place: place + 1, all: round.questions.length })}</span>
      </div>
      <h2 className="quiz-ask" tabIndex={-1} ref={heading}>
        {show(of.ask)}
      </h2>
      {of.given.length === 0 ? null : (
        <ul className="quiz-given">
          {of.given.map((line) => (
            <li key={line.zh}>{show(line)}</li>
          ))}
        </ul>
      )}
      <div className="quiz-choices">
        {of.choices.map(({ id }, number) => (
          <ChoiceButton key={id} of={of} place={number} disabled={pending || of.outcome !== null} choose={choose} />
        ))}
      </div>
      {of.outcome === null ? (
        <p className="why">{t('quiz.keys')}</p>
      ) : (
        <Outcome of={of} last={place === round.questions.length - 1} next={next} />
      )}
    </Card>
  );
};
