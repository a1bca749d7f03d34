import { useRef, useState } from 'react';
import type { FieldForm } from '../../modules/field/contract.ts';
import type { FieldValue, FieldValues } from '../../modules/field/domain/field-record.ts';
import { editRecord, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import { Attachments } from './attachments.tsx';
import type { FieldStore } from './field-store.ts';
import { FormField } from './form-field.tsx';
import { KeptFoot } from './kept-foot.tsx';
import { useWords } from './words.ts';

interface FormProps {
  readonly store: FieldStore;
  readonly record: OutboxRecord;
  readonly form: FieldForm;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Every letter is on the disk as it is typed; a draft becomes a record when the person says so. */
export const FormPage = ({ store, record, form, onDone, onBack }: FormProps) => {
  const { t, show } = useWords();
  const [values, setValues] = useState<FieldValues>(record.values);
  const [missing, setMissing] = useState<string | null>(null);
  const trouble = useRef<HTMLParagraphElement>(null);
  const latest = (): OutboxRecord => store.present().records.find(({ id }) => id === record.id) ?? record;
  const change = (field: string, value: FieldValue): void => {
    const next = { ...values, [field]: value };
    setValues(next);
    if (!latest().ready) void store.keepRecord(editRecord(latest(), next));
  };
  const finish = async (): Promise<void> => {
    const lacking = form.fields.find(({ id, required }) => required && isEmpty(values[id]));
    if (lacking !== undefined) {
      setMissing(show(lacking.label));
      requestAnimationFrame(() => trouble.current?.focus());
      return;
    }
    await store.keepRecord(editRecord(latest(), values, true));
    onDone();
  };
  return (
    <main className="page">
      <button type="button" className="quiet" onClick={onBack}>
        ‹ {t('app.back')}
      </button>
      <h1>{show(form.name)}</h1>
      {missing !== null && (
        <p className="trouble" role="alert" tabIndex={-1} ref={trouble}>
          {t('form.missing', { field: missing })}
        </p>
      )}
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        {form.fields.map((field) => (
          <FormField
            key={field.id}
            field={field}
            value={values[field.id] ?? null}
            onChange={(value) => change(field.id, value)}
          />
        ))}
        <Attachments store={store} record={record} />
        <button className="main-button" type="submit">
          {t('form.save')}
        </button>
        <KeptFoot store={store} record={record} onGone={onBack} />
      </form>
    </main>
  );
};
