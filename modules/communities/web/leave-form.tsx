import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Modal } from '../../../web/ui/modal.tsx';
import { Field, Kbd, Skeleton } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../web/ui/use-confirm-key.ts';
import {
  getBuilding,
  getDwelling,
  getHolderDuties,
  getPlaceTree,
  listDuties,
  releaseHolder,
  type InCharge,
} from '../contract.ts';

const Consequences = ({ of }: { readonly of: ReplyOf<typeof getHolderDuties> }): ReactNode => {
  const { t, show } = useText();
  return (
    <>
      <p>{t('in-charge.leave-lead')}</p>
      <ul className="in-charge-rows">
        {of.duties.map(({ dutyId, role, place }) => (
          <li key={dutyId}>
            <span>{place.name}</span>
            <span className="why">{show(role)}</span>
          </li>
        ))}
      </ul>
      {of.uncovered.length === 0 ? (
        <p className="why">{t('in-charge.leave-no-gaps')}</p>
      ) : (
        <div className="left-note" role="status">
          <b>{t('in-charge.leave-gaps')}</b>
          <ul>
            {of.uncovered.map(({ roleId, role, place }) => (
              <li key={`${roleId}${place.id}`}>
                {place.name} · {show(role)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};

/** Somebody leaves: shows beforehand what ends and what nobody looks after then. Ctrl+Enter sends it. */
export const LeaveForm = ({
  holder,
  close,
}: {
  readonly holder: InCharge['holder'];
  readonly close: () => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const params = { communityId: community.id, holderKind: holder.kind, holderId: holder.id };
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const preview = useReply(getHolderDuties, { params, query: on === '' ? {} : { on } }, { keepPrevious: true });
  const command = useCommand(releaseHolder, {
    invalidates: [listDuties, getPlaceTree, getBuilding, getDwelling, getHolderDuties],
  });
  const send = async (): Promise<void> => {
    if (on === '' || command.pending) return;
    if ((await command.run({ params, body: { on, reason } })) !== undefined) close();
  };
  useConfirmKey(() => void send());
  const title = t('in-charge.leave-title', { name: holder.name });
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
        <ProblemSummary problem={command.problem} fields={{ on: 'leave-on' }} />
        <Field id="leave-on" label={t('in-charge.on')}>
          <Input id="leave-on" type="date" value={on} onChange={({ target }) => setOn(target.value)} />
        </Field>
        {preview.data === undefined ? <Skeleton lines={3} /> : <Consequences of={preview.data} />}
        <Field id="leave-reason" label={t('in-charge.reason')}>
          <Input id="leave-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <div className="places-form-buttons">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            {t('in-charge.leave')} <Kbd>Ctrl ↵</Kbd>
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
