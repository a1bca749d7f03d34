import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { listPlaces } from '../contract.ts';
import { RESIDENCES } from './people-filters.ts';
import { usePeopleFilters } from './use-people.ts';

const PAUSE_MILLISECONDS = 250;

/** The field keeps its own letters: the address follows a moment later and must not take them back. */
const SearchField = (): ReactNode => {
  const { t } = useText();
  const { query, change } = usePeopleFilters();
  const [typed, setTyped] = useState(query.q);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (value: string): void => {
    setTyped(value);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => change({ q: value.trim() }), PAUSE_MILLISECONDS);
  };
  return (
    <div className="filter filter-wide">
      <label htmlFor="people-q">{t('people.q')}</label>
      <Input id="people-q" allowClear maxLength={60} value={typed} onChange={({ target }) => type(target.value)} />
    </div>
  );
};

interface ChoiceProps {
  readonly name: 'group' | 'grid' | 'building' | 'residence';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const Choice = ({ name, options }: ChoiceProps): ReactNode => {
  const { t } = useText();
  const { query, change } = usePeopleFilters();
  return (
    <div className="filter">
      <label htmlFor={`people-${name}`}>{t(`people.${name}`)}</label>
      <Select
        id={`people-${name}`}
        value={query[name] ?? ''}
        options={[{ value: '', label: t('people.any') }, ...options]}
        onChange={(value: string) => change({ [name]: value === '' ? undefined : value })}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </div>
  );
};

/** Search and filters; every change applies at once and stands in the address. */
export const PeopleFilterForm = (): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const { query, clear } = usePeopleFilters();
  const [round, setRound] = useState(0);
  const places = useReply(listPlaces, { params: { communityId: community.id } }, { staleTime: 5 * 60_000 });
  const buildings = (places.data?.buildings ?? []).filter(
    ({ gridId }) => query.grid === undefined || gridId === query.grid,
  );
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search className="card people-filters" aria-label={t('people.query')}>
      <SearchField key={round} />
      <Choice
        name="group"
        options={(places.data?.groups ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
      />
      <Choice name="grid" options={named(places.data?.grids ?? [])} />
      <Choice name="building" options={named(buildings)} />
      <Choice
        name="residence"
        options={RESIDENCES.map((value) => ({ value, label: t(`people.residence.${value}`) }))}
      />
      <Button
        onClick={() => {
          setRound(round + 1);
          clear();
        }}
      >
        {t('people.clear')}
      </Button>
    </search>
  );
};
