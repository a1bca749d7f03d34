import { call } from '../../../web/api.ts';
import { useAddressFilters, usePagedList } from '../../../web/paged-list.ts';
import { paths } from '../../../web/paths.ts';
import { useCommunity } from '../../../web/session.tsx';
import { findPeople } from '../contract.ts';
import { type PeopleQuery, peopleQueryOf } from './people-filters.ts';

export const usePeopleFilters = () => useAddressFilters(peopleQueryOf, paths.people);

export const usePeople = (query: PeopleQuery) => {
  const { id: communityId } = useCommunity();
  return usePagedList([findPeople.id, communityId, query], (cursor, signal) =>
    call(findPeople, { params: { communityId }, query: { ...query, ...cursor }, signal }),
  ).pages;
};
