import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { ChoiceFilter, DayFilter, SearchFilter } from '../../../web/ui/filters.tsx';
import { listDocumentKinds } from '../contract.ts';
import { useRegisterFilters } from './use-register.ts';

/** Search and filters; every change applies at once and stands in the address. */
export const RegisterFilterForm = (): ReactNode => {
  const { t, show } = useText();
  const { query, change, clear } = useRegisterFilters();
  const [round, setRound] = useState(0);
  const kinds = useReply(listDocumentKinds, {}, { staleTime: 5 * 60_000 });
  return (
    <search className="card papers-filters" aria-label={t('papers.filters')}>
      <SearchFilter key={round} id="papers-q" label={t('papers.q')} value={query.q} onSearch={(q) => change({ q })} />
      <ChoiceFilter
        id="papers-kind"
        label={t('papers.kind')}
        any={t('papers.any')}
        searchable
        value={query.kind}
        options={(kinds.data ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
        onChoose={(kind) => change({ kind })}
      />
      <DayFilter id="papers-from" label={t('papers.from')} value={query.from} onDay={(from) => change({ from })} />
      <DayFilter id="papers-to" label={t('papers.to')} value={query.to} onDay={(to) => change({ to })} />
      <ChoiceFilter
        id="papers-state"
        label={t('papers.state')}
        any={t('papers.any')}
        value={query.state}
        options={(['issued', 'voided'] as const).map((value) => ({ value, label: t(`papers.state.${value}`) }))}
        onChoose={(state) => change({ state })}
      />
      <Button
        onClick={() => {
          setRound(round + 1);
          clear();
        }}
      >
        {t('papers.clear')}
      </Button>
    </search>
  );
};
