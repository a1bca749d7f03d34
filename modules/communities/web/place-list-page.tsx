import './places.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../../../web/api.ts';
import { useAddressFilters, usePagedList } from '../../../web/paged-list.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { ChipList } from '../../../web/ui/chip-list.tsx';
import { ListFoot, Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page } from '../../../web/ui/parts.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { getPlaceTree, listPlaceEntries, PLACE_FIGURES, type PlaceEntry, type PlaceFigure } from '../contract.ts';
import { placeListQueryOf } from './place-lists.ts';
import { PlaceTabs } from './place-tabs.tsx';

const useFilters = () => useAddressFilters(placeListQueryOf, paths.placeList);

/** What is counted, and the place it is counted in, which goes with one click. */
const Filters = (): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const { query, change } = useFilters();
  const { grid, microGrid, building } = query;
  const tree = useReply(getPlaceTree, { params: { communityId } });
  const named = (all: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | undefined) =>
    all?.find((one) => one.id === id)?.name;
  const chips = [
    { key: 'grid', id: grid, name: named(tree.data?.grids, grid) ?? t('places.grid') },
    { key: 'microGrid', id: microGrid, name: named(tree.data?.microGrids, microGrid) ?? t('places.micro-grid') },
    { key: 'building', id: building, name: named(tree.data?.buildings, building) ?? t('building.title') },
  ] as const;
  return (
    <div className="place-list-filters">
      <nav className="place-list-figures" aria-label={t('place-list.figures')}>
        {PLACE_FIGURES.map((figure) => (
          <Link
            key={figure}
            to={paths.placeList({ ...query, figure })}
            aria-current={figure === query.figure ? 'page' : undefined}
          >
            {t(`places.${figure}`)}
          </Link>
        ))}
      </nav>
      <ChipList
        chips={chips.flatMap(({ key, id, name }) =>
          id === undefined ? [] : [{ key, text: name, remove: () => change({ [key]: undefined }) }],
        )}
      />
    </div>
  );
};

const isOfPeople = (figure: PlaceFigure): boolean => figure === 'residents' || figure === 'in-groups';

/** Masked; who may see people or households gets there from the name. */
const Names = ({ of, figure }: { readonly of: PlaceEntry; readonly figure: PlaceFigure }): ReactNode => {
  const { id: communityId } = useCommunity();
  const { has } = useSession();
  const names = of.names.filter((name) => name !== '').join('、') || '—';
  if (!has('worker', 'head', 'social-worker')) return names;
  if (isOfPeople(figure)) return <Link to={paths.person(communityId, of.id)}>{names}</Link>;
  return figure === 'households' ? <Link to={paths.household(communityId, of.id)}>{names}</Link> : names;
};

const isOfDwellings = (figure: PlaceFigure): boolean => figure === 'dwellings' || figure === 'empty';

const Row = ({ of, figure }: { readonly of: PlaceEntry; readonly figure: PlaceFigure }): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const { dwelling, unit, names } = of;
  const used = dwelling === null || dwelling.usedAs === 'home' ? null : t(`places.used-as.${dwelling.usedAs}`);
  return (
    <tr>
      <th scope="row">
        <Link to={paths.building(communityId, of.building.id)}>{of.building.name}</Link>
      </th>
      <td>
        {dwelling === null ? (
          `${unit} ${t('place-list.no-door')}`
        ) : (
          <Link to={paths.dwelling(communityId, dwelling.id)}>{`${unit} ${dwelling.door}`}</Link>
        )}
      </td>
      {isOfDwellings(figure) ? <td>{used ?? (names.length === 0 ? t('places.empty') : '')}</td> : null}
      <td>
        <Names of={of} figure={figure} />
      </td>
      {isOfPeople(figure) ? null : (
        <>
          <td className="num-cell" data-label={t('places.residents')}>
            {of.residents}
          </td>
          <td className="num-cell" data-label={t('places.in-groups')}>
            {of.inGroups}
          </td>
        </>
      )}
    </tr>
  );
};

const Entries = ({ of, figure }: { readonly of: readonly PlaceEntry[]; readonly figure: PlaceFigure }): ReactNode => {
  const { t } = useText();
  return (
    <ScrollBox label={t(`place-list.title.${figure}`)}>
      <table className="list-table places-table card-rows">
        <thead>
          <tr>
            <th scope="col">{t('building.title')}</th>
            <th scope="col">{t('places.door')}</th>
            {isOfDwellings(figure) ? <th scope="col">{t('places.used-as')}</th> : null}
            <th scope="col">{t(isOfPeople(figure) ? 'place-list.name' : 'place-list.head')}</th>
            {isOfPeople(figure) ? null : (
              <>
                <th scope="col" className="num-cell">
                  {t('places.residents')}
                </th>
                <th scope="col" className="num-cell">
                  {t('places.in-groups')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {of.map((entry) => (
            <Row key={entry.id} of={entry} figure={figure} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

/** What a figure of the table of places counts, one by one, by building and door. */
export const PlaceListPage = (): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const { query } = useFilters();
  const { pages } = usePagedList([listPlaceEntries.id, communityId, query], (cursor, signal) =>
    call(listPlaceEntries, { params: { communityId }, query: { ...query, ...cursor }, signal }),
  );
  const title = t(`place-list.title.${query.figure}`);
  return (
    <Page title={title}>
      <PlaceTabs />
      <Card label={title}>
        <Filters />
        <Loaded of={pages} lines={12} empty={<Empty title={t('place-list.none')} hint={t('place-list.none-hint')} />}>
          {({ items }) => (
            <>
              <Entries of={items} figure={query.figure} />
              <ListFoot of={pages} more={t('place-list.more')}>
                {t(pages.hasNextPage ? 'place-list.shown' : 'place-list.shown-all', { count: items.length })}
              </ListFoot>
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  );
};
