import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { searchGuides } from '../contract.ts';
import type { GuideQuery } from './guide-filters.ts';
import { guideQueryOf } from './guide-filters.ts';

const FIRST = 30;
const MOST = 200;

export const useGuideFilters = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useMemo(() => guideQueryOf(search), [search]);
  /** Typing replaces the address, so that "back" leaves the page and does not untype letters. */
  const change = (part: Partial<Record<keyof GuideQuery, string | undefined>>): void =>
    void navigate({ href: paths.guides({ ...query, ...part }), replace: true });
  return { query, change };
};

/** The items found, the best thirty first; `showAll` asks for the rest. */
export const useGuideSearch = (query: GuideQuery) => {
  const asked = JSON.stringify(query);
  const [whole, setWhole] = useState<string>();
  const reply = useReply(
    searchGuides,
    { query: { ...query, limit: whole === asked ? MOST : FIRST } },
    { keepPrevious: true },
  );
  return { reply, showAll: () => setWhole(asked) };
};
