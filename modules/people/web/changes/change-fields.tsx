import type { ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { getPerson, listPlaces } from '../../contract.ts';
import type { PersonSummary } from '../../contract.ts';
import type { LifeChangeKind } from '../../domain/life-events.ts';
import { RESIDENCES } from '../people-filters.ts';
import type { ChangeEntry, ChangeScene, EntryField } from './change-entry.ts';
import { CheckField, SelectField, TextField } from './form-parts.tsx';
import { PersonPick } from './person-pick.tsx';

export interface FieldsProps {
  readonly communityId: string;
  readonly kind: LifeChangeKind;
  readonly scene: ChangeScene;
  readonly entry: ChangeEntry;
  readonly write: (part: Partial<ChangeEntry>) => void;
  readonly errorAt: (field: EntryField) => string | undefined;
  readonly relations: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
}

const useRelationOptions = ({ relations }: FieldsProps) => {
  const { show } = useText();
  return relations.map(({ id, name }) => ({ value: id, label: show(name) }));
};

const RelationField = (props: FieldsProps): ReactNode => {
  const { t } = useText();
  const { entry, write, errorAt } = props;
  return (
    <SelectField
      id="change-relation"
      label={t('change.relation')}
      value={entry.relation}
      options={useRelationOptions(props)}
      placeholder={t('change.choose')}
      choose={(relation) => write({ relation })}
      error={errorAt('relation')}
    />
  );
};

const ResidenceField = ({ entry, write }: FieldsProps): ReactNode => {
  const { t } = useText();
  return (
    <SelectField
      id="change-residence"
      label={t('change.residence')}
      value={entry.residence}
      options={RESIDENCES.filter((one) => one !== 'moved-away').map((value) => ({
        value,
        label: t(`people.residence.${value}`),
      }))}
      choose={(residence) => write({ residence })}
    />
  );
};

const NewcomerFields = (props: FieldsProps): ReactNode => {
  const { t } = useText();
  const { kind, entry, write, errorAt } = props;
  return (
    <>
      <TextField
        id="change-name"
        label={t('change.name')}
        value={entry.name}
        write={(name) => write({ name })}
        error={errorAt('name')}
        most={60}
      />
      <TextField
        id="change-idNumber"
        label={t('change.id-number')}
        value={entry.idNumber}
        write={(idNumber) => write({ idNumber })}
        most={40}
      />
      <SelectField
        id="change-sex"
        label={t('change.sex')}
        value={entry.sex}
        placeholder={t('change.choose')}
        options={(['female', 'male'] as const).map((value) => ({ value, label: t(`people.sex.${value}`) }))}
        choose={(sex) => write({ sex })}
        error={errorAt('sex')}
      />
      {kind === 'born' ? null : (
        <>
          <TextField
            id="change-bornOn"
            type="date"
            label={t('change.born-on')}
            value={entry.bornOn}
            write={(bornOn) => write({ bornOn })}
          />
          <TextField
            id="change-phone"
            label={t('change.phone')}
            value={entry.phone}
            write={(phone) => write({ phone })}
            most={30}
          />
        </>
      )}
      {kind === 'let' ? null : <RelationField {...props} />}
      <ResidenceField {...props} />
    </>
  );
};

const AddressFields = ({ communityId, entry, write, errorAt }: FieldsProps): ReactNode => {
  const { t } = useText();
  const places = useReply(listPlaces, { params: { communityId } }, { staleTime: 5 * 60_000 });
  return (
    <>
      <SelectField
        id="change-buildingId"
        label={t('change.building')}
        value={entry.buildingId}
        placeholder={t('change.choose')}
        options={(places.data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        choose={(buildingId) => write({ buildingId })}
        error={errorAt('buildingId')}
      />
      <TextField
        id="change-unit"
        label={t('change.unit')}
        value={entry.unit}
        write={(unit) => write({ unit })}
        most={30}
      />
      <TextField
        id="change-room"
        label={t('change.room')}
        value={entry.room}
        write={(room) => write({ room })}
        error={errorAt('room')}
        most={30}
      />
    </>
  );
};

const ChosenFields = ({ kind, scene, entry, write, errorAt }: FieldsProps): ReactNode => {
  const { t } = useText();
  const one = kind === 'died' || kind === 'married' || kind === 'divorced';
  if (scene.members.length === 0) return null;
  if (one)
    return (
      <SelectField
        id="change-chosen"
        label={t('change.who-one')}
        value={entry.chosen[0] ?? ''}
        placeholder={t('change.choose')}
        options={scene.members.map(({ id, name }) => ({ value: id, label: name }))}
        choose={(id) => write({ chosen: id === '' ? [] : [id] })}
        error={errorAt('chosen')}
      />
    );
  return (
    <fieldset className="change-wide" id="change-chosen" tabIndex={-1}>
      <legend>{t('change.who')}</legend>
      {scene.members.map(({ id, name }) => (
        <CheckField
          key={id}
          label={name}
          checked={entry.chosen.includes(id)}
          set={(on) => write({ chosen: on ? [...entry.chosen, id] : entry.chosen.filter((other) => other !== id) })}
        />
      ))}
      {errorAt('chosen') === undefined ? null : <div className="field-error">{errorAt('chosen')}</div>}
    </fieldset>
  );
};

/** Relations of the members after the change; the head's is one of them. */
const RelationsFields = (props: FieldsProps): ReactNode => {
  const { t } = useText();
  const { kind, scene, entry, write } = props;
  const options = useRelationOptions(props);
  const goes = kind === 'moved-out' || kind === 'died' ? entry.chosen : [];
  const asked = scene.members.filter(({ id }) => !goes.includes(id));
  if (asked.length === 0) return null;
  return (
    <fieldset className="change-wide">
      <legend>
        {t('change.relation')} <span className="why">{t('change.stay-hint')}</span>
      </legend>
      <div className="change-relations">
        {asked.map(({ id, name }) => (
          <SelectField
            key={id}
            id={`change-relation-${id}`}
            label={name}
            value={entry.relations[id] ?? ''}
            options={options}
            choose={(relation) => write({ relations: { ...entry.relations, [id]: relation } })}
          />
        ))}
      </div>
    </fieldset>
  );
};

const OtherFields = (
  props: FieldsProps & { readonly other: PersonSummary | null; readonly setOther: (person: PersonSummary) => void },
): ReactNode => {
  const { t } = useText();
  const { communityId, kind, scene, entry, write, errorAt, other, setOther } = props;
  const choose = async (person: PersonSummary): Promise<void> => {
    setOther(person);
    write({ otherId: person.id });
    if (kind !== 'merged') return;
    const file = await call(getPerson, { params: { communityId, personId: person.id } });
    write({ otherHouseholdId: file.householdId ?? '' });
  };
  const first = scene.members.find(({ id }) => id === entry.chosen[0]);
  const both = [
    ...(first === undefined ? [] : [{ value: first.id, label: first.name }]),
    ...(other === null ? [] : [{ value: other.id, label: other.name }]),
  ];
  return (
    <>
      <PersonPick
        communityId={communityId}
        label={t(kind === 'merged' ? 'change.into' : 'change.other')}
        chosen={other}
        choose={(person) => void choose(person)}
        error={errorAt(kind === 'merged' ? 'otherHouseholdId' : 'otherId')}
      />
      {kind === 'merged' ? null : (
        <SelectField
          id="change-moverId"
          label={t(kind === 'married' ? 'change.joins' : 'change.leaver')}
          value={entry.moverId}
          placeholder={t(kind === 'married' ? 'change.joins-none' : 'change.leaver-none')}
          options={both}
          choose={(moverId) => write({ moverId })}
        />
      )}
    </>
  );
};

const NEEDS_RELATIONS: readonly LifeChangeKind[] = [
  'moved-out',
  'died',
  'married',
  'divorced',
  'split',
  'merged',
  'head-changed',
];

/** The fields of one kind of change. */
export const ChangeFields = (
  props: FieldsProps & { readonly other: PersonSummary | null; readonly setOther: (person: PersonSummary) => void },
): ReactNode => {
  const { t } = useText();
  const { kind, scene, entry, write } = props;
  const knownMover = kind === 'moved-in' && scene.personId !== null && scene.householdId === null;
  const hasNewcomer = (kind === 'moved-in' && !knownMover) || kind === 'born' || kind === 'let';
  const hasAddress =
    kind === 'moved-within' ||
    kind === 'split' ||
    kind === 'let' ||
    (kind === 'moved-in' && scene.householdId === null) ||
    (kind === 'divorced' && entry.moverId !== '' && !entry.leavesAway);
  return (
    <>
      {['moved-out', 'died', 'married', 'divorced', 'split'].includes(kind) ? <ChosenFields {...props} /> : null}
      {['married', 'divorced', 'merged'].includes(kind) ? <OtherFields {...props} /> : null}
      {kind === 'married' && entry.moverId !== '' ? <RelationField {...props} /> : null}
      {kind === 'divorced' && entry.moverId !== '' ? (
        <CheckField
          label={t('change.leaves-away')}
          checked={entry.leavesAway}
          set={(leavesAway) => write({ leavesAway })}
        />
      ) : null}
      {kind === 'moved-out' ? (
        <CheckField
          label={t('change.still-registered')}
          checked={entry.stillRegistered}
          set={(stillRegistered) => write({ stillRegistered })}
        />
      ) : null}
      {hasNewcomer ? <NewcomerFields {...props} /> : null}
      {knownMover ? <ResidenceField {...props} /> : null}
      {hasAddress ? <AddressFields {...props} /> : null}
      {kind === 'let' ? (
        <TextField
          id="change-until"
          type="date"
          label={t('change.until')}
          value={entry.until}
          write={(until) => write({ until })}
        />
      ) : null}
      {NEEDS_RELATIONS.includes(kind) ? <RelationsFields {...props} /> : null}
    </>
  );
};
