import { Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { CivilLanguage } from '../../../../web/ui/civil-language.tsx';
import { Field, Tag } from '../../../../web/ui/parts.tsx';
import type { CaseReply } from '../../contract.ts';
import { type ActionField, type FieldValue, offeredMaterials } from './action-input.ts';
import { Choices, fieldId, YesNo } from './choosing-fields.tsx';
import { NamedChoice, NamedPerson } from './naming-fields.tsx';

export { fieldId } from './choosing-fields.tsx';

interface Props {
  readonly field: ActionField;
  /** The service type tells which civil phrases to offer; at the counter there is none yet. */
  readonly of: Pick<CaseReply, 'stateKind' | 'materials'> & Partial<Pick<CaseReply, 'processId' | 'channel'>>;
  readonly value: FieldValue;
  readonly error: string | undefined;
  readonly onChange: (value: FieldValue) => void;
}

const MaterialsChoice = ({ field, of, value, onChange }: Props): ReactNode => {
  const { t, show } = useText();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const offered = offeredMaterials(of);
  const noticed = of.materials.some(({ inFirstNotice }) => inFirstNotice);
  const all = chosen.length === offered.length;
  return (
    <div role="group" aria-labelledby={`${fieldId(field)}-label`} id={fieldId(field)} tabIndex={-1}>
      {offered.map((material) => (
        <div key={material.id} className="action-material">
          <Checkbox
            checked={chosen.includes(material.id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, material.id] : chosen.filter((id) => id !== material.id))
            }
          >
            {show(material.name)}
          </Checkbox>
          {noticed && !material.inFirstNotice && of.stateKind !== 'waiting' ? (
            <Tag care>{t('action.beyond-notice')}</Tag>
          ) : null}
        </div>
      ))}
      {offered.length > 1 && !all ? (
        <button type="button" className="link-button" onClick={() => onChange(offered.map(({ id }) => id))}>
          {t('action.all-materials')}
        </button>
      ) : null}
    </div>
  );
};

const Choice = ({ field, value, onChange }: Props): ReactNode => {
  const { show } = useText();
  const options = (field.choices ?? []).map(({ id, label }) => ({ value: id, label: show(label) }));
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  if (options.length > 5)
    return (
      <Select
        id={fieldId(field)}
        options={options}
        value={chosen}
        onChange={onChange}
        style={{ width: '100%' }}
        // At the counter the form is a dialog, and what lies outside of it cannot be reached.
        getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
      />
    );
  return (
    <div id={fieldId(field)} tabIndex={-1}>
      <Radio.Group
        aria-labelledby={`${fieldId(field)}-label`}
        className="action-choice"
        options={options}
        value={chosen}
        onChange={({ target }) => onChange(String(target.value))}
      />
    </div>
  );
};

const Control = (props: Props): ReactNode => {
  const { field, of, value, error, onChange } = props;
  const shared = {
    id: fieldId(field),
    value: typeof value === 'string' ? value : '',
    'aria-required': field.required,
    'aria-invalid': error !== undefined,
    ...(error === undefined ? {} : { 'aria-describedby': `${fieldId(field)}-error`, status: 'error' as const }),
  };
  switch (field.type) {
    case 'materials':
      return <MaterialsChoice {...props} />;
    case 'choice':
      return <Choice {...props} />;
    case 'long-text':
      return (
        <CivilLanguage id={shared.id} text={shared.value} change={onChange} occasion={of}>
          <Input.TextArea
            {...shared}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={1000}
            onChange={({ target }) => onChange(target.value)}
          />
        </CivilLanguage>
      );
    case 'yes-no':
      return <YesNo field={field} value={value} onChange={onChange} />;
    case 'choices':
      return <Choices field={field} value={value} onChange={onChange} />;
    case 'worker':
    case 'organisation':
      return <NamedChoice field={field} value={value} onChange={onChange} />;
    case 'person':
      return <NamedPerson field={field} value={value} onChange={onChange} />;
    case 'date-time':
      return <Input {...shared} type="datetime-local" onChange={({ target }) => onChange(target.value)} />;
    case 'count':
      return <Input {...shared} inputMode="numeric" maxLength={6} onChange={({ target }) => onChange(target.value)} />;
    case 'phone':
      return (
        <Input
          {...shared}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'date':
      return <Input {...shared} type="date" onChange={({ target }) => onChange(target.value)} />;
    case 'number':
      return <Input {...shared} inputMode="decimal" onChange={({ target }) => onChange(target.value)} />;
    case 'text':
      return <Input {...shared} maxLength={300} onChange={({ target }) => onChange(target.value)} />;
  }
};

/** One field of an action's form, drawn from its definition. */
export const ActionFieldRow = (props: Props): ReactNode => {
  const { t, show } = useText();
  const { field, error } = props;
  const few = (field.choices ?? []).length <= 5;
  const grouped = ['materials', 'yes-no', 'choices'].includes(field.type) || (field.type === 'choice' && few);
  const label = `${show(field.label)}${field.required ? '' : t('action.optional')}`;
  const help = field.help === undefined ? {} : { help: show(field.help) };
  if (!grouped)
    return (
      <Field id={fieldId(field)} label={label} error={error} {...help}>
        <Control {...props} />
      </Field>
    );
  return (
    <div className="field">
      <div className="field-label" id={`${fieldId(field)}-label`}>
        {label}
      </div>
      <Control {...props} />
      {error === undefined ? null : <div className="field-error">{error}</div>}
      {field.help === undefined ? null : <div className="field-help">{show(field.help)}</div>}
    </div>
  );
};
