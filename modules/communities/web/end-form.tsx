import { Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Field } from '../../../web/ui/parts.tsx';
import { endDuty, getBuilding, getDwelling, getPlaceTree, listDuties, type InCharge } from '../contract.ts';
import { PlaceDialog } from './place-dialog.tsx';

/** Ends one duty on a day; the page shows afterwards when nobody is left. */
export const EndForm = ({ duty, close }: { readonly duty: InCharge; readonly close: () => void }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const command = useCommand(endDuty, { invalidates: [listDuties, getPlaceTree, getBuilding, getDwelling] });
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (on === '') return;
    const params = { communityId: community.id, dutyId: duty.dutyId };
    if ((await command.run({ params, body: { on, reason } })) !== undefined) close();
  };
  const title = t('in-charge.end-title', { name: duty.holder.name, place: duty.place.name });
  return (
    <PlaceDialog
      title={title}
      save={t('in-charge.save')}
      command={command}
      fields={{ on: 'end-on' }}
      send={send}
      close={close}
    >
      <Field id="end-on" label={t('in-charge.on')}>
        <Input id="end-on" type="date" value={on} onChange={({ target }) => setOn(target.value)} />
      </Field>
      <Field id="end-reason" label={t('in-charge.reason')}>
        <Input id="end-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </PlaceDialog>
  );
};
