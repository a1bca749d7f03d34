import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { Card, Pill, SectionTitle, Skeleton } from '../../../web/ui/parts.tsx';
import type { Tone } from '../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../web/ui/problem.tsx';
import type { GuideCheckReply, GuideReply } from '../contract.ts';
import { BasisNote } from './basis-note.tsx';
import { GuideAmounts } from './guide-amounts.tsx';
import { GuideQuestion } from './guide-question.tsx';
import type { Answered, GuideCheck } from './use-guide-check.ts';

const SIGNS = { yes: '✓', no: '×', unknown: '?' } as const;
const TONES: Readonly<Record<GuideCheckReply['overall'], Tone>> = { yes: 'ok', no: 'bad', unknown: 'ask' };

const Overall = ({ of }: { readonly of: GuideCheckReply }): ReactNode => {
  const { t } = useText();
  const met = of.conditions.filter(({ result }) => result === 'yes').length;
  return (
    <Pill tone={TONES[of.overall]}>
      {of.conditions.length === 0
        ? t('guide.can-free')
        : t(`guide.can.${of.overall}`, { all: of.conditions.length, met })}
    </Pill>
  );
};

const ConditionLine = ({ of }: { readonly of: GuideCheckReply['conditions'][number] }): ReactNode => {
  const { t, show } = useText();
  return (
    <li className={`guide-condition guide-condition-${of.result}`}>
      <span className="guide-sign" aria-hidden="true">
        {SIGNS[of.result]}
      </span>
      <span>
        {show(of.text)} <BasisNote basis={of.basis} />
      </span>
      <span className="guide-result">{t(`guide.result.${of.result}`)}</span>
    </li>
  );
};

const AnsweredChips = ({
  answered,
  takeBack,
  startAgain,
}: {
  readonly answered: readonly Answered[];
  readonly takeBack: (factId: string) => void;
  readonly startAgain: () => void;
}): ReactNode => {
  const { t, show } = useText();
  if (answered.length === 0) return null;
  return (
    <div className="guide-answered">
      <span className="why">{t('guide.answered')}</span>
      {answered.map(({ factId, question, shown }) => (
        <button
          key={factId}
          type="button"
          className="guide-chip"
          aria-label={t('guide.take-back', { question: show(question), answer: show(shown) })}
          onClick={() => takeBack(factId)}
        >
          {show(question)} <b>{show(shown)}</b> <span aria-hidden="true">×</span>
        </button>
      ))}
      <button type="button" className="link-button" onClick={startAgain}>
        {t('guide.start-again')}
      </button>
    </div>
  );
};

/** Whether somebody may, one question after the other. Nothing of it is kept. */
export const GuideCheckCard = ({ check }: { readonly check: GuideCheck }): ReactNode => {
  const { t } = useText();
  const { data, error, answered, answer, takeBack, startAgain } = check;
  return (
    <Card label={t('guide.can')}>
      <SectionTitle remark={t('guide.can-stored')}>
        {t('guide.can')} {data === undefined ? null : <Overall of={data} />}
      </SectionTitle>
      {error === null || error === undefined ? null : <LoadFailed error={error} retry={startAgain} />}
      {data === undefined ? (
        error === null || error === undefined ? (
          <Skeleton lines={4} />
        ) : null
      ) : (
        <>
          <ul>
            {data.conditions.map((of) => (
              <ConditionLine key={of.id} of={of} />
            ))}
          </ul>
          <AnsweredChips answered={answered} takeBack={takeBack} startAgain={startAgain} />
          {data.nextQuestion === null ? null : (
            <GuideQuestion
              key={data.nextQuestion.id}
              question={data.nextQuestion}
              answer={answer}
              goOn={answered.length > 0}
            />
          )}
          {data.overall === 'no' ? null : <GuideAmounts amounts={data.amounts} />}
        </>
      )}
    </Card>
  );
};

/** The conditions of a former version, which nobody can be checked by any more. */
export const FormerConditions = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={t('guide.can')}>
      <SectionTitle>{t('guide.can')}</SectionTitle>
      {of.conditions.length === 0 ? <p className="why">{t('guide.can-free')}</p> : null}
      <ul className="divided">
        {of.conditions.map(({ id, text, basis }) => (
          <li key={id}>
            {show(text)} <BasisNote basis={basis} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
