import { Fragment, useRef, useState } from 'react';
import type { FieldForm } from '../../modules/field/contract.ts';
import type { FieldValue, FieldValues } from '../../modules/field/domain/field-record.ts';
import { editRecord, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import {
  isAnswered,
  isCompared,
  joinedCase,
  reportedBefore,
  SAME_AS,
  sameReported,
  withAnswer,
} from '../../modules/field/domain/same-as.ts';
import { Attachments } from './attachments.tsx';
import type { FieldState, FieldStore } from './field-store.ts';
import { FormField } from './form-field.tsx';
import { KeptFoot } from './kept-foot.tsx';
import { SameQuestion } from './same-question.tsx';
import { useWords } from './words.ts';

interface FormProps {
  readonly store: FieldStore;
  readonly state: FieldState;
  readonly record: OutboxRecord;
  readonly form: FieldForm;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * What there is to be compared with, but for a record that is on its way or belongs to such a case already. One that has
 * a case of its own may turn out to be the same as one that was there before.
 */
const nearbyOf = ({ day }: FieldState, { kind, base, sending, taken }: OutboxRecord) => {
  // A day that was taken along by an app from before has no list.
  const nearby = day?.nearby ?? null;
  if (day === null || nearby === null || sending !== null || joinedCase(base.values) !== null) return null;
  const all = { ...nearby, grids: day.grids };
  return base.version === 0 ? all : { ...all, cases: reportedBefore(all, kind, taken?.caseNumber ?? null) };
};

/** Every letter is on the disk as it is typed; a draft becomes a record when the person says so. */
export const FormPage = ({ store, state, record, form, onDone, onBack }: FormProps) => {
  const { t, show } = useWords();
  const [values, setValues] = useState<FieldValues>(record.values);
  const [missing, setMissing] = useState<string | null>(null);
  const [isUnsaid, setUnsaid] = useState(false);
  const trouble = useRef<HTMLParagraphElement>(null);
  const question = useRef<HTMLFieldSetElement>(null);
  const nearby = nearbyOf(state, record);
  const isLater = record.base.version > 0;
  const asksAfter = nearby?.compares.find(({ kindId }) => kindId === record.kind)?.place;
  const shown = nearby === null ? [] : sameReported(nearby, record.kind, values);
  const change = (field: string, value: FieldValue): void => {
    // Another word for what or where makes it another question.
    const { [SAME_AS]: answer, ...rest } = values;
    const isOther = nearby !== null && isCompared(nearby, record.kind, field);
    const next = { ...(isOther || answer === undefined ? rest : { ...rest, [SAME_AS]: answer }), [field]: value };
    setUnsaid(false);
    setValues(next);
    void store.changeRecord(record.id, (now = record) => (now.ready ? now : editRecord(now, next)));
  };
  const finish = async (): Promise<void> => {
    const lacking = form.fields.filter(({ id, required }) => required && isEmpty(values[id]));
    if (lacking.length > 0) {
      setMissing(lacking.map(({ label }) => show(label)).join('”、“'));
      requestAnimationFrame(() => trouble.current?.focus());
      return;
    }
    if (!isLater && !isAnswered(values, shown)) {
      setMissing(null);
      setUnsaid(true);
      requestAnimationFrame(() => question.current?.focus());
      return;
    }
    const said = nearby === null || isLater ? values : withAnswer(values, shown);
    await store.changeRecord(record.id, (now = record) => editRecord(now, said, true));
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
          <Fragment key={field.id}>
            <FormField field={field} value={values[field.id] ?? null} onChange={(value) => change(field.id, value)} />
            {field.id === asksAfter && (
              <SameQuestion
                shown={shown}
                values={values}
                isMissing={isUnsaid}
                isLater={isLater}
                of={question}
                onChange={change}
              />
            )}
          </Fragment>
        ))}
        <Attachments store={store} record={record} />
        <button className="main-button" type="submit">
          {t('form.save')}
        </button>
        <KeptFoot store={store} record={record} values={values} onGone={onBack} />
      </form>
    </main>
  );
};
