import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { SuggestField } from '../../../../web/ui/suggest-field.tsx';
import { getPerson } from '../../../people/contract.ts';
import { usePersonSearch } from '../../../people/web/use-person-search.ts';
import { useOpenings } from '../opening/use-openings.ts';
import { fieldId, type FieldProps } from './choosing-fields.tsx';

/** A colleague or an organisation by name, found by typing part of it. */
export const NamedChoice = ({ field, value, onChange }: FieldProps): ReactNode => {
  const { t } = useText();
  const openings = useOpenings();
  const known = field.type === 'worker' ? openings.data?.workers : openings.data?.organisations;
  return (
    <Select
      id={fieldId(field)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!field.required}
      loading={openings.isPending}
      placeholder={t('form.choose')}
      options={(known ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      style={{ width: '100%' }}
    />
  );
};

const ChosenPerson = ({ personId, clear }: { readonly personId: string; readonly clear: () => void }): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const person = useReply(getPerson, { params: { communityId, personId } });
  return (
    <div className="form-person">
      <b>{person.data?.name ?? '…'}</b> <span className="why">{person.data?.idNumberMasked ?? ''}</span>
      <Button size="small" onClick={clear}>
        {t('form.change')}
      </Button>
    </div>
  );
};

/** Somebody with a file in the community, found by whatever one knows of them. */
export const NamedPerson = ({ field, value, onChange }: FieldProps): ReactNode => {
  const { t, show } = useText();
  const search = usePersonSearch();
  if (typeof value === 'string' && value !== '') return <ChosenPerson personId={value} clear={() => onChange('')} />;
  return (
    <SuggestField
      id={fieldId(field)}
      label={show(field.label)}
      placeholder={t('form.person-search')}
      choose={onChange}
      {...search.field}
      empty={t('form.person-none')}
    />
  );
};
