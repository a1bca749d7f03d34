import { Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Field } from '../../../web/ui/parts.tsx';
import {
  getBuilding,
  getDwelling,
  getHolderDuties,
  getPlaceTree,
  listDuties,
  releaseHolder,
  type InCharge,
} from '../contract.ts';
import { PlaceDialog } from './place-dialog.tsx';

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

/** Somebody leaves: shows beforehand what ends and what nobody looks after then. */
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
    if (on === '') return;
    if ((await command.run({ params, body: { on, reason } })) !== undefined) close();
  };
  const title = t('in-charge.leave-title', { name: holder.name });
  return (
    <PlaceDialog
      title={title}
      save={t('in-charge.leave')}
      command={command}
      fields={{ on: 'leave-on' }}
      send={send}
      close={close}
    >
      <Field id="leave-on" label={t('in-charge.on')}>
        <Input id="leave-on" type="date" value={on} onChange={({ target }) => setOn(target.value)} />
      </Field>
      <Loaded of={preview} lines={3}>
        {(of) => <Consequences of={of} />}
      </Loaded>
      <Field id="leave-reason" label={t('in-charge.reason')}>
        <Input id="leave-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </PlaceDialog>
  );
};
