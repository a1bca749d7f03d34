import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { showDate } from '../../../web/ui/dates.ts';
import { Field } from '../../../web/ui/parts.tsx';
import type { FormFieldReply } from '../contract.ts';

export const documentFieldId = (id: string): string => `document-${id}`;

interface Props {
  readonly field: FormFieldReply;
  readonly value: string;
  readonly error: string | undefined;
  readonly change: (value: string) => void;
}

const INPUT_TYPES = { date: 'date', month: 'month', number: 'text', text: 'text' } as const;

const Control = ({ field, value, error, change }: Props): ReactNode => {
  const { show } = useText();
  const id = documentFieldId(field.id);
  const shared = {
    id,
    value,
    'aria-required': field.required,
    'aria-invalid': error !== undefined,
    ...(error === undefined ? {} : { 'aria-describedby': `${id}-error`, status: 'error' as const }),
  };
  if (field.type === 'choice')
    return (
      <div id={id} tabIndex={-1} role="group" aria-labelledby={`${id}-label`}>
        <Radio.Group
          className="document-choice"
          options={field.choices.map((choice) => ({ value: choice.id, label: show(choice.label) }))}
          value={value === '' ? null : value}
          onChange={({ target }) => change(String(target.value))}
        />
      </div>
    );
  if (field.type === 'long-text')
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        onChange={({ target }) => change(target.value)}
      />
    );
  const type = field.type in INPUT_TYPES ? INPUT_TYPES[field.type as keyof typeof INPUT_TYPES] : 'text';
  const placeholder = field.known?.value === null ? { placeholder: show(field.known.shown) } : {};
  return (
    <Input {...shared} {...placeholder} type={type} maxLength={300} onChange={({ target }) => change(target.value)} />
  );
};

/** Where a known value comes from, so that nobody copies what nobody checked. */
const useOrigin = (field: FormFieldReply): string | undefined => {
  const { t, show, language } = useText();
  const { known } = field;
  if (known === null) return field.help === null ? undefined : show(field.help);
  const source = show(known.source);
  const from =
    known.asOf === null
      ? t('issue.known-from', { source })
      : t('issue.known-from-on', { source, date: showDate(known.asOf, language) });
  return known.value === null ? `${from} · ${t('issue.known-sealed')}` : from;
};

/** One field of a form, with what the platform knows for it already filled in. */
export const DocumentField = (props: Props): ReactNode => {
  const { t, show } = useText();
  const { field, error } = props;
  const id = documentFieldId(field.id);
  const origin = useOrigin(field);
  const label = `${show(field.label)}${field.required ? '' : t('issue.optional')}`;
  const help = origin === undefined ? {} : { help: origin };
  if (field.type !== 'choice')
    return (
      <Field id={id} label={label} error={error} {...help}>
        <Control {...props} />
      </Field>
    );
  return (
    <div className="field">
      <span className="field-label" id={`${id}-label`}>
        {label}
      </span>
      <Control {...props} />
      {error === undefined ? null : (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
      {origin === undefined ? null : <div className="field-help">{origin}</div>}
    </div>
  );
};
