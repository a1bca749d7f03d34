import { Button, Drawer, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { ErrorSummary, Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { addWorker, listWorkers, setWorkerRoles } from '../../contract.ts';
import type { FirstPasswordOf } from './first-password.tsx';
import { type ChosenRole, completeRoles, emptyRole, RoleChoice, type Worker, type Workers } from './role-choice.tsx';

const Footer = ({
  form,
  pending,
  onClose,
}: {
  readonly form: string;
  readonly pending: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useText();
  return (
    <div className="form-actions">
      <Button onClick={onClose}>{t('workers.cancel')}</Button>
      <Button type="primary" htmlType="submit" form={form} loading={pending}>
        {t('workers.save')}
      </Button>
    </div>
  );
};

const USERNAME = /^[a-z][a-z0-9._-]{2,31}$/;
type Part = 'name' | 'post' | 'username';
const FIELDS = { name: 'worker-name', post: 'worker-post', username: 'worker-username', roles: 'worker-role' } as const;
type Mistake = 'name-missing' | 'username-wrong' | 'role-missing';
const FIELD_OF: Readonly<Record<Mistake, string>> = {
  'name-missing': FIELDS.name,
  'username-wrong': FIELDS.username,
  'role-missing': FIELDS.roles,
};

const mistakesIn = (values: Readonly<Record<Part, string>>, roles: readonly ChosenRole[]): readonly Mistake[] => [
  ...(values.name.trim() === '' ? (['name-missing'] as const) : []),
  ...(USERNAME.test(values.username.trim()) ? [] : (['username-wrong'] as const)),
  ...(completeRoles(roles).length === 0 || completeRoles(roles).length < roles.length
    ? (['role-missing'] as const)
    : []),
];

/** A new worker with an account; the first password comes back once. */
export const AddWorkerDrawer = ({
  organisations,
  onClose,
  onAdded,
}: {
  readonly organisations: Workers['organisations'];
  readonly onClose: () => void;
  readonly onAdded: (of: FirstPasswordOf) => void;
}): ReactNode => {
  const { t } = useText();
  const [values, setValues] = useState<Readonly<Record<Part, string>>>({ name: '', post: '', username: '' });
  const [roles, setRoles] = useState<readonly ChosenRole[]>([emptyRole(1)]);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const command = useCommand(addWorker, { invalidates: [listWorkers] });
  const errors = useMemo(
    () => mistakes.map((one) => ({ fieldId: FIELD_OF[one], message: t(`workers.${one}`) })),
    [mistakes, t],
  );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = mistakesIn(values, roles);
    setMistakes(found);
    if (found.length > 0 || command.pending) return;
    const body = {
      name: values.name.trim(),
      post: values.post.trim(),
      username: values.username.trim(),
      roles: [...completeRoles(roles)],
    };
    const reply = await command.run({ body });
    if (reply !== undefined) onAdded({ name: reply.worker.name, password: reply.firstPassword });
  };
  const input = (part: Part): ReactNode => {
    const error = errors.find(({ fieldId }) => fieldId === FIELDS[part])?.message;
    return (
      <Field
        id={FIELDS[part]}
        label={t(`workers.${part}`)}
        error={error}
        {...(part === 'username' ? { help: t('workers.username-help') } : {})}
      >
        <Input
          id={FIELDS[part]}
          value={values[part]}
          maxLength={part === 'username' ? 32 : 60}
          autoComplete="off"
          aria-invalid={error !== undefined}
          onChange={({ target }) => setValues((all) => ({ ...all, [part]: target.value }))}
        />
      </Field>
    );
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('workers.add')}
      size={520}
      footer={<Footer form="add-worker" pending={command.pending} onClose={onClose} />}
    >
      <form id="add-worker" onSubmit={(event) => void submit(event)} noValidate>
        <ProblemSummary problem={command.problem} fields={FIELDS} />
        {errors.length === 0 ? null : <ErrorSummary title={t('workers.errors')} errors={errors} />}
        {input('name')}
        {input('post')}
        {input('username')}
        <RoleChoice chosen={roles} organisations={organisations} onChange={setRoles} />
      </form>
    </Drawer>
  );
};

/** The roles of one worker, set anew as a whole. */
export const RolesDrawer = ({
  of,
  organisations,
  onClose,
}: {
  readonly of: Worker;
  readonly organisations: Workers['organisations'];
  readonly onClose: () => void;
}): ReactNode => {
  const { t } = useText();
  const [roles, setRoles] = useState<readonly ChosenRole[]>(() =>
    of.roles.map(({ role, organisation }, index) => ({ key: index + 1, role, organisationId: organisation.id })),
  );
  const [missing, setMissing] = useState(false);
  const command = useCommand(setWorkerRoles, { invalidates: [listWorkers] });
  const errors = useMemo(() => [{ fieldId: FIELDS.roles, message: t('workers.role-missing') }], [t]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const complete = completeRoles(roles);
    // Somebody without a role could be managed by nobody; disabling is the way to let somebody go.
    const isMissing = complete.length === 0 || complete.length < roles.length;
    setMissing(isMissing);
    if (isMissing || command.pending) return;
    const reply = await command.run({ params: { workerId: of.id }, body: { roles: [...complete] } });
    if (reply !== undefined) onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('workers.change-roles-of', { name: of.name })}
      size={520}
      footer={<Footer form="worker-roles" pending={command.pending} onClose={onClose} />}
    >
      <form id="worker-roles" onSubmit={(event) => void submit(event)} noValidate>
        <ProblemSummary problem={command.problem} />
        {missing ? <ErrorSummary title={t('workers.errors')} errors={errors} /> : null}
        <RoleChoice chosen={roles} organisations={organisations} onChange={setRoles} />
      </form>
    </Drawer>
  );
};
