import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { today } from '../../../../web/ui/dates.ts';
import { ErrorSummary, Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { addCaseTask } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { useOpenings } from '../opening/use-openings.ts';

const HOLDERS = ['workerId', 'organisationId', 'outside'] as const;
type Holder = (typeof HOLDERS)[number];

interface Typed {
  readonly kind: string;
  readonly holder: Holder;
  readonly who: string;
  readonly what: string;
  readonly dueOn: string;
}

const FIELDS = { kind: 'task-kind', who: 'task-who', what: 'task-what', dueOn: 'task-due' } as const;

const WhoField = ({
  typed,
  set,
}: {
  readonly typed: Typed;
  readonly set: (part: Partial<Typed>) => void;
}): ReactNode => {
  const { t } = useText();
  const openings = useOpenings();
  if (typed.holder === 'outside')
    return (
      <Input id={FIELDS.who} maxLength={120} value={typed.who} onChange={({ target }) => set({ who: target.value })} />
    );
  const known = typed.holder === 'workerId' ? openings.data?.workers : openings.data?.organisations;
  return (
    <Select
      id={FIELDS.who}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('form.choose')}
      options={(known ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={typed.who === '' ? null : typed.who}
      onChange={(who: string) => set({ who })}
      style={{ width: '100%' }}
    />
  );
};

/** Gives a part of the case to a colleague, an organisation or somebody outside, with a day by which it is answered. */
export const AddTask = ({
  of,
  onChanged,
  close,
}: {
  readonly of: CaseReply;
  readonly onChanged: (next: CaseReply) => void;
  readonly close: () => void;
}): ReactNode => {
  const { t, show } = useText();
  const command = useCommand(addCaseTask);
  const [typed, setTyped] = useState<Typed>({
    kind: of.taskKinds[0]?.id ?? '',
    holder: 'workerId',
    who: '',
    what: '',
    dueOn: '',
  });
  const [shown, setShown] = useState(false);
  const set = (part: Partial<Typed>): void => setTyped((all) => ({ ...all, ...part }));
  const missing = (['who', 'what', 'dueOn'] as const).filter((name) => typed[name].trim() === '');
  const errors = shown ? missing.map((name) => ({ fieldId: FIELDS[name], message: t(`tasks.error-${name}`) })) : [];
  const errorOf = (name: keyof typeof FIELDS) => errors.find(({ fieldId }) => fieldId === FIELDS[name])?.message;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (missing.length > 0 || command.pending) return;
    const to =
      typed.holder === 'workerId'
        ? { workerId: typed.who }
        : typed.holder === 'organisationId'
          ? { organisationId: typed.who }
          : { outside: typed.who.trim() };
    const next = await command.run({
      params: { communityId: of.communityId, caseId: of.id },
      body: { kind: typed.kind, to, what: typed.what.trim(), dueOn: typed.dueOn, expectedVersion: of.version },
    });
    if (next !== undefined) onChanged(next);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ProblemSummary problem={command.problem} fields={FIELDS} />
      {errors.length === 0 ? null : <ErrorSummary title={t('action.errors')} errors={errors} />}
      {of.taskKinds.length < 2 ? null : (
        <Field id={FIELDS.kind} label={t('tasks.kind')}>
          <Select
            id={FIELDS.kind}
            options={of.taskKinds.map(({ id, name }) => ({ value: id, label: show(name) }))}
            value={typed.kind}
            onChange={(kind: string) => set({ kind })}
            style={{ width: '100%' }}
          />
        </Field>
      )}
      <Radio.Group
        aria-label={t('tasks.holder')}
        className="action-choice"
        options={HOLDERS.map((value) => ({ value, label: t(`tasks.holder.${value}`) }))}
        value={typed.holder}
        onChange={({ target }) => set({ holder: target.value, who: '' })}
      />
      <Field id={FIELDS.who} label={t('tasks.who')} error={errorOf('who')}>
        <WhoField typed={typed} set={set} />
      </Field>
      <Field id={FIELDS.what} label={t('tasks.what')} error={errorOf('what')}>
        <Input.TextArea
          id={FIELDS.what}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={typed.what}
          onChange={({ target }) => set({ what: target.value })}
        />
      </Field>
      <Field id={FIELDS.dueOn} label={t('tasks.due-on')} error={errorOf('dueOn')}>
        <Input
          id={FIELDS.dueOn}
          type="date"
          min={today()}
          value={typed.dueOn}
          onChange={({ target }) => set({ dueOn: target.value })}
        />
      </Field>
      <div className="actions-row">
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {t('tasks.give')}
        </Button>
        <Button onClick={close}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
};
