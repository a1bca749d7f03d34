import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

/** One page of a list as routes answer it; `nextCursor` null: there is no more. */
interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** The pages read so far as one list, with the first of them for what it says of the whole. */
const asOneList = <Item, Page extends ListPage<Item>>({ pages }: InfiniteData<Page & ListPage<Item>>) => ({
  items: pages.flatMap((page): readonly Item[] => page.items),
  first: pages[0],
});

/**
 * A list that is read page by page. `key` names what is asked, so that another question starts from its first page
 * while the last answer stays in sight. `pages` goes into `Loaded` and `ListFoot`.
 */
export const usePagedList = <Item, Page extends ListPage<Item>>(
  key: readonly unknown[],
  fetchPage: (cursor: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page & ListPage<Item>>,
) => {
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    select: asOneList<Item, Page>,
  });
  return { pages, items: pages.data?.items };
};

/** Filters of a list that live in the address, so that it can be linked, kept and gone back to. */
export const useAddressFilters = <Query extends object>(
  read: (search: Readonly<Record<string, string | undefined>>) => Query,
  pathOf: (query?: Readonly<Record<string, string | undefined>>) => string,
) => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useMemo(() => read(search), [read, search]);
  /** Typing replaces the address, so that "back" leaves the list and does not untype letters. */
  const change = (part: Readonly<Partial<Record<keyof Query & string, string | undefined>>>): void =>
    void navigate({
      href: pathOf({ ...query, ...part }),
      replace: true,
    });
  const clear = (): void => void navigate({ href: pathOf() });
  return { query, change, clear };
};
