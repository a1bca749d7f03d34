import { useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../../../../web/api.ts';
import { usePagedList } from '../../../../web/paged-list.ts';
import { paths } from '../../../../web/paths.ts';
import { listDesk, listDeskTasks } from '../../contract.ts';
import type { CaseSummary, WaitingTask } from '../../contract.ts';

export const SHOWN = ['to-decide', 'tasks', 'sent-back', 'decided'] as const;
export type Shown = (typeof SHOWN)[number];

/** A line on the desk: a case, or the part of one that was given to whoever sits there. */
export interface DeskLine {
  readonly id: string;
  readonly of: CaseSummary;
  readonly task: WaitingTask | null;
}

/** What is shown lives in the address: which pile, which community, which line. */
export const useDeskPlace = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const shown: Shown = SHOWN.find((one) => one === search['show']) ?? 'to-decide';
  const { community, case: chosen } = search;
  const go = (next: {
    readonly show?: Shown;
    readonly community?: string | undefined;
    readonly case?: string | undefined;
  }): void =>
    void navigate({
      href: paths.desk({ show: shown, community, ...next }),
      replace: next.case !== undefined,
    });
  return { shown, community, chosen, go };
};

interface DeskQuery {
  readonly community?: string;
  readonly cursor?: string;
}

const tasksPage = async (query: DeskQuery, signal: AbortSignal) => {
  const { items, ...page } = await call(listDeskTasks, { query, signal });
  return { ...page, items: items.map((task): DeskLine => ({ id: task.taskId, of: task.of, task })) };
};

const casesPage = async (show: Exclude<Shown, 'tasks'>, query: DeskQuery, signal: AbortSignal) => {
  const { items, ...page } = await call(listDesk, { query: { show, ...query }, signal });
  return { ...page, items: items.map((of): DeskLine => ({ id: of.id, of, task: null })) };
};

/** One pile of the desk with the counts of all of them. */
export const useDesk = (shown: Shown, community: string | undefined) => {
  const inCommunity = community === undefined ? {} : { community };
  const route = shown === 'tasks' ? listDeskTasks : listDesk;
  const { pages, items: lines } = usePagedList([route.id, shown, community ?? null], (cursor, signal) => {
    const query = { ...inCommunity, ...cursor };
    return shown === 'tasks' ? tasksPage(query, signal) : casesPage(shown, query, signal);
  });
  return { pages, lines, counts: pages.data?.first?.counts };
};
