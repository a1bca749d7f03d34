import './sign-in.css';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { rememberUsername } from '../../../web/lock-state.ts';
import { homePath } from '../../../web/navigation.ts';
import { paths } from '../../../web/paths.ts';
import { PublicFrame } from '../../../web/public-frame.tsx';
import { queryClient, useCommand, useReply } from '../../../web/query.ts';
import { sessionQuery } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { ErrorSummary, Field, useDocumentTitle } from '../../../web/ui/parts.tsx';
import type { FieldError } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getStart, setUp } from '../contract.ts';
import { EMPTY_SET_UP, SET_UP_STEPS, checkStep } from './set-up-fields.ts';
import type { SetUpField, SetUpValues } from './set-up-fields.ts';

const FieldInput = ({
  field,
  value,
  change,
}: {
  readonly field: SetUpField;
  readonly value: string;
  readonly change: (value: string) => void;
}): ReactNode => {
  const { t } = useText();
  if (field.kind === 'kind') {
    return (
      <Radio.Group
        id={field.name}
        value={value}
        onChange={(event) => change(String(event.target.value))}
        options={[
          { value: 'community', label: t('set-up.kind-community') },
          { value: 'village', label: t('set-up.kind-village') },
        ]}
      />
    );
  }
  const Control = field.kind === 'password' ? Input.Password : Input;
  return (
    <Control
      id={field.name}
      value={value}
      autoComplete={field.autoComplete ?? 'off'}
      onChange={(event) => change(event.target.value)}
    />
  );
};

const StepList = ({ present }: { readonly present: number }): ReactNode => {
  const { t } = useText();
  return (
    <ol className="set-up-steps" aria-label={t('set-up.steps')}>
      {SET_UP_STEPS.map(({ title }, number) => (
        <li
          key={title}
          className={number < present ? 'done' : number === present ? 'now' : ''}
          aria-current={number === present ? 'step' : undefined}
        >
          {t(title)}
        </li>
      ))}
    </ol>
  );
};

const NO_ERRORS: readonly FieldError[] = [];

const useSetUp = () => {
  const navigate = useNavigate();
  const command = useCommand(setUp);
  const finish = async ({ passwordAgain: _repeated, ...body }: SetUpValues): Promise<void> => {
    const session = await command.run({ body });
    if (session === undefined) return;
    queryClient.clear();
    queryClient.setQueryData(sessionQuery.queryKey, session);
    rememberUsername(body.username);
    await navigate({ href: homePath(session.roles.map(({ role }) => role)) });
  };
  return { ...command, finish };
};

const SetUpForm = (): ReactNode => {
  const { t } = useText();
  const [values, setValues] = useState(EMPTY_SET_UP);
  const [number, setNumber] = useState(0);
  const [errors, setErrors] = useState(NO_ERRORS);
  const command = useSetUp();
  const step = SET_UP_STEPS[number];
  if (step === undefined) return null;
  const last = number === SET_UP_STEPS.length - 1;

  const go = (): void => {
    const found = checkStep(step, values, t);
    setErrors(found);
    if (found.length > 0) return;
    if (last) void command.finish(values);
    else setNumber(number + 1);
  };
  return (
    <form
      className="public-panel set-up"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <h1>{t('set-up.title')}</h1>
      <p className="sub">{t('set-up.intro')}</p>
      <StepList present={number} />
      {errors.length > 0 ? (
        <ErrorSummary title={t('sign-in.please-complete')} errors={errors} />
      ) : (
        <ProblemSummary problem={command.problem} />
      )}
      {step.fields.map((field) => (
        <Field
          key={field.name}
          id={field.name}
          label={t(field.label)}
          help={field.help === undefined ? undefined : t(field.help)}
          error={errors.find(({ fieldId }) => fieldId === field.name)?.message}
        >
          <FieldInput
            field={field}
            value={values[field.name]}
            change={(value) => setValues({ ...values, [field.name]: value })}
          />
        </Field>
      ))}
      <div className="set-up-foot">
        <Button disabled={number === 0} onClick={() => setNumber(number - 1)}>
          {t('set-up.back')}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {last ? t('set-up.finish') : t('set-up.next')}
        </Button>
      </div>
    </form>
  );
};

/** The first administrator's way in: no default password anywhere. */
export const SetUpPage = (): ReactNode => {
  const { t } = useText();
  const start = useReply(getStart, {});
  useDocumentTitle(t('set-up.title'));
  if (start.data?.setUpNeeded === false) return <Navigate to={paths.signIn()} replace />;
  return (
    <PublicFrame>
      <SetUpForm />
    </PublicFrame>
  );
};
