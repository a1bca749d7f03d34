import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { listDocumentKinds } from '../contract.ts';
import { useRegisterFilters } from './use-register.ts';

const PAUSE_MILLISECONDS = 250;

/** The field keeps its own letters: the address follows a moment later and must not take them back. */
const SearchField = (): ReactNode => {
  const { t } = useText();
  const { query, change } = useRegisterFilters();
  const [typed, setTyped] = useState(query.q);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (value: string): void => {
    setTyped(value);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => change({ q: value.trim() }), PAUSE_MILLISECONDS);
  };
  return (
    <div className="filter">
      <label htmlFor="papers-q">{t('papers.q')}</label>
      <Input id="papers-q" allowClear maxLength={60} value={typed} onChange={({ target }) => type(target.value)} />
    </div>
  );
};

const DayField = ({ name }: { readonly name: 'from' | 'to' }): ReactNode => {
  const { t } = useText();
  const { query, change } = useRegisterFilters();
  return (
    <div className="filter">
      <label htmlFor={`papers-${name}`}>{t(`papers.${name}`)}</label>
      <Input
        id={`papers-${name}`}
        type="date"
        value={query[name] ?? ''}
        onChange={({ target }) => change({ [name]: target.value === '' ? undefined : target.value })}
      />
    </div>
  );
};

interface ChoiceProps {
  readonly name: 'kind' | 'state';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const Choice = ({ name, options }: ChoiceProps): ReactNode => {
  const { t } = useText();
  const { query, change } = useRegisterFilters();
  return (
    <div className="filter">
      <label htmlFor={`papers-${name}`}>{t(`papers.${name}`)}</label>
      <Select
        id={`papers-${name}`}
        value={query[name] ?? ''}
        options={[{ value: '', label: t('papers.any') }, ...options]}
        onChange={(value: string) => change({ [name]: value === '' ? undefined : value })}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </div>
  );
};

/** Search and filters; every change applies at once and stands in the address. */
export const RegisterFilterForm = (): ReactNode => {
  const { t, show } = useText();
  const { clear } = useRegisterFilters();
  const [round, setRound] = useState(0);
  const kinds = useReply(listDocumentKinds, {}, { staleTime: 5 * 60_000 });
  return (
    <search className="card papers-filters" aria-label={t('papers.filters')}>
      <SearchField key={round} />
      <Choice name="kind" options={(kinds.data ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))} />
      <DayField name="from" />
      <DayField name="to" />
      <Choice
        name="state"
        options={(['issued', 'voided'] as const).map((value) => ({ value, label: t(`papers.state.${value}`) }))}
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
