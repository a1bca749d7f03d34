import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { SuggestField } from '../../../../web/ui/suggest-field.tsx';
import { useDebounced } from '../../../../web/ui/use-debounced.ts';
import { getGuide, searchGuides } from '../../../guides/contract.ts';
import { useSpokenSheet } from '../../../guides/web/spoken/use-spoken-sheet.ts';

const SHOWN = 5;

/** Finds an item of the guides and gives back what is said of it in one breath, to be taken into an answer. */
export const GuideAnswer = ({ take }: { readonly take: (words: string, itemId: string) => void }): ReactNode => {
  const { t, show } = useText();
  const { id: communityId } = useCommunity();
  const sheetOf = useSpokenSheet();
  const [words, setWords] = useState('');
  const q = useDebounced(words.trim());
  const found = useReply(searchGuides, { query: { q, limit: SHOWN } }, { enabled: q !== '', keepPrevious: true });
  const choose = async (itemId: string): Promise<void> => {
    const guide = await call(getGuide, { params: { itemId }, query: { communityId } });
    setWords('');
    take(`${show(guide.name)}：${show(sheetOf(guide).paragraph)}`, itemId);
  };
  return (
    <div className="field">
      <div className="field-label">{t('opening.from-guide')}</div>
      <SuggestField
        id="opening-guide"
        label={t('opening.from-guide')}
        placeholder={t('counter.item-placeholder')}
        words={words}
        change={setWords}
        settled={q === words.trim() && !found.isFetching}
        choose={(itemId) => void choose(itemId)}
        suggestions={(q === '' ? [] : (found.data?.items ?? [])).map((item) => ({
          key: item.id,
          title: show(item.name),
          remark: show(item.department.name),
        }))}
        empty={t('counter.item-none')}
      />
    </div>
  );
};
