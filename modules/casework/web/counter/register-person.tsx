import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Card, Field, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { findPeople, registerPerson } from '../../../people/contract.ts';

interface Props {
  readonly name: string;
  readonly done: (personId: string) => void;
  readonly cancel: () => void;
}

const FIELDS = { name: 'register-name', idNumber: 'register-id', phone: 'register-phone' } as const;

/** The three things that a matter needs of somebody new; birthday and sex follow from the ID number. */
export const RegisterPerson = ({ name: typed, done, cancel }: Props): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const command = useCommand(registerPerson, { invalidates: [findPeople] });
  const [values, setValues] = useState({ name: typed, idNumber: '', phone: '' });
  const set = (part: Partial<typeof values>): void => setValues((all) => ({ ...all, ...part }));
  const known = command.problem?.code === 'person-already-known' ? command.problem.details?.['personId'] : undefined;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { name: values.name, idNumber: values.idNumber || null, phone: values.phone || null };
    const person = await command.run({ params: { communityId }, body });
    if (person !== undefined) done(person.id);
  };
  return (
    <Card label={t('counter.register-title')}>
      <SectionTitle>{t('counter.register-title')}</SectionTitle>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ProblemSummary problem={command.problem} fields={FIELDS} />
        {typeof known === 'string' ? (
          <Button type="link" onClick={() => done(known)}>
            {t('counter.register-known')}
          </Button>
        ) : null}
        <Field id={FIELDS.name} label={t('counter.register-name')}>
          <Input
            id={FIELDS.name}
            value={values.name}
            maxLength={60}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        <Field id={FIELDS.idNumber} label={t('counter.register-id')}>
          <Input
            id={FIELDS.idNumber}
            value={values.idNumber}
            maxLength={40}
            onChange={({ target }) => set({ idNumber: target.value })}
          />
        </Field>
        <Field id={FIELDS.phone} label={t('counter.register-phone')}>
          <Input
            id={FIELDS.phone}
            value={values.phone}
            maxLength={30}
            inputMode="tel"
            onChange={({ target }) => set({ phone: target.value })}
          />
        </Field>
        <div className="counter-form-buttons">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            {t('counter.register-save')}
          </Button>
          <Button onClick={cancel}>{t('counter.register-cancel')}</Button>
        </div>
      </form>
    </Card>
  );
};
