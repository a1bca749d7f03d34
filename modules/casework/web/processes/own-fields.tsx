import { Button, Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { VARIANT_FIELD_TYPES } from '../../contract.ts';
import type { InputField } from '../../domain/input-field.ts';
import { OneOf } from './choices.tsx';
import { choicesIn, choiceLines, newField } from './own-field-edits.ts';
import { TextPair } from './text-pair.tsx';

interface Props {
  readonly id: string;
  readonly fields: readonly InputField[];
  readonly taken: readonly string[];
  /** Others open cases too and fill nothing in that only this community asks. */
  readonly alwaysOptional?: true;
  readonly disabled: boolean;
  readonly onChange: (fields: readonly InputField[]) => void;
}

const OwnField = ({
  id,
  number,
  field,
  alwaysOptional,
  disabled,
  onChange,
  onRemove,
}: {
  readonly id: string;
  readonly number: number;
  readonly field: InputField;
  readonly alwaysOptional: boolean;
  readonly disabled: boolean;
  readonly onChange: (field: InputField) => void;
  readonly onRemove: () => void;
}): ReactNode => {
  const { t } = useText();
  const offersChoices = field.type === 'choice' || field.type === 'choices';
  const { choices: _, ...withoutChoices } = field;
  return (
    <fieldset className="variant-field">
      <legend>{t('variant.field', { number })}</legend>
      <TextPair
        id={`${id}-label`}
        labels={{ zh: t('variant.name-zh'), en: t('variant.name-en') }}
        value={field.label}
        disabled={disabled}
        onChange={(label) => onChange({ ...field, label })}
      />
      <Field id={`${id}-type`} label={t('variant.field-type')}>
        <OneOf
          id={`${id}-type`}
          value={field.type}
          disabled={disabled}
          options={VARIANT_FIELD_TYPES.map((type) => ({ id: type, label: t(`variant.type.${type}`) }))}
          onChange={(type) => onChange({ ...withoutChoices, type: type as InputField['type'] })}
        />
      </Field>
      {offersChoices ? (
        <Field id={`${id}-choices`} label={t('variant.field-choices')}>
          <Input.TextArea
            id={`${id}-choices`}
            rows={3}
            disabled={disabled}
            defaultValue={choiceLines(field.choices ?? [])}
            onChange={({ target }) => onChange({ ...field, choices: choicesIn(target.value) })}
          />
        </Field>
      ) : null}
      {alwaysOptional ? null : (
        <Checkbox
          checked={field.required}
          disabled={disabled}
          onChange={({ target }) => onChange({ ...field, required: target.checked })}
        >
          {t('variant.field-required')}
        </Checkbox>
      )}
      <Button size="small" disabled={disabled} onClick={onRemove}>
        {t('variant.remove')}
      </Button>
    </fieldset>
  );
};

/** Fields that a community adds to a form. */
export const OwnFields = ({ id, fields, taken, alwaysOptional, disabled, onChange }: Props): ReactNode => {
  const { t } = useText();
  return (
    <>
      {fields.map((field, index) => (
        <OwnField
          key={field.id}
          id={`${id}-${field.id}`}
          number={index + 1}
          field={field}
          alwaysOptional={alwaysOptional === true}
          disabled={disabled}
          onChange={(next) => onChange(fields.with(index, next))}
          onRemove={() => onChange(fields.toSpliced(index, 1))}
        />
      ))}
      <Button size="small" disabled={disabled} onClick={() => onChange([...fields, newField(fields, taken)])}>
        {t('variant.add-field')}
      </Button>
    </>
  );
};
