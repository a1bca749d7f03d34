import { useState } from 'react';
import type { FieldForm } from '../../modules/field/contract.ts';
import { settleConflict, type Choice, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import { valueWords } from './value-words.ts';
import { useWords } from './words.ts';

interface ConflictProps {
  readonly record: OutboxRecord;
  readonly form: FieldForm | undefined;
  readonly onSettled: (record: OutboxRecord) => Promise<void>;
  readonly onBack: () => void;
}

/** Both values of each field that both sides changed; the person chooses, nothing is thrown away unseen. */
export const ConflictPage = ({ record, form, onSettled, onBack }: ConflictProps) => {
  const { t, show } = useWords();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const fields = record.conflict?.fields ?? [];
  const isChosen = fields.every(({ field }) => choices[field] !== undefined);
  return (
    <main className="page">
      <button type="button" className="quiet" onClick={onBack}>
        ‹ {t('app.back')}
      </button>
      <h1>{t('conflict.title')}</h1>
      {fields.map((conflict) => {
        const field = form?.fields.find(({ id }) => id === conflict.field);
        return (
          <fieldset className="card" key={conflict.field}>
            <legend>{field === undefined ? conflict.field : show(field.label)}</legend>
            {(['mine', 'theirs'] as const).map((side) => (
              <label className="choice wide" key={side}>
                <input
                  type="radio"
                  name={conflict.field}
                  checked={choices[conflict.field] === side}
                  onChange={() => setChoices({ ...choices, [conflict.field]: side })}
                />
                <span>
                  <small>{t(`conflict.${side}`)}</small>
                  {valueWords(field, conflict[side], show) || t('conflict.empty')}
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
      <button
        type="button"
        className="main-button"
        disabled={!isChosen}
        onClick={() => void onSettled(settleConflict(record, choices))}
      >
        {t('conflict.keep')}
      </button>
    </main>
  );
};
