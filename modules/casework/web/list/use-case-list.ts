import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call } from '../../../../web/api.ts';
import { usePagedList } from '../../../../web/paged-list.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { readSetting, writeSetting } from '../../../../web/ui/settings.ts';
import { listCases } from '../../contract.ts';
import { type Column, columnsOf, queryOf } from './case-filters.ts';

const PAGE_SIZE = 50;
const COLUMNS_SETTING = 'cases.columns';

/** The filters live in the address, so that a list can be linked, kept and gone back to. */
export const useFilters = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useMemo(() => queryOf(search), [search]);
  const show = (next: Readonly<Record<string, string>>): void => void navigate({ href: paths.cases(next) });
  return { search, query, show };
};

export const useCasePages = () => {
  const community = useCommunity();
  const { query } = useFilters();
  const { pages, items: cases } = usePagedList([listCases.id, community.id, query], (cursor, signal) =>
    call(listCases, {
      params: { communityId: community.id },
      query: { ...query, limit: PAGE_SIZE, ...cursor },
      signal,
    }),
  );
  return { pages, cases, community };
};

/** The columns one chose, remembered on this computer. */
export const useColumns = () => {
  const [columns, setColumns] = useState(() => columnsOf((readSetting(COLUMNS_SETTING) ?? '').split(',')));
  const choose = (next: readonly string[]): void => {
    const known = columnsOf(next);
    writeSetting(COLUMNS_SETTING, known.join(','));
    setColumns(known);
  };
  return { columns, choose } satisfies { columns: readonly Column[]; choose: (next: readonly string[]) => void };
};
