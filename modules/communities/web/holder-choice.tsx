import { Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { Field } from '../../../web/ui/parts.tsx';
import { SuggestField } from '../../../web/ui/suggest-field.tsx';
import { usePersonSearch } from '../../people/web/use-person-search.ts';
import type { ChosenHolder, Duties } from './place-replies.ts';

const ResidentSearch = ({
  chosen,
  choose,
}: {
  readonly chosen: ChosenHolder | null;
  readonly choose: (holder: ChosenHolder) => void;
}): ReactNode => {
  const { t } = useText();
  const search = usePersonSearch();
  return (
    <>
      <SuggestField
        id="holder-resident"
        label={t('in-charge.find-resident')}
        placeholder={t('in-charge.find-resident')}
        {...search.field}
        choose={(key) => {
          const person = search.people.find(({ id }) => id === key);
          if (person === undefined) return;
          choose({ kind: 'resident', id: person.id, name: person.name });
          search.field.change('');
        }}
        empty={t('people.none')}
      />
      {chosen?.kind === 'resident' ? (
        <p className="why" role="status">
          {t('in-charge.chosen', { name: chosen.name })}
        </p>
      ) : null}
    </>
  );
};

/** A worker from the list, or a resident found by name; only the kinds the role may be given to. */
export const HolderChoice = ({
  kinds,
  workers,
  chosen,
  choose,
  error,
}: {
  readonly kinds: readonly ('worker' | 'resident')[];
  readonly workers: Duties['workers'];
  readonly chosen: ChosenHolder | null;
  readonly choose: (holder: ChosenHolder | null) => void;
  readonly error: string | undefined;
}): ReactNode => {
  const { t } = useText();
  const [picked, setPicked] = useState<'worker' | 'resident'>(kinds[0] ?? 'worker');
  const kind = kinds.includes(picked) ? picked : (kinds[0] ?? 'worker');
  const pick = (next: 'worker' | 'resident'): void => {
    setPicked(next);
    choose(null);
  };
  return (
    <>
      {kinds.length < 2 ? null : (
        <fieldset className="places-actions">
          <legend className="why">{t('in-charge.holder-kind')}</legend>
          {kinds.map((one) => (
            <label key={one}>
              <input type="radio" name="holder-kind" checked={kind === one} onChange={() => pick(one)} />{' '}
              {t(`in-charge.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      <Field id={`holder-${kind}`} label={t('in-charge.holder')} error={error}>
        {kind === 'worker' ? (
          <Select
            id="holder-worker"
            style={{ width: '100%' }}
            value={chosen?.id ?? ''}
            options={[
              { value: '', label: '—' },
              ...workers.map(({ id, name, post }) => ({ value: id, label: post === '' ? name : `${name} · ${post}` })),
            ]}
            onChange={(id) => {
              const worker = workers.find((one) => one.id === id);
              choose(worker === undefined ? null : { kind: 'worker', id, name: worker.name });
            }}
          />
        ) : (
          <ResidentSearch chosen={chosen} choose={choose} />
        )}
      </Field>
    </>
  );
};
