import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { ChoiceFilter, DayFilter } from '../../../../web/ui/filters.tsx';
import { listProcesses } from '../../contract.ts';
import { activeFilters, CLOSINGS, DUES, type FilterKey, KINDS, sortOf, WAITING_FOR } from './case-filters.ts';
import { useFilters } from './use-case-list.ts';
import { useColleagues } from './use-colleagues.ts';

type Values = Partial<Record<FilterKey, string | undefined>>;

const CHOICES = ['kind', 'due', 'waitingFor', 'process', 'closing', 'handler'] as const;
const DAYS = ['openedFrom', 'openedTo'] as const;

const useOptions = () => {
  const { t, show } = useText();
  const processes = useReply(listProcesses, {}, { staleTime: Number.POSITIVE_INFINITY });
  const colleagues = useColleagues();
  return {
    kind: KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) })),
    due: DUES.map((value) => ({ value, label: t(`cases.due.${value}`) })),
    waitingFor: WAITING_FOR.map((value) => ({ value, label: t(`cases.waitingFor.${value}`) })),
    handler: [
      { value: 'me', label: t('cases.handler.me') },
      ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
    ],
    closing: CLOSINGS.map((value) => ({ value, label: t(`cases.closing.${value}`) })),
    exceptions: [{ value: 'true', label: t('cases.exceptions') }],
    process: [...new Map((processes.data?.items ?? []).map(({ id, name }) => [id, name]))].map(([value, name]) => ({
      value,
      label: show(name),
    })),
  };
};

/** The query form. A choice applies at once; words and dates with Enter or the button. */
export const FilterForm = (): ReactNode => {
  const { t } = useText();
  const { search, show } = useFilters();
  const active: Values = Object.fromEntries(activeFilters(search));
  const [typed, setTyped] = useState<Values>({});
  const values = { ...active, ...typed };
  const options = useOptions();
  const apply = (next: Values): void => {
    setTyped({});
    const set = Object.entries(next).filter(
      (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
    );
    show({ ...Object.fromEntries(set), ...(sortOf(search) === 'due' ? {} : { sort: 'opened' }) });
  };
  const type = (name: FilterKey, value: string): void => setTyped((all) => ({ ...all, [name]: value }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    apply(values);
  };
  return (
    <form className="card filters" role="search" aria-label={t('cases.query')} onSubmit={submit}>
      <div className="filter filter-wide">
        <label htmlFor="filter-q">{t('cases.q')}</label>
        <Input
          id="filter-q"
          allowClear
          maxLength={60}
          value={values.q ?? ''}
          onChange={({ target }) => type('q', target.value)}
        />
      </div>
      {CHOICES.map((name) => (
        <ChoiceFilter
          key={name}
          id={`filter-${name}`}
          label={t(`cases.${name}`)}
          any={t('cases.any')}
          value={values[name]}
          options={options[name]}
          onChoose={(value) => apply({ ...values, [name]: value })}
        />
      ))}
      {DAYS.map((name) => (
        <DayFilter
          key={name}
          id={`filter-${name}`}
          label={t(`cases.${name}`)}
          value={values[name]}
          onDay={(day) => type(name, day ?? '')}
        />
      ))}
      <Button htmlType="submit" type="primary">
        {t('cases.search')}
      </Button>
    </form>
  );
};
