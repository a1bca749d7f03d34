import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../../../../web/ui/parts.tsx';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice of the browser's own: it opens inside dialogs and on phones as people know it. */
export const PlainSelect = ({
  id,
  value,
  options,
  choose,
  placeholder,
}: {
  readonly id: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
}): ReactNode => (
  <select id={id} className="plain-select" value={value} onChange={({ target }) => choose(target.value)}>
    {placeholder === undefined ? null : <option value="">{placeholder}</option>}
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
);

export const SelectField = ({
  id,
  label,
  error,
  ...rest
}: Parameters<typeof PlainSelect>[0] & {
  readonly label: string;
  readonly error?: string | undefined;
}): ReactNode => (
  <Field id={id} label={label} error={error}>
    <PlainSelect id={id} {...rest} />
  </Field>
);

export const TextField = ({
  id,
  label,
  value,
  write,
  type = 'text',
  error,
  most = 200,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly write: (value: string) => void;
  readonly type?: 'text' | 'date' | 'number';
  readonly error?: string | undefined;
  readonly most?: number;
}): ReactNode => (
  <Field id={id} label={label} error={error}>
    <Input
      id={id}
      type={type}
      maxLength={most}
      value={value}
      aria-invalid={error !== undefined}
      onChange={({ target }) => write(target.value)}
    />
  </Field>
);

export const CheckField = ({
  label,
  checked,
  set,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly set: (checked: boolean) => void;
}): ReactNode => (
  <label className="check-field">
    <input type="checkbox" checked={checked} onChange={({ target }) => set(target.checked)} /> {label}
  </label>
);
