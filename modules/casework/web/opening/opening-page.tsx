import './opening.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Empty, ErrorSummary, Field, Kbd, Page, Skeleton } from '../../../../web/ui/parts.tsx';
import { LoadFailed, ProblemSummary } from '../../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../../web/ui/use-confirm-key.ts';
import type { CaseReply } from '../../contract.ts';
import { ActionFieldRow, fieldId } from '../case/action-fields.tsx';
import { askedFields } from '../case/action-input.ts';
import { useMistakeWords } from '../case/mistake-words.ts';
import { NamedPerson } from '../case/naming-fields.tsx';
import { PersonPicker } from '../counter/person-picker.tsx';
import { CHANNELS, useOpeningForm, type Opening, type OpeningStart } from './opening-form.ts';
import { useOpenings } from './use-openings.ts';

const PERSON = { id: 'person', type: 'person', required: false } as const;

/** Who the matter concerns: one line, because the form goes on below. Somebody new is registered in place. */
const PersonRow = ({
  form,
  required,
}: {
  readonly form: ReturnType<typeof useOpeningForm>;
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
    <div className="field">
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

const ItemRow = ({
  opening,
  form,
}: {
  readonly opening: Opening;
  readonly form: ReturnType<typeof useOpeningForm>;
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

const ChannelRow = ({ form }: { readonly form: ReturnType<typeof useOpeningForm> }): ReactNode => {
  const { t } = useText();
  return (
    <div className="field">
      <div className="field-label" id="opening-channel">
        {t('opening.channel')}
      </div>
      <Radio.Group
        aria-labelledby="opening-channel"
        className="action-choice"
        options={CHANNELS.map((value) => ({ value, label: t(`case.channel.${value}`) }))}
        value={form.channel}
        onChange={({ target }) => form.setChannel(target.value)}
      />
    </div>
  );
};

const useErrors = (form: ReturnType<typeof useOpeningForm>) => {
  const { t } = useText();
  const words = useMistakeWords();
  return [
    ...form.mistakes.map(({ kind }) => ({
      fieldId: kind === 'person' ? 'action-person' : 'opening-item',
      message: t(`opening.error-${kind}`),
    })),
    ...form.fieldMistakes.map(words),
  ];
};

const Registered = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t } = useText();
  return (
    <p className="opening-registered" role="status">
      {t('opening.registered', { number: of.number })}{' '}
      <Link to={paths.case(of.communityId, of.id)}>{t('opening.to-case')}</Link>
    </p>
  );
};

const OpeningForm = ({ opening, start }: { readonly opening: Opening; readonly start: OpeningStart }) => {
  const { t, show } = useText();
  const navigate = useNavigate();
  const form = useOpeningForm(opening, start);
  const [registered, setRegistered] = useState<CaseReply | null>(null);
  const errors = useErrors(form);
  const fields = askedFields(opening.form.input, form.values);
  const firstId = opening.form.input[0] === undefined ? null : fieldId(opening.form.input[0]);
  // The hands are on the keyboard: it starts in the first field, also for the next one.
  useEffect(() => {
    const first = firstId === null ? null : document.getElementById(firstId);
    (first?.querySelector<HTMLElement>('input') ?? first)?.focus();
  }, [firstId, registered]);
  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    const opened = await form.send();
    if (opened === undefined) return;
    if (!opening.form.quick) return void navigate({ href: paths.case(opened.communityId, opened.id) });
    form.clear();
    setRegistered(opened);
  };
  useConfirmKey(() => void submit());
  const places = Object.fromEntries(opening.form.input.map((field) => [`input.${field.id}`, fieldId(field)]));
  return (
    <Card label={show(opening.name)}>
      <form className="opening-form" onSubmit={(event) => void submit(event)} noValidate>
        {registered === null ? null : <Registered of={registered} />}
        <ProblemSummary problem={form.problem} fields={places} />
        {errors.length === 0 ? null : <ErrorSummary title={t('action.errors')} errors={errors} />}
        <div className="opening-fields">
          {opening.form.person === 'none' ? null : (
            <PersonRow form={form} required={opening.form.person === 'required'} />
          )}
          {opening.form.item === 'none' || opening.items.length === 0 ? null : (
            <ItemRow opening={opening} form={form} />
          )}
          {fields.map((field) => (
            <ActionFieldRow
              key={field.id}
              field={field}
              of={{ stateKind: 'open', materials: [], processId: opening.processId }}
              value={form.values[field.id] ?? ''}
              error={errors.find((error) => error.fieldId === fieldId(field))?.message}
              onChange={(value) => form.set(field.id, value)}
            />
          ))}
          <ChannelRow form={form} />
        </div>
        <div className="opening-buttons">
          <Button type="primary" size="large" htmlType="submit" loading={form.pending}>
            {t('opening.register')} <Kbd>Ctrl ↵</Kbd>
          </Button>
        </div>
      </form>
    </Card>
  );
};

/** One form for every process that has one, drawn from its definition. */
export const OpeningPage = (): ReactNode => {
  const { t, show } = useText();
  const { processId = '' } = useParams({ strict: false });
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const named = (name: string): string | null => {
    const value = search[name];
    return typeof value === 'string' ? value : null;
  };
  const start = { personId: named('person'), itemId: named('item') };
  const openings = useOpenings();
  const opening = openings.data?.items.find((one) => one.processId === processId);
  const withForm = opening === undefined || opening.form === null ? null : { ...opening, form: opening.form };
  return (
    <Page
      title={opening === undefined ? t('opening.title') : show(opening.name)}
      {...(opening?.confidential === true ? { sub: t('opening.confidential-hint') } : {})}
      actions={<Link to={paths.newCases()}>{t('opening.others')}</Link>}
    >
      {openings.isError ? (
        <Card>
          <LoadFailed error={openings.error} retry={() => void openings.refetch()} />
        </Card>
      ) : openings.data === undefined ? (
        <Card>
          <Skeleton lines={8} />
        </Card>
      ) : withForm === null ? (
        <Card>
          <Empty title={t('opening.unknown')} hint={t('opening.unknown-hint')} />
        </Card>
      ) : (
        <OpeningForm key={withForm.processId} opening={withForm} start={start} />
      )}
    </Page>
  );
};
