import { Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import type { ActionField, FieldValue } from './action-input.ts';

export const fieldId = (field: ActionField): string => `action-${field.id}`;

export interface FieldProps {
  readonly field: ActionField;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

export const YesNo = ({ field, value, onChange }: FieldProps): ReactNode => {
  const { t } = useText();
  return (
    <div id={fieldId(field)} tabIndex={-1}>
      <Radio.Group
        aria-labelledby={`${fieldId(field)}-label`}
        className="action-choice"
        options={[
          { value: 'yes', label: t('form.yes') },
          { value: 'no', label: t('form.no') },
        ]}
        value={value === '' ? null : value}
        onChange={({ target }) => onChange(String(target.value))}
      />
    </div>
  );
};

export const Choices = ({ field, value, onChange }: FieldProps): ReactNode => {
  const { show } = useText();
  return (
    <div id={fieldId(field)} tabIndex={-1}>
      <Checkbox.Group
        aria-labelledby={`${fieldId(field)}-label`}
        className="action-choice"
        options={(field.choices ?? []).map(({ id, label }) => ({ value: id, label: show(label) }))}
        value={typeof value === 'string' ? [] : [...value]}
        onChange={(chosen) => onChange(chosen)}
      />
    </div>
  );
};
