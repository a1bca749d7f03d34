import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { useText } from '../../../web/texts.tsx';
import { Kbd } from '../../../web/ui/parts.tsx';
import { useShortcut } from '../../../web/ui/shortcuts.tsx';
import type { GuideCheckReply } from '../contract.ts';
import { readFigure } from './guide-filters.ts';
import type { Answered, AnswerValue } from './use-guide-check.ts';

type Question = NonNullable<GuideCheckReply['nextQuestion']>;

interface Offered {
  readonly value: AnswerValue;
  readonly shown: Text;
}

type Say = (offered: Offered) => void;

const Choice = ({
  place,
  offered,
  say,
}: {
  readonly place: number;
  readonly offered: Offered;
  readonly say: Say;
}): ReactNode => {
  const { t, show } = useText();
  useShortcut(String(place), t('guide.answer-key', { answer: show(offered.shown) }), () => say(offered));
  return (
    <Button onClick={() => say(offered)} aria-keyshortcuts={String(place)}>
      {show(offered.shown)} <Kbd>{place}</Kbd>
    </Button>
  );
};

const Figure = ({ question, say }: { readonly question: Question; readonly say: Say }): ReactNode => {
  const { t, show } = useText();
  const [typed, setTyped] = useState('');
  const [failed, setFailed] = useState(false);
  const submit = (): void => {
    const value = readFigure(typed);
    setFailed(value === undefined);
    if (value !== undefined) say({ value, shown: { zh: String(value), en: String(value) } });
  };
  return (
    <form
      className="guide-figure"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Input
        id="guide-figure"
        aria-label={show(question.question)}
        aria-invalid={failed}
        aria-describedby={failed ? 'guide-figure-error' : undefined}
        inputMode="decimal"
        maxLength={20}
        value={typed}
        suffix={question.unit === undefined ? undefined : show(question.unit)}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button htmlType="submit">
        {t('guide.say')} <Kbd>↵</Kbd>
      </Button>
      {failed ? (
        <span className="field-error" id="guide-figure-error" role="alert">
          {t('guide.number-needed')}
        </span>
      ) : null}
    </form>
  );
};

/**
 * The one question that would settle most; 1 and 2 answer it, further choices go on counting. With `goOn` it takes
 * the focus from the answered one before it, but never when the page has only just opened.
 */
export const GuideQuestion = ({
  question,
  answer,
  goOn,
}: {
  readonly question: Question;
  readonly answer: (one: Answered) => void;
  readonly goOn: boolean;
}): ReactNode => {
  const { t, show, both } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (goOn) box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [goOn]);
  const offered: readonly Offered[] =
    question.type === 'boolean'
      ? [
          { value: false, shown: both('guide.no') },
          { value: true, shown: both('guide.yes') },
        ]
      : (question.choices ?? []).map(({ id, label }) => ({ value: id, shown: label }));
  const say: Say = ({ value, shown }) => answer({ factId: question.id, question: question.question, shown, value });
  return (
    <div className="guide-ask" role="group" ref={box} aria-label={show(question.question)}>
      <span aria-live="polite">
        <b>{t('guide.ask')}</b>
        {show(question.question)}
      </span>
      {question.type === 'number' ? (
        <Figure question={question} say={say} />
      ) : (
        <span className="guide-ask-answers">
          {offered.map((one, index) => (
            <Choice key={String(one.value)} place={index + 1} offered={one} say={say} />
          ))}
        </span>
      )}
    </div>
  );
};
