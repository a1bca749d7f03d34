import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { ChipList } from '../../../../web/ui/chip-list.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { listProcesses } from '../../contract.ts';
import { activeFilters, DUES, type FilterKey, KINDS, WAITING_FOR, without } from './case-filters.ts';
import { useFilters } from './use-case-list.ts';
import { useColleagues } from './use-colleagues.ts';

/** How an active filter reads: 期限：已超期. */
const useChipText = (): ((key: FilterKey, value: string) => string) => {
  const { t, show, language } = useText();
  const processes = useReply(listProcesses, {}, { staleTime: Number.POSITIVE_INFINITY });
  const colleagues = useColleagues();
  const said = (key: FilterKey, value: string): string => {
    const kind = KINDS.find((one) => one === value);
    const due = DUES.find((one) => one === value);
    const who = WAITING_FOR.find((one) => one === value);
    if (key === 'kind' && kind !== undefined) return t(`cases.kind.${kind}`);
    if (key === 'due' && due !== undefined) return t(`cases.due.${due}`);
    if (key === 'waitingFor' && who !== undefined) return t(`cases.waitingFor.${who}`);
    if (key === 'openedFrom' || key === 'openedTo') return showDate(value, language);
    const process = processes.data?.items.find(({ id }) => id === value);
    return process === undefined || key !== 'process' ? value : show(process.name);
  };
  return (key, value) => {
    if (key === 'handler') {
      const name = colleagues.find(({ id }) => id === value)?.name;
      return name ?? t(value === 'me' ? 'cases.handler.me' : 'cases.handler.other');
    }
    if (key === 'person') return t('cases.person.one');
    if (key === 'exceptions') return t('cases.exceptions');
    return language === 'zh'
      ? `${t(`cases.${key}`)}：${said(key, value)}`
      : `${t(`cases.${key}`)}: ${said(key, value)}`;
  };
};

/** The filters that are active; each goes with one click. */
export const FilterChips = (): ReactNode => {
  const { t } = useText();
  const { search, show } = useFilters();
  const chipText = useChipText();
  const chips = activeFilters(search).map(([key, value]) => ({
    key,
    text: chipText(key, value),
    remove: () => show(without(search, key)),
  }));
  return (
    <ChipList chips={chips}>
      <button type="button" className="link-button" onClick={() => show({})}>
        {t('cases.clear')}
      </button>
    </ChipList>
  );
};
