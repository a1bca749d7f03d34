import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { getCase, handOverCases } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { useOpenings } from '../opening/use-openings.ts';

const FIELDS = { toWorkerId: 'hand-over-to', reason: 'hand-over-reason' } as const;

/** Gives the case to a colleague; the first contact stays with whoever had it. */
export const HandOverCase = ({
  of,
  onChanged,
  onGone,
}: {
  readonly of: CaseReply;
  readonly onChanged: (next: CaseReply) => void;
  /** The case is somebody else's now and no longer to be seen. */
  readonly onGone: () => void;
}): ReactNode => {
  const { t } = useText();
  const openings = useOpenings();
  const command = useCommand(handOverCases);
  const [open, setOpen] = useState(false);
  const [toWorkerId, setToWorkerId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState(false);
  if (!of.mayHandOver) return null;
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('handover.open')}
      </Button>
    );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (toWorkerId === null || reason.trim() === '' || command.pending) return;
    const params = { communityId: of.communityId };
    const done = await command.run({ params, body: { caseIds: [of.id], toWorkerId, reason: reason.trim() } });
    if (done === undefined) return;
    const next = await call(getCase, { params: { ...params, caseId: of.id } }).catch(() => null);
    if (next === null) return onGone();
    setOpen(false);
    onChanged(next);
  };
  const colleagues = (openings.data?.workers ?? []).filter(({ id }) => id !== of.handler?.id);
  return (
    <form className="hand-over" onSubmit={(event) => void submit(event)} noValidate>
      <ProblemSummary problem={command.problem} fields={FIELDS} />
      <Field
        id={FIELDS.toWorkerId}
        label={t('handover.to')}
        help={t('handover.keeps-first-contact')}
        error={shown && toWorkerId === null ? t('handover.error-to') : undefined}
      >
        <Select
          id={FIELDS.toWorkerId}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={toWorkerId}
          onChange={(id: string) => setToWorkerId(id)}
          style={{ width: '100%' }}
        />
      </Field>
      <Field
        id={FIELDS.reason}
        label={t('handover.reason')}
        error={shown && reason.trim() === '' ? t('handover.error-reason') : undefined}
      >
        <Input id={FIELDS.reason} maxLength={300} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <div className="actions-row">
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {t('handover.confirm')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
};
