import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { SuggestField } from '../../../../web/ui/suggest-field.tsx';
import { useDebounced } from '../../../../web/ui/use-debounced.ts';
import { searchGuides } from '../../../guides/contract.ts';

const SHOWN = 8;

/** Finds the item in everyday words. The field takes the keyboard as soon as the person is known. */
export const ItemPicker = ({
  focus,
  choose,
}: {
  readonly focus: boolean;
  readonly choose: (itemId: string) => void;
}): ReactNode => {
  const { t, show } = useText();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const q = useDebounced(words.trim());
  const found = useReply(searchGuides, { query: { q, limit: SHOWN } }, { enabled: q !== '', keepPrevious: true });
  const items = q === '' ? [] : (found.data?.items ?? []);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  return (
    <Card label={t('counter.item')} className="counter-matter">
      <SectionTitle>{t('counter.item')}</SectionTitle>
      <SuggestField
        id="counter-item"
        ref={field}
        label={t('counter.item-search')}
        placeholder={t('counter.item-placeholder')}
        words={words}
        change={setWords}
        settled={q === words.trim() && !found.isFetching}
        choose={choose}
        suggestions={items.map((item) => ({
          key: item.id,
          title: show(item.name),
          remark: `${show(item.department.name)} · ${show(item.audience)}`,
        }))}
        empty={t('counter.item-none')}
      />
      {words === '' ? <p className="why counter-item-first">{t('counter.item-first')}</p> : null}
    </Card>
  );
};
