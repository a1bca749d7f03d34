import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, ErrorSummary, Kbd, type FieldError } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../../web/ui/use-confirm-key.ts';
import { useLeaveGuard } from '../../../../web/ui/use-leave-guard.ts';
import type { CaseReply } from '../../contract.ts';
import { ActionFieldRow, fieldId } from '../case/action-fields.tsx';
import { type Action, type ActionField, askedFields } from '../case/action-input.ts';
import { useMistakeWords } from '../case/mistake-words.ts';
import { FirstActionFields } from './first-action.tsx';
import { KindButtons } from './kind-buttons.tsx';
import { NearbyCases } from './nearby-cases.tsx';
import { NextAction } from './next-action.tsx';
import {
  useOpeningForm,
  type Opening,
  type OpeningFormState,
  type Openings,
  type OpeningStart,
} from './opening-form.ts';
import { ChannelRow, ItemRow, PersonRow } from './opening-rows.tsx';

interface Parts {
  readonly opening: Opening;
  readonly form: OpeningFormState;
  readonly errors: readonly FieldError[];
  readonly ownGrids: readonly string[];
}

const useErrors = (form: OpeningFormState): readonly FieldError[] => {
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

/** Somebody in charge of several grids taps the one it is in. */
const Row = ({ opening, form, errors, ownGrids, field }: Parts & { readonly field: ActionField }): ReactNode => {
  const error = errors.find((one) => one.fieldId === fieldId(field))?.message;
  const value = form.values[field.id] ?? '';
  const change = (next: typeof value): void => form.set(field.id, next);
  if (opening.form.buttons === field.id)
    return <KindButtons field={field} value={value} error={error} choose={change} />;
  return (
    <div>
      <ActionFieldRow
        field={field}
        of={{ stateKind: 'open', materials: [], processId: opening.processId }}
        value={value}
        error={error}
        onChange={change}
      />
      {field.startsWith === 'own-grid' && value === '' && ownGrids.length > 1 ? (
        <div className="opening-grids">
          {ownGrids.map((grid) => (
            <Button key={grid} onClick={() => change(grid)}>
              {grid}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
};

const SubjectRows = ({ opening, form }: Pick<Parts, 'opening' | 'form'>): ReactNode => (
  <>
    {opening.form.person === 'none' ? null : <PersonRow form={form} required={opening.form.person === 'required'} />}
    {opening.form.item === 'none' || opening.items.length === 0 ? null : <ItemRow opening={opening} form={form} />}
  </>
);

/** What was asked on the left, what is done about it on the right. */
const BesideFirstAction = ({
  opening,
  form,
  errors,
  ownGrids,
  submit,
}: Parts & { readonly submit: ReactNode }): ReactNode => {
  const fields = askedFields(form.fields, form.values);
  const of = { opening, form, errors, ownGrids };
  return (
    <div className="opening-beside">
      <div className="opening-fields opening-compact">
        {fields.slice(0, 1).map((field) => (
          <Row key={field.id} {...of} field={field} />
        ))}
        <SubjectRows opening={opening} form={form} />
        {fields.slice(1).map((field) => (
          <Row key={field.id} {...of} field={field} />
        ))}
        <ChannelRow form={form} />
      </div>
      <div className="opening-first">
        <FirstActionFields {...of} />
        {submit}
      </div>
    </div>
  );
};

/** In a hurry: what has to be said on top, the button right after it, and the rest folded away. */
const InAHurry = (of: Parts & { readonly submit: ReactNode }): ReactNode => {
  const { t } = useText();
  const fields = askedFields(of.form.fields, of.form.values);
  return (
    <>
      {fields
        .filter(({ required }) => required)
        .map((field) => (
          <Row key={field.id} {...of} field={field} />
        ))}
      {of.submit}
      <details className="opening-more">
        <summary>{t('opening.more')}</summary>
        <SubjectRows opening={of.opening} form={of.form} />
        {fields
          .filter(({ required }) => !required)
          .map((field) => (
            <Row key={field.id} {...of} field={field} />
          ))}
        <ChannelRow form={of.form} />
      </details>
    </>
  );
};

const Plain = ({ opening, form, errors, ownGrids }: Parts): ReactNode => (
  <div className="opening-fields">
    <SubjectRows opening={opening} form={form} />
    {askedFields(form.fields, form.values).map((field) => (
      <Row key={field.id} opening={opening} form={form} errors={errors} ownGrids={ownGrids} field={field} />
    ))}
    <ChannelRow form={form} />
  </div>
);

const nextOf = (opening: Opening, of: CaseReply): Action | undefined =>
  opening.form.buttons === null
    ? undefined
    : of.availableActions.find(({ emphasis, available }) => emphasis === 'main' && available);

const Fields = ({ submit, ...of }: Parts & { readonly submit: ReactNode }): ReactNode => {
  if (of.opening.form.buttons !== null) return <InAHurry {...of} submit={submit} />;
  if (of.opening.form.first.length > 0) return <BesideFirstAction {...of} submit={submit} />;
  return (
    <>
      <Plain {...of} />
      {submit}
    </>
  );
};

/** The keyboard starts in the first field, also for the next matter; on a phone it would hide half of the form. */
const useFocusInFirst = (opening: Opening, registered: CaseReply | null): void => {
  const [field] = opening.form.input;
  const firstId = field === undefined || opening.form.buttons !== null ? null : fieldId(field);
  useEffect(() => {
    const first = firstId === null ? null : document.getElementById(firstId);
    (first?.querySelector<HTMLElement>('input') ?? first)?.focus();
  }, [firstId, registered]);
};

export const OpeningForm = ({
  opening,
  openings,
  start,
}: {
  readonly opening: Opening;
  readonly openings: Openings;
  readonly start: OpeningStart;
}): ReactNode => {
  const { t, show } = useText();
  const navigate = useNavigate();
  const form = useOpeningForm(opening, start, openings);
  const [registered, setRegistered] = useState<CaseReply | null>(null);
  const [next, setNext] = useState<Action | null>(null);
  const errors = useErrors(form);
  useFocusInFirst(opening, registered);
  useLeaveGuard(form.touched);
  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    const opened = await form.send();
    if (opened === undefined) return;
    if (!opening.form.quick)
      return void navigate({ href: paths.case(opened.communityId, opened.id), ignoreBlocker: true });
    form.clear();
    setRegistered(opened);
    setNext(nextOf(opening, opened) ?? null);
  };
  useConfirmKey(() => void submit());
  if (registered !== null && next !== null)
    return (
      <NextAction
        of={registered}
        action={next}
        known={openings}
        done={(of) => void navigate({ href: paths.case(of.communityId, of.id) })}
      />
    );
  const asked = [...opening.form.input, ...(form.first?.input ?? [])];
  const places = Object.fromEntries(asked.map((field) => [`input.${field.id}`, fieldId(field)]));
  return (
    <Card label={show(opening.name)}>
      <form className="opening-form" onSubmit={(event) => void submit(event)} noValidate>
        {registered === null ? null : <Registered of={registered} />}
        <ProblemSummary problem={form.problem} fields={places} />
        {errors.length === 0 ? null : <ErrorSummary title={t('action.errors')} errors={errors} />}
        <Fields
          opening={opening}
          form={form}
          errors={errors}
          ownGrids={openings.ownGrids}
          submit={
            <>
              <NearbyCases opening={opening} values={form.values} />
              <div className="opening-buttons">
                <Button type="primary" size="large" htmlType="submit" loading={form.pending}>
                  {form.first === undefined
                    ? t('opening.register')
                    : t('opening.register-and', { action: show(form.first.name) })}{' '}
                  <Kbd>Ctrl ↵</Kbd>
                </Button>
              </div>
            </>
          }
        />
      </form>
    </Card>
  );
};
