import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { SectionTitle } from '../../../../web/ui/parts.tsx';
import type { MatterCheck } from '../../contract.ts';
import type { Asked } from './counter-form.ts';
import { Question } from './question.tsx';

const SIGNS = { yes: '✓', no: '×', unknown: '?' } as const;

const useCount = (conditions: MatterCheck['conditions']): string => {
  const { t } = useText();
  const of = (result: 'yes' | 'no' | 'unknown') => conditions.filter((condition) => condition.result === result).length;
  const parts = [t('counter.can-count', { all: conditions.length, yes: of('yes') })];
  if (of('no') > 0) parts.push(t('counter.can-failed', { no: of('no') }));
  if (of('unknown') > 0) parts.push(t('counter.can-open', { open: of('unknown') }));
  return parts.join('');
};

const Line = ({ condition }: { readonly condition: MatterCheck['conditions'][number] }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <li className="counter-line">
      <span className={`counter-sign counter-sign-${condition.result}`} aria-hidden="true">
        {SIGNS[condition.result]}
      </span>
      <div>
        {show(condition.text)}{' '}
        {condition.because === undefined ? null : <span className="why">{condition.because}</span>}
        <span className="visually-hidden">{t(`counter.result.${condition.result}`)}</span>
      </div>
      <span className="src" title={condition.basis ?? undefined}>
        {condition.source ?? ''}
        {condition.asOf === null ? '' : ` ${showDate(condition.asOf, language)}`}
      </span>
    </li>
  );
};

interface Props {
  readonly check: MatterCheck;
  readonly asked: readonly Asked[];
  readonly answer: (asked: Asked) => void;
  readonly takeBack: (factId: string) => void;
}

/** May they: every condition with its reason, and the single question that would settle most. */
export const Conditions = ({ check, asked, answer, takeBack }: Props): ReactNode => {
  const { t, show } = useText();
  const count = useCount(check.conditions);
  return (
    <>
      <SectionTitle remark={check.conditions.length === 0 ? t('counter.can-none') : count}>
        {t('counter.can')}
      </SectionTitle>
      <ul>
        {check.conditions.map((condition) => (
          <Line key={condition.id} condition={condition} />
        ))}
      </ul>
      {asked.length === 0 ? null : (
        <div className="counter-asked">
          <span className="why">{t('counter.asked')}</span>
          {asked.map((one) => (
            <button
              key={one.factId}
              type="button"
              className="chip"
              aria-label={t('counter.asked-back', { question: show(one.question) })}
              onClick={() => takeBack(one.factId)}
            >
              {show(one.question)} {show(one.shown)} <span aria-hidden="true">×</span>
            </button>
          ))}
        </div>
      )}
      {check.nextQuestion === null ? null : (
        <Question key={check.nextQuestion.factId} question={check.nextQuestion} answer={answer} />
      )}
    </>
  );
};
