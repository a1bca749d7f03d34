import { useEffect, useRef } from 'react';
import type { FieldForm } from '../../../modules/field/contract.ts';
import type { FieldValue } from '../../../modules/field/domain/field-record.ts';
import { FormField } from '../form-field.tsx';
import { useWords } from '../words.ts';

interface StepProps {
  readonly field: FieldForm['fields'][number];
  readonly value: FieldValue;
  readonly place: number;
  readonly of: number;
  readonly onChange: (value: FieldValue) => void;
  /** With the answer that was just chosen, where one tap is enough. */
  readonly onNext: (chosen?: FieldValue) => void;
  readonly onPrevious: () => void;
}

const ONE_TAP = ['yes-no', 'choice'];

/** One question on the screen; where one tap answers it, the next one comes by itself. */
export const QuestionStep = ({ field, value, place, of, onChange, onNext, onPrevious }: StepProps) => {
  const { t } = useWords();
  const top = useRef<HTMLParagraphElement>(null);
  useEffect(() => top.current?.focus(), [field.id]);
  const isOneTap = ONE_TAP.includes(field.type);
  return (
    <div className="card">
      <p className="hint" tabIndex={-1} ref={top}>
        {t('visit.question', { place, of })}
      </p>
      <FormField field={field} value={value} onChange={isOneTap ? (chosen) => onNext(chosen) : onChange} />
      <div className="pair">
        <button type="button" className="second-button" onClick={onPrevious}>
          {t('visit.previous')}
        </button>
        <button type="button" className={isOneTap ? 'second-button' : 'main-button'} onClick={() => onNext()}>
          {t('visit.next')}
        </button>
      </div>
    </div>
  );
};
