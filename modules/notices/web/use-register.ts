import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { call } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useCommunity } from '../../../web/session.tsx';
import { listIssuedDocuments } from '../contract.ts';
import { registerQueryOf, type RegisterQuery } from './register-filters.ts';

export const useRegisterFilters = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useMemo(() => registerQueryOf(search), [search]);
  const change = (part: Partial<Record<keyof RegisterQuery, string | undefined>>): void =>
    void navigate({ href: paths.documents({ ...query, ...part }), replace: true });
  const clear = (): void => void navigate({ href: paths.documents() });
  return { query, change, clear };
};

export const useRegister = (query: RegisterQuery) => {
  const community = useCommunity();
  const pages = useInfiniteQuery({
    queryKey: [listIssuedDocuments.id, community.id, query],
    queryFn: ({ pageParam, signal }) =>
      call(listIssuedDocuments, {
        params: { communityId: community.id },
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const papers = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data]);
  return { pages, papers };
};
