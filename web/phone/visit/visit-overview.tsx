import type { FieldDayReply, FieldForm } from '../../../modules/field/contract.ts';
import type { FieldValue, FieldValues } from '../../../modules/field/domain/field-record.ts';
import type { OutboxRecord } from '../../../modules/field/domain/outbox.ts';
import { Attachments } from '../attachments.tsx';
import type { FieldStore } from '../field-store.ts';
import { FormField } from '../form-field.tsx';
import { PlaceField } from '../place-field.tsx';
import { valueWords } from '../value-words.ts';
import { useWords } from '../words.ts';
import { noteField, questionsOf, raisedBy, resultField } from './talk.ts';

interface OverviewProps {
  readonly store: FieldStore;
  readonly record: OutboxRecord;
  readonly walk: NonNullable<FieldDayReply['walk']>;
  readonly values: FieldValues;
  readonly onChange: (field: string, value: FieldValue) => void;
  readonly onStep: (field: string) => void;
}

type AnswerProps = Pick<OverviewProps, 'values' | 'onStep'> & { readonly field: FieldForm['fields'][number] };

const Answer = ({ field, values, onStep }: AnswerProps) => {
  const { t, show } = useWords();
  const value = values[field.id] ?? null;
  const words = typeof value === 'boolean' ? t(value ? 'form.yes' : 'form.no') : valueWords(field, value, show);
  return (
    <li>
      <button type="button" className="answer" onClick={() => onStep(field.id)}>
        <span>{show(field.label)}</span>
        <strong>{words === '' ? t('visit.unanswered') : words}</strong>
        <span className="change">{t('visit.change')}</span>
      </button>
    </li>
  );
};

/** What was found, each with one tap that hands it on; the case opens when the server has the visit. */
const Findings = ({ walk, values, onChange }: Pick<OverviewProps, 'walk' | 'values' | 'onChange'>) => {
  const { t, show } = useWords();
  const found = raisedBy(walk, values);
  const opens = Array.isArray(values['opens']) ? values['opens'] : [];
  if (found.length === 0) return null;
  const toggle = (key: string): void =>
    onChange('opens', opens.includes(key) ? opens.filter((one) => one !== key) : [...opens, key]);
  return (
    <fieldset className="card">
      <legend>{t('visit.found')}</legend>
      {found.map(({ key, title, process }) => (
        <label className="choice wide" key={key}>
          <input type="checkbox" checked={opens.includes(key)} onChange={() => toggle(key)} />
          <span>
            {show(title)}
            <small>
              {opens.includes(key)
                ? t('visit.hands-on', { process: show(process) })
                : t('visit.hand-on', { process: show(process) })}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** The whole visit at a glance: each answer with one tap to change it, then note, photo, voice and place. */
export const VisitOverview = ({ store, record, walk, values, onChange, onStep }: OverviewProps) => {
  const isPresent = values['result'] === 'present';
  return (
    <>
      <ul className="card answers">
        <Answer field={resultField(walk)} values={values} onStep={() => onStep('result')} />
        {isPresent &&
          questionsOf(walk, values).map(({ field }) => (
            <Answer key={field.id} field={field} values={values} onStep={onStep} />
          ))}
      </ul>
      {isPresent && <Findings walk={walk} values={values} onChange={onChange} />}
      <div className="card">
        <FormField field={noteField} value={values['note'] ?? null} onChange={(value) => onChange('note', value)} />
        <Attachments store={store} record={record} />
        <PlaceField value={values['place'] ?? null} onChange={(value) => onChange('place', value)} />
      </div>
    </>
  );
};
