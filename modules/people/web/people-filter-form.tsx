import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { ChoiceFilter, SearchFilter } from '../../../web/ui/filters.tsx';
import { ANY_GROUP, listPlaces } from '../contract.ts';
import { RESIDENCES } from './people-filters.ts';
import { usePeopleFilters } from './use-people.ts';

/** Search and filters; every change applies at once and stands in the address. */
export const PeopleFilterForm = (): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const { query, change, clear } = usePeopleFilters();
  const [round, setRound] = useState(0);
  const places = useReply(listPlaces, { params: { communityId: community.id } }, { staleTime: 5 * 60_000 });
  const buildings = (places.data?.buildings ?? []).filter(
    ({ gridId }) => query.grid === undefined || gridId === query.grid,
  );
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const choices = [
    {
      name: 'group',
      options: [
        { value: ANY_GROUP, label: t('people.any-group') },
        ...(places.data?.groups ?? []).map(({ id, name }) => ({ value: id, label: show(name) })),
      ],
    },
    { name: 'grid', options: named(places.data?.grids ?? []) },
    { name: 'building', options: named(buildings) },
    {
      name: 'residence',
      options: RESIDENCES.map((value) => ({ value, label: t(`people.residence.${value}`) })),
    },
  ] as const;
  return (
    <search className="card people-filters" aria-label={t('people.query')}>
      <SearchFilter
        key={round}
        id="people-q"
        label={t('people.q')}
        wide
        value={query.q}
        onSearch={(q) => change({ q })}
      />
      {choices.map(({ name, options }) => (
        <ChoiceFilter
          key={name}
          id={`people-${name}`}
          label={t(`people.${name}`)}
          any={t('people.any')}
          searchable
          value={query[name]}
          options={options}
          onChoose={(value) => change({ [name]: value })}
        />
      ))}
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
