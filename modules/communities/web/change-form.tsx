import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Field } from '../../../web/ui/parts.tsx';
import { changePlaces, getBuilding, getPlaceTree, getPlan, listDuties } from '../contract.ts';
import { PlaceDialog } from './place-dialog.tsx';
import {
  bodyOf,
  FIELDS,
  mistakesIn,
  type ChangeEntry,
  type Changing,
  type EntryField,
  type Mistake,
} from './change-entry.ts';
import type { Tree } from './place-replies.ts';

type Grids = Pick<Tree, 'grids' | 'microGrids'>;

const LABELS = {
  name: 'places.name',
  from: 'places.from',
  gridId: 'places.grid',
  microGridId: 'places.micro-grid',
  units: 'places.units',
  floors: 'places.floors',
  doors: 'places.doors',
  door: 'places.door',
  usedAs: 'places.used-as',
} as const;
/** A new division of the grids is entered before its day. */
const MAY_BE_PLANNED: readonly Changing['kind'][] = ['add-grid', 'add-micro-grid', 'place-building', 'close'];

const USES = ['home', 'shop', 'public', 'other'] as const;

const fieldId = (field: EntryField): string => `change-${field}`;

const emptyEntry = (changing: Changing, { grids }: Grids): ChangeEntry => ({
  name: changing.kind === 'rename' ? changing.place.name : '',
  from: today(),
  gridId: changing.kind === 'add-building' ? changing.place.id : (grids[0]?.id ?? ''),
  microGridId: '',
  units: '1',
  floors: '6',
  doors: '2',
  door: '',
  usedAs: 'home',
});

/** Adds, renames, moves or closes one place. */
export const ChangeForm = ({
  tree,
  changing,
  close,
}: {
  readonly tree: Grids;
  readonly changing: Changing;
  readonly close: () => void;
}): ReactNode => {
  const { t, both } = useText();
  const community = useCommunity();
  const command = useCommand(changePlaces, { invalidates: [getPlaceTree, getBuilding, getPlan, listDuties] });
  const [entry, setEntry] = useState(() => emptyEntry(changing, tree));
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const write = (part: Partial<ChangeEntry>): void => setEntry((all) => ({ ...all, ...part }));
  const label = (field: EntryField): string =>
    field === 'from' && changing.kind === 'close' ? t('places.closed-on') : t(LABELS[field]);
  const errors = mistakes.map((mistake) => ({
    fieldId: fieldId(mistake.field),
    message:
      mistake.kind === 'missing'
        ? t('places.needed', { field: label(mistake.field) })
        : t('places.number-wrong', { field: label(mistake.field), least: mistake.least, most: mistake.most }),
  }));
  const errorAt = (field: EntryField): string | undefined =>
    errors.find((one) => one.fieldId === fieldId(field))?.message;
  const send = async (): Promise<void> => {
    const found = mistakesIn(changing, entry);
    setMistakes(found);
    if (found.length > 0) return;
    const change = bodyOf(changing, entry, (number) => both('places.unit-name').zh.replace('{number}', String(number)));
    if ((await command.run({ params: { communityId: community.id }, body: { change } })) !== undefined) close();
  };
  const options: Partial<Record<EntryField, { value: string; label: string }[]>> = {
    gridId: tree.grids.map(({ id, name }) => ({ value: id, label: name })),
    microGridId: [
      { value: '', label: t('places.no-micro-grid') },
      ...tree.microGrids
        .filter(({ gridId }) => gridId === entry.gridId)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
    usedAs: USES.map((value) => ({ value, label: t(`places.used-as.${value}`) })),
  };
  const field = (name: EntryField): ReactNode => {
    const choices = options[name];
    return (
      <Field key={name} id={fieldId(name)} label={label(name)} error={errorAt(name)}>
        {choices === undefined ? (
          <Input
            id={fieldId(name)}
            type={name === 'from' ? 'date' : 'text'}
            max={name === 'from' && !MAY_BE_PLANNED.includes(changing.kind) ? today() : undefined}
            inputMode={['units', 'floors', 'doors'].includes(name) ? 'numeric' : 'text'}
            maxLength={60}
            value={entry[name]}
            aria-invalid={errorAt(name) !== undefined}
            onChange={({ target }) => write({ [name]: target.value })}
          />
        ) : (
          <Select
            id={fieldId(name)}
            style={{ width: '100%' }}
            value={entry[name]}
            options={choices}
            onChange={(value) => write(name === 'gridId' ? { gridId: value, microGridId: '' } : { [name]: value })}
          />
        )}
      </Field>
    );
  };
  const title = `${t(`places.${changing.kind}`)}${changing.kind === 'add-grid' ? '' : ` · ${changing.place.name}`}`;
  return (
    <PlaceDialog title={title} save={t('places.save')} command={command} errors={errors} send={send} close={close}>
      {changing.kind === 'close' ? <p className="why">{t('places.close-lead')}</p> : null}
      {FIELDS[changing.kind].map(field)}
    </PlaceDialog>
  );
};
