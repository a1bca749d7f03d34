import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Modal } from '../../../web/ui/modal.tsx';
import { ErrorSummary, Field, Kbd } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../web/ui/use-confirm-key.ts';
import { addVisitRule, listPlannedVisits, listVisitRules } from '../contract.ts';
import { FREQUENCIES, type Frequency } from '../domain/visit-period.ts';

type Rules = ReplyOf<typeof listVisitRules>;

/** A rule of the community's own: it asks for more than the contract does. Ctrl+Enter sends it. */
export const RuleForm = ({ of, close }: { readonly of: Rules; readonly close: () => void }): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const command = useCommand(addVisitRule, { invalidates: [listVisitRules, listPlannedVisits] });
  const [groupId, setGroupId] = useState(of.groups[0]?.id ?? '');
  const [every, setEvery] = useState<Frequency>('month');
  const [checklistId, setChecklistId] = useState(of.checklists[0]?.id ?? '');
  const [age, setAge] = useState('');
  const [from, setFrom] = useState(today());
  const [basis, setBasis] = useState('');
  const [missing, setMissing] = useState(false);
  const needed = t('rules.needed', { field: t('rules.basis-field') });
  const send = async (): Promise<void> => {
    const lacks = basis.trim().length < 2;
    setMissing(lacks);
    if (lacks || command.pending) return;
    const fromAge = Number(age);
    const body = {
      groupId,
      every,
      checklistId,
      basis,
      from,
      ...(age === '' || !Number.isInteger(fromAge) ? {} : { fromAge }),
    };
    if ((await command.run({ params: { communityId: community.id }, body })) !== undefined) close();
  };
  useConfirmKey(() => void send());
  return (
    <Modal label={t('rules.add-title')} close={close}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2>{t('rules.add-title')}</h2>
        <ProblemSummary problem={command.problem} />
        {missing ? (
          <ErrorSummary title={t('visits.errors')} errors={[{ fieldId: 'rule-basis', message: needed }]} />
        ) : null}
        <Field id="rule-group" label={t('rules.group')}>
          <Select
            id="rule-group"
            style={{ width: '100%' }}
            value={groupId}
            options={of.groups.map(({ id, name }) => ({ value: id, label: show(name) }))}
            onChange={setGroupId}
          />
        </Field>
        <Field id="rule-every" label={t('rules.every')}>
          <Select
            id="rule-every"
            style={{ width: '100%' }}
            value={every}
            options={FREQUENCIES.map((value) => ({ value, label: t(`rules.every.${value}`) }))}
            onChange={setEvery}
          />
        </Field>
        <Field id="rule-checklist" label={t('rules.checklist')}>
          <Select
            id="rule-checklist"
            style={{ width: '100%' }}
            value={checklistId}
            options={of.checklists.map(({ id, name }) => ({ value: id, label: show(name) }))}
            onChange={setChecklistId}
          />
        </Field>
        <Field id="rule-age" label={t('rules.age-field')}>
          <Input
            id="rule-age"
            inputMode="numeric"
            maxLength={3}
            value={age}
            onChange={({ target }) => setAge(target.value.replaceAll(/\D/g, ''))}
          />
        </Field>
        <Field id="rule-from" label={t('rules.from')}>
          <Input
            id="rule-from"
            type="date"
            value={from}
            onChange={({ target }) => setFrom(target.value === '' ? today() : target.value)}
          />
        </Field>
        <Field
          id="rule-basis"
          label={t('rules.basis-field')}
          help={t('rules.basis-help')}
          error={missing ? needed : undefined}
        >
          <Input
            id="rule-basis"
            maxLength={200}
            value={basis}
            aria-invalid={missing}
            onChange={({ target }) => setBasis(target.value)}
          />
        </Field>
        <div className="visit-buttons">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            {t('rules.save')} <Kbd>Ctrl ↵</Kbd>
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
