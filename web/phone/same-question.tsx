import type { RefObject } from 'react';
import type { FieldReported } from '../../modules/field/contract.ts';
import type { FieldValue, FieldValues } from '../../modules/field/domain/field-record.ts';
import { ANOTHER, SAME_AS } from '../../modules/field/domain/same-as.ts';
import { showMoment } from '../ui/dates.ts';
import { useWords } from './words.ts';

interface SameProps {
  readonly shown: readonly FieldReported[];
  readonly values: FieldValues;
  readonly isMissing: boolean;
  /** The record has a case of its own, which may be joined with one of them. */
  readonly isLater: boolean;
  readonly of: RefObject<HTMLFieldSetElement | null>;
  readonly onChange: (field: string, value: FieldValue) => void;
}

/** Asked without signal: whether what is being reported is one of those that are open nearby. */
export const SameQuestion = ({ shown, values, isMissing, isLater, of, onChange }: SameProps) => {
  const { t, show, language } = useWords();
  const answer = (value: string) => ({
    type: 'radio',
    name: SAME_AS,
    checked: values[SAME_AS] === value,
    onChange: () => onChange(SAME_AS, value),
  });
  return (
    <div aria-live="polite">
      {shown.length > 0 && (
        <fieldset className={`same ${isMissing ? 'same-missing' : ''}`} tabIndex={-1} ref={of}>
          <legend>{t(isLater ? 'same.title.later' : 'same.title')}</legend>
          {isMissing && (
            <p className="bad" role="alert">
              {t('same.ask')}
            </p>
          )}
          {shown.map(({ caseId, number, place, stateName, openedAt, reports }) => (
            <label className="choice wide" key={caseId}>
              <input {...answer(caseId)} />
              <span>
                {t('same.yes', { place })}
                <small>
                  <span className="number">{number}</span> · {showMoment(openedAt, language)} · {show(stateName)} ·{' '}
                  {t('same.reports', { count: reports })}
                </small>
              </span>
            </label>
          ))}
          <label className="choice wide">
            <input {...answer(ANOTHER)} />
            <span>
              {t('same.no')}
              <small>{t('same.no.hint')}</small>
            </span>
          </label>
        </fieldset>
      )}
    </div>
  );
};
