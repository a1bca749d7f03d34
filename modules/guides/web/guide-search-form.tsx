import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { useLatest } from '../../../web/ui/use-latest.ts';
import { LEGAL_KINDS, SERVICE_CATEGORIES } from './guide-filters.ts';
import { useGuideFilters } from './use-guide-search.ts';

const PAUSE_MILLISECONDS = 200;

/** The field keeps its own letters: the address follows a moment later and must not take them back. */
const Words = ({ enter }: { readonly enter: () => void }): ReactNode => {
  const { t } = useText();
  const { query, change } = useGuideFilters();
  const [typed, setTyped] = useState(query.q);
  const timer = useRef<number>(undefined);
  const latest = useLatest(change);
  const field = useRef<InputRef>(null);
  useEffect(() => {
    field.current?.focus();
    return () => window.clearTimeout(timer.current);
  }, []);
  const type = (value: string): void => {
    setTyped(value);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => latest.current({ q: value.trim() }), PAUSE_MILLISECONDS);
  };
  return (
    <div className="guide-words">
      <label htmlFor="guide-q">{t('guides.search')}</label>
      <Input
        id="guide-q"
        size="large"
        allowClear
        ref={field}
        maxLength={100}
        placeholder={t('guides.search-placeholder')}
        value={typed}
        onChange={({ target }) => type(target.value)}
        onPressEnter={({ nativeEvent }) => {
          // Only an answer to what stands in the field may be opened, and not while characters are being composed.
          if (!nativeEvent.isComposing && typed.trim() === query.q) enter();
        }}
      />
    </div>
  );
};

interface Option {
  readonly value: string | undefined;
  readonly label: string;
}

const Chips = ({
  label,
  value,
  options,
  choose,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly choose: (value: string | undefined) => void;
}): ReactNode => (
  <div className="guide-chips" role="group" aria-label={label}>
    <span className="why" aria-hidden="true">
      {label}
    </span>
    {options.map((option) => (
      <button
        key={option.label}
        type="button"
        className="guide-chip"
        aria-pressed={option.value === value}
        onClick={() => choose(option.value)}
      >
        {option.label}
      </button>
    ))}
  </div>
);

/** Words and filters; every change applies at once and stands in the address. */
export const GuideSearchForm = ({ enter }: { readonly enter: () => void }): ReactNode => {
  const { t } = useText();
  const { query, change } = useGuideFilters();
  const any = { value: undefined, label: t('guides.any') };
  return (
    <search className="card guide-search">
      <Words enter={enter} />
      <Chips
        label={t('guides.filter-kind')}
        value={query.legalKind}
        options={[any, ...LEGAL_KINDS.map((value) => ({ value, label: t(`guides.kind.${value}`) }))]}
        choose={(legalKind) => change({ legalKind })}
      />
      <Chips
        label={t('guides.filter-category')}
        value={query.category}
        options={[any, ...SERVICE_CATEGORIES.map((value) => ({ value, label: t(`guides.category.${value}`) }))]}
        choose={(category) => change({ category })}
      />
    </search>
  );
};
