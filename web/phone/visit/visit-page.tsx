import { useState } from 'react';
import type { FieldDayReply } from '../../../modules/field/contract.ts';
import type { FieldValue, FieldValues } from '../../../modules/field/domain/field-record.ts';
import { editRecord, type OutboxRecord } from '../../../modules/field/domain/outbox.ts';
import type { FieldState, FieldStore } from '../field-store.ts';
import { FormField } from '../form-field.tsx';
import { KeptFoot } from '../kept-foot.tsx';
import { useWords } from '../words.ts';
import { whomOf } from './begin-visit.ts';
import { QuestionStep } from './question-step.tsx';
import { firstMissing, questionsOf, resultField } from './talk.ts';
import { VisitOverview } from './visit-overview.tsx';

interface VisitProps {
  readonly store: FieldStore;
  readonly state: FieldState;
  readonly walk: NonNullable<FieldDayReply['walk']>;
  readonly record: OutboxRecord;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

const Whom = ({ state, record }: Pick<VisitProps, 'state' | 'record'>) => {
  const { t, show } = useWords();
  const { name, where, stop } = whomOf(state, record);
  return (
    <header>
      <h1>{t('visit.of', { name })}</h1>
      <p>{where}</p>
      {stop !== undefined && (
        <p className="hint">
          {[...stop.groups, ...stop.reasons].map((words) => show(words)).join('、')}
          {stop.phoneMasked === null ? '' : ` · ${stop.phoneMasked}`}
        </p>
      )}
    </header>
  );
};

const RESULT = 'result';
const OVERVIEW = 'overview';

/** At the door: was somebody there, then one question after the other, then everything at a glance. */
export const VisitPage = ({ store, state, walk, record, onDone, onBack }: VisitProps) => {
  const { t, show } = useWords();
  const [values, setValues] = useState<FieldValues>(record.values);
  const [step, setStep] = useState(record.values['result'] === undefined ? RESULT : OVERVIEW);
  const [missing, setMissing] = useState<string | null>(null);

  const change = (field: string, value: FieldValue): FieldValues => {
    const next = { ...values, [field]: value };
    setValues(next);
    setMissing(null);
    void store.changeRecord(record.id, (now = record) => (now.ready ? now : editRecord(now, next)));
    return next;
  };
  const goAfter = (field: string, now: FieldValues): void => {
    const asked = questionsOf(walk, now).map((question) => question.field.id);
    setStep(asked[asked.indexOf(field) + 1] ?? OVERVIEW);
  };
  const chooseResult = (value: FieldValue): void => {
    const next = change(RESULT, value);
    const [first] = questionsOf(walk, next);
    setStep(value === 'present' && firstMissing(walk, next) !== undefined ? (first?.field.id ?? OVERVIEW) : OVERVIEW);
  };
  const finish = async (): Promise<void> => {
    const lacking = firstMissing(walk, values);
    if (lacking !== undefined) {
      setMissing(show(lacking.field.label));
      setStep(lacking.field.id);
      return;
    }
    await store.changeRecord(record.id, (now = record) => editRecord(now, values, true));
    onDone();
  };
  const leave = async (): Promise<void> => {
    const { ready } = store.present().records.find(({ id }) => id === record.id) ?? record;
    const hasFiles = store.present().attachments.some(({ recordId }) => recordId === record.id);
    // A door that was only looked at leaves nothing behind.
    if (!ready && values[RESULT] === undefined && !hasFiles) await store.dropRecord(record.id);
    onBack();
  };

  const questions = questionsOf(walk, values);
  const at = questions.findIndex(({ field }) => field.id === step);
  const question = questions[at];
  return (
    <main className="page">
      <button type="button" className="quiet" onClick={() => void leave()}>
        ‹ {t('app.back')}
      </button>
      <Whom state={state} record={record} />
      {missing !== null && (
        <p className="trouble" role="alert">
          {t('form.missing', { field: missing })}
        </p>
      )}
      {step === RESULT && (
        <div className="card">
          <FormField field={resultField(walk)} value={values[RESULT] ?? null} onChange={chooseResult} />
        </div>
      )}
      {question !== undefined && (
        <QuestionStep
          key={question.field.id}
          field={question.field}
          value={values[question.field.id] ?? null}
          place={at + 1}
          of={questions.length}
          onChange={(value) => change(question.field.id, value)}
          onNext={(chosen) =>
            goAfter(question.field.id, chosen === undefined ? values : change(question.field.id, chosen))
          }
          onPrevious={() => setStep(questions[at - 1]?.field.id ?? RESULT)}
        />
      )}
      {step === OVERVIEW && (
        <>
          <VisitOverview
            store={store}
            record={record}
            walk={walk}
            values={values}
            onChange={change}
            onStep={(field) => setStep(field)}
          />
          <button type="button" className="main-button" onClick={() => void finish()}>
            {t('form.save')}
          </button>
          <KeptFoot store={store} record={record} onGone={onBack} />
        </>
      )}
    </main>
  );
};
