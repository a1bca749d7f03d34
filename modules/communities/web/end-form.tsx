import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Modal } from '../../../web/ui/modal.tsx';
import { Field, Kbd } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../web/ui/use-confirm-key.ts';
import { endDuty, getBuilding, getDwelling, getPlaceTree, listDuties, type InCharge } from '../contract.ts';

/** Ends one duty on a day; the page shows afterwards when nobody is left. Ctrl+Enter sends it. */
export const EndForm = ({ duty, close }: { readonly duty: InCharge; readonly close: () => void }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const command = useCommand(endDuty, { invalidates: [listDuties, getPlaceTree, getBuilding, getDwelling] });
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (on === '' || command.pending) return;
    const params = { communityId: community.id, dutyId: duty.dutyId };
    if ((await command.run({ params, body: { on, reason } })) !== undefined) close();
  };
  useConfirmKey(() => void send());
  const title = t('in-charge.end-title', { name: duty.holder.name, place: duty.place.name });
  return (
    <Modal label={title} close={close}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2>{title}</h2>
        <ProblemSummary problem={command.problem} fields={{ on: 'end-on' }} />
        <Field id="end-on" label={t('in-charge.on')}>
          <Input id="end-on" type="date" value={on} onChange={({ target }) => setOn(target.value)} />
        </Field>
        <Field id="end-reason" label={t('in-charge.reason')}>
          <Input id="end-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <div className="places-form-buttons">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            {t('in-charge.save')} <Kbd>Ctrl ↵</Kbd>
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
