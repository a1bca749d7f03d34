import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { NamedPerson } from '../case/naming-fields.tsx';
import { PersonPicker } from '../counter/person-picker.tsx';
import { CHANNELS, type Opening, type OpeningFormState } from './opening-form.ts';

const PERSON = { id: 'person', type: 'person', required: false } as const;

/** Who the matter concerns: one line, because the form goes on below. Somebody new is registered in place. */
export const PersonRow = ({
  form,
  required,
}: {
  readonly form: OpeningFormState;
  readonly required: boolean;
}): ReactNode => {
  const { t } = useText();
  const label = t(required ? 'opening.person' : 'opening.person-optional');
  const [registering, setRegistering] = useState(false);
  if (registering)
    return (
      <PersonPicker
        choose={(personId) => {
          form.setPersonId(personId);
          setRegistering(false);
        }}
      />
    );
  return (
    <div className="field opening-person">
      <div className="field-label">{label}</div>
      <NamedPerson
        field={{ ...PERSON, label: { zh: label, en: label } }}
        value={form.personId ?? ''}
        onChange={(value) => form.setPersonId(typeof value === 'string' && value !== '' ? value : null)}
      />
      {form.personId === null ? (
        <Button size="small" onClick={() => setRegistering(true)}>
          {t('counter.person-register')}
        </Button>
      ) : null}
    </div>
  );
};

export const ItemRow = ({
  opening,
  form,
}: {
  readonly opening: Opening;
  readonly form: OpeningFormState;
}): ReactNode => {
  const { t, show } = useText();
  return (
    <Field id="opening-item" label={t(opening.form.item === 'required' ? 'opening.item' : 'opening.item-optional')}>
      <Select
        id="opening-item"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={t('form.choose')}
        options={opening.items.map(({ id, name }) => ({ value: id, label: show(name) }))}
        value={form.itemId}
        onChange={(value: string | null) => form.setItemId(value ?? null)}
        style={{ width: '100%' }}
      />
    </Field>
  );
};

export const ChannelRow = ({ form }: { readonly form: OpeningFormState }): ReactNode => {
  const { t } = useText();
  return (
    <div className="field">
      <div className="field-label" id="opening-channel">
        {t('opening.channel')}
      </div>
      <Segmented
        aria-labelledby="opening-channel"
        value={form.channel}
        options={CHANNELS.map((value) => ({ value, label: t(`case.channel.${value}`) }))}
        onChange={(value) => form.setChannel(value)}
      />
    </div>
  );
};
