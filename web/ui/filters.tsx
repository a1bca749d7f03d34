import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** What a form of filters gives every field: an id, its label, and what stands in it. */
interface FilterProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const PAUSE_MILLISECONDS = 250;

/** Words to look for, asked for once one stops typing. The field keeps its own letters: what it filters follows a moment later and must not take them back. */
export const SearchFilter = ({
  id,
  label,
  value,
  wide,
  onSearch,
}: FilterProps & { readonly wide?: true; readonly onSearch: (words: string) => void }): ReactNode => {
  const [typed, setTyped] = useState(value);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (words: string): void => {
    setTyped(words);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onSearch(words.trim()), PAUSE_MILLISECONDS);
  };
  return (
    <div className={wide === true ? 'filter filter-wide' : 'filter'}>
      <label htmlFor={id}>{label}</label>
      <Input id={id} allowClear maxLength={60} value={typed} onChange={({ target }) => type(target.value)} />
    </div>
  );
};

/** One of several, or `any` of them; with `searchable` it can be found by typing. */
export const ChoiceFilter = ({
  id,
  label,
  value,
  any,
  options,
  searchable,
  onChoose,
}: FilterProps & {
  readonly any: string;
  readonly options: readonly Option[];
  readonly searchable?: true;
  readonly onChoose: (value: string | undefined) => void;
}): ReactNode => {
  const all = [{ value: '', label: any }, ...options];
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={all.some((option) => option.value === value) ? value : ''}
        options={all}
        onChange={(chosen: string | undefined) => onChoose(chosen === '' ? undefined : chosen)}
        popupMatchSelectWidth={false}
        {...(searchable === true ? { showSearch: { optionFilterProp: 'label' } } : {})}
      />
    </div>
  );
};

export const DayFilter = ({
  id,
  label,
  value,
  onDay,
}: FilterProps & { readonly onDay: (day: string | undefined) => void }): ReactNode => (
  <div className="filter">
    <label htmlFor={id}>{label}</label>
    <Input
      id={id}
      type="date"
      value={value ?? ''}
      onChange={({ target }) => onDay(target.value === '' ? undefined : target.value)}
    />
  </div>
);
