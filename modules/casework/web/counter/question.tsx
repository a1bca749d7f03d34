import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import { useText } from '../../../../web/texts.tsx';
import { Kbd } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import type { MatterCheck } from '../../contract.ts';
import type { AnswerValue, Asked } from './counter-form.ts';

type NextQuestion = NonNullable<MatterCheck['nextQuestion']>;

interface Offered {
  readonly value: AnswerValue;
  readonly shown: Text;
}

const Choice = ({
  place,
  offered,
  first,
  answer,
}: {
  readonly place: number;
  readonly offered: Offered;
  readonly first: boolean;
  readonly answer: (offered: Offered) => void;
}): ReactNode => {
  const { t, show } = useText();
  const button = useRef<HTMLButtonElement>(null);
  useShortcut(String(place), t('counter.answer-key', { answer: show(offered.shown) }), () => answer(offered));
  useEffect(() => {
    if (first) button.current?.focus({ preventScroll: true });
  }, [first]);
  return (
    <Button ref={button} onClick={() => answer(offered)}>
      {show(offered.shown)} <Kbd>{place}</Kbd>
    </Button>
  );
};

const Amount = ({
  question,
  answer,
}: {
  readonly question: NextQuestion;
  readonly answer: (offered: Offered) => void;
}): ReactNode => {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const value = Number(typed.normalize('NFKC').replaceAll(/[\s,，]/g, ''));
  const valid = typed.trim() !== '' && Number.isFinite(value);
  const say = (): void => {
    if (valid) answer({ value, shown: { zh: typed.trim(), en: typed.trim() } });
  };
  return (
    <span className="counter-ask-amount">
      <Input
        aria-label={question.question.zh}
        inputMode="decimal"
        value={typed}
        addonAfter={question.unit}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={say}
      />
      <Button disabled={!valid} onClick={say}>
        {t('counter.ask-say')} <Kbd>↵</Kbd>
      </Button>
    </span>
  );
};

const offeredFor = (question: NextQuestion, yes: Text, no: Text): readonly Offered[] =>
  question.type === 'yes-no'
    ? [
        { value: false, shown: no },
        { value: true, shown: yes },
      ]
    : (question.choices ?? []).map(({ id, label }) => ({ value: id, shown: label }));

/** The one thing to ask next; a key answers it. */
export const Question = ({
  question,
  answer,
}: {
  readonly question: NextQuestion;
  readonly answer: (asked: Asked) => void;
}): ReactNode => {
  const { t, show, both } = useText();
  const offered = offeredFor(question, both('counter.ask-yes'), both('counter.ask-no'));
  const say = ({ value, shown }: Offered): void =>
    answer({ factId: question.factId, question: question.question, shown, value });
  return (
    <div className="counter-ask" role="group" aria-label={show(question.question)}>
      <span>
        <b>{t('counter.ask')}</b>
        {show(question.question)}
      </span>
      <span className="counter-ask-answers">
        {offered.map((one, index) => (
          <Choice key={String(one.value)} place={index + 1} offered={one} first={index === 0} answer={say} />
        ))}
        {offered.length === 0 ? <Amount question={question} answer={say} /> : null}
      </span>
    </div>
  );
};
