import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { call } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useCommunity } from '../../../web/session.tsx';
import { findPeople } from '../contract.ts';
import { type PeopleQuery, peopleQueryOf } from './people-filters.ts';

export const usePeopleFilters = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useMemo(() => peopleQueryOf(search), [search]);
  /** Typing replaces the address, so that "back" leaves the list and does not untype letters. */
  const change = (part: Partial<Record<keyof PeopleQuery, string | undefined>>): void =>
    void navigate({ href: paths.people({ ...query, ...part }), replace: true });
  const clear = (): void => void navigate({ href: paths.people() });
  return { query, change, clear };
};

export const usePeople = (query: PeopleQuery) => {
  const community = useCommunity();
  const pages = useInfiniteQuery({
    queryKey: [findPeople.id, community.id, query],
    queryFn: ({ pageParam, signal }) =>
      call(findPeople, {
        params: { communityId: community.id },
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const people = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data]);
  return { pages, people };
};
