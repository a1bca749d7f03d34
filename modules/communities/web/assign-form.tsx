import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Field } from '../../../web/ui/parts.tsx';
import { assignDuty, getBuilding, getDwelling, getPlaceTree, listDuties } from '../contract.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { HolderChoice } from './holder-choice.tsx';
import type { Assigning, ChosenHolder, Duties } from './place-replies.ts';

interface FormProps {
  readonly of: Duties;
  readonly assigning: Assigning;
  readonly close: () => void;
}

/** Puts somebody in charge from a day on, also in the place of the one before. */
export const AssignForm = ({ of, assigning, close }: FormProps): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const command = useCommand(assignDuty, { invalidates: [listDuties, getPlaceTree, getBuilding, getDwelling] });
  const [roleId, setRoleId] = useState(assigning.roleId ?? of.roles[0]?.id ?? '');
  const [placeId, setPlaceId] = useState(assigning.place?.id ?? '');
  const [holder, setHolder] = useState<ChosenHolder | null>(null);
  const [from, setFrom] = useState(today());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const role = of.roles.find(({ id }) => id === roleId);
  const places = of.places.filter(({ kind }) => role?.places.includes(kind) ?? false);
  const place = places.find(({ id }) => id === placeId);
  const needed = (fieldId: string, field: string) => ({ fieldId, message: t('places.needed', { field }) });
  const errors = [
    ...(place === undefined && assigning.place === undefined ? [needed('duty-place', t('in-charge.place'))] : []),
    ...(holder === null ? [needed('holder-worker', t('in-charge.holder'))] : []),
    ...(from === '' ? [needed('duty-from', t('in-charge.from'))] : []),
  ].filter(() => tried);
  const errorAt = (id: string): string | undefined => errors.find(({ fieldId }) => fieldId === id)?.message;
  const send = async (): Promise<void> => {
    setTried(true);
    const at = assigning.place ?? place;
    if (at === undefined || holder === null || from === '') return;
    const { replaces } = assigning;
    const done = await command.run({
      params: { communityId: community.id },
      body: {
        roleId,
        place: { kind: at.kind, id: at.id },
        holder: { kind: holder.kind, id: holder.id },
        from,
        reason,
        ...(replaces === undefined ? {} : { replaces: replaces.dutyId }),
      },
    });
    if (done !== undefined) close();
  };
  const title =
    assigning.replaces === undefined
      ? t('in-charge.assign')
      : t('in-charge.replace-title', { name: assigning.replaces.holder.name });
  const fixed = assigning.place !== undefined;
  return (
    <PlaceDialog title={title} save={t('in-charge.save')} command={command} errors={errors} send={send} close={close}>
      {fixed ? (
        <p>
          <b>{place?.name ?? assigning.replaces?.place.name}</b>{' '}
          <span className="why">{role === undefined ? '' : `${show(role.name)}：${show(role.does)}`}</span>
        </p>
      ) : (
        <>
          <Field id="duty-role" label={t('in-charge.role')} help={role === undefined ? undefined : show(role.does)}>
            <Select
              id="duty-role"
              style={{ width: '100%' }}
              value={roleId}
              options={of.roles.map(({ id, name }) => ({ value: id, label: show(name) }))}
              onChange={(id) => {
                setRoleId(id);
                setHolder(null);
              }}
            />
          </Field>
          <Field id="duty-place" label={t('in-charge.place')} error={errorAt('duty-place')}>
            <Select
              id="duty-place"
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              value={place?.id ?? ''}
              options={[{ value: '', label: '—' }, ...places.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={setPlaceId}
            />
          </Field>
        </>
      )}
      <HolderChoice
        kinds={role?.holders ?? []}
        workers={of.workers}
        chosen={holder}
        choose={setHolder}
        error={errorAt('holder-worker')}
      />
      <Field id="duty-from" label={t('in-charge.from')} error={errorAt('duty-from')}>
        <Input id="duty-from" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </Field>
      <Field id="duty-reason" label={t('in-charge.reason')}>
        <Input id="duty-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </PlaceDialog>
  );
};
