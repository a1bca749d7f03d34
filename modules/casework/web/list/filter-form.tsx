import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { listProcesses } from '../../contract.ts';
import { activeFilters, CLOSINGS, DUES, type FilterKey, KINDS, sortOf, WAITING_FOR } from './case-filters.ts';
import { useFilters } from './use-case-list.ts';
import { useColleagues } from './use-colleagues.ts';

type Values = Partial<Record<FilterKey, string>>;

interface ChoiceProps {
  readonly name: 'kind' | 'due' | 'waitingFor' | 'handler' | 'process' | 'exceptions' | 'closing';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly values: Values;
  readonly onChange: (name: FilterKey, value: string) => void;
}

const Choice = ({ name, options, values, onChange }: ChoiceProps): ReactNode => {
  const { t } = useText();
  const all = [{ value: '', label: t('cases.any') }, ...options];
  const known = all.some(({ value }) => value === values[name]);
  return (
    <div className="filter">
      <label htmlFor={`filter-${name}`}>{t(`cases.${name}`)}</label>
      <Select
        id={`filter-${name}`}
        value={known ? (values[name] ?? '') : ''}
        options={all}
        onChange={(value: string) => onChange(name, value)}
        popupMatchSelectWidth={false}
      />
    </div>
  );
};

const DateField = ({
  name,
  values,
  onChange,
}: Omit<ChoiceProps, 'name' | 'options'> & { readonly name: 'openedFrom' | 'openedTo' }) => {
  const { t } = useText();
  return (
    <div className="filter">
      <label htmlFor={`filter-${name}`}>{t(`cases.${name}`)}</label>
      <Input
        id={`filter-${name}`}
        type="date"
        value={values[name] ?? ''}
        onChange={({ target }) => onChange(name, target.value)}
      />
    </div>
  );
};

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
  const choose = (name: FilterKey, value: string): void => apply({ ...values, [name]: value });
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
      <Choice name="kind" options={options.kind} values={values} onChange={choose} />
      <Choice name="due" options={options.due} values={values} onChange={choose} />
      <Choice name="waitingFor" options={options.waitingFor} values={values} onChange={choose} />
      <Choice name="process" options={options.process} values={values} onChange={choose} />
      <Choice name="closing" options={options.closing} values={values} onChange={choose} />
      <Choice name="handler" options={options.handler} values={values} onChange={choose} />
      <DateField name="openedFrom" values={values} onChange={type} />
      <DateField name="openedTo" values={values} onChange={type} />
      <Button htmlType="submit" type="primary">
        {t('cases.search')}
      </Button>
    </form>
  );
};
