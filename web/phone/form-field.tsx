import type { FieldForm } from '../../modules/field/contract.ts';
import type { FieldValue } from '../../modules/field/domain/field-record.ts';
import { useWords } from './words.ts';

interface FieldProps {
  readonly field: FieldForm['fields'][number];
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

const Choices = ({ field, value, onChange }: FieldProps) => {
  const { t, show } = useWords();
  const isMany = field.type === 'choices';
  const chosen: readonly string[] = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const toggle = (id: string): void => {
    if (!isMany) onChange(id);
    else onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  };
  return (
    <fieldset className="field">
      <legend>
        {show(field.label)}
        {field.required && t('form.required')}
      </legend>
      <div className="choices">
        {field.choices.map(({ id, label }) => (
          <label className="choice" key={id}>
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={field.id}
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
            />
            <span>{show(label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const INPUT_TYPES: Readonly<Record<string, string>> = { phone: 'tel', date: 'date', number: 'number', count: 'number' };

/** One field, as large as a thumb needs it. */
export const FormField = (props: FieldProps) => {
  const { field, value, onChange } = props;
  const { t, show } = useWords();
  if (field.type === 'choice' || field.type === 'choices') return <Choices {...props} />;
  if (field.type === 'yes-no') {
    const choices = [
      { id: 'yes', label: { zh: t('form.yes'), en: t('form.yes') } },
      { id: 'no', label: { zh: t('form.no'), en: t('form.no') } },
    ];
    const chosen = value === true ? 'yes' : value === false ? 'no' : null;
    return (
      <Choices field={{ ...field, type: 'choice', choices }} value={chosen} onChange={(id) => onChange(id === 'yes')} />
    );
  }
  const isNumber = field.type === 'number' || field.type === 'count';
  const shared = {
    value: value === null ? '' : String(value),
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange(isNumber && target.value !== '' ? Number(target.value) : target.value),
  };
  return (
    <label className="field">
      <span>
        {show(field.label)}
        {field.required && t('form.required')}
      </span>
      {field.type === 'long-text' ? (
        <textarea rows={3} maxLength={2000} {...shared} />
      ) : (
        <input type={INPUT_TYPES[field.type] ?? 'text'} maxLength={200} {...shared} />
      )}
    </label>
  );
};
