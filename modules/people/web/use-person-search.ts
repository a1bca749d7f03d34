import { useState } from 'react';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { useDebounced } from '../../../web/ui/use-debounced.ts';
import { findPeople } from '../contract.ts';

const SHOWN = 7;

/**
 * Looks in the community for a person by whatever one knows of them. `field` goes into a `SuggestField`, whose
 * `choose` is given the id.
 */
export const usePersonSearch = () => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const [words, change] = useState('');
  const asked = words.trim();
  const q = useDebounced(asked);
  const found = useReply(
    findPeople,
    { params: { communityId }, query: { q, limit: SHOWN } },
    { enabled: q !== '', keepPrevious: true },
  );
  const people = q === '' ? [] : (found.data?.items ?? []);
  const suggestions = people.map(({ id, name, age, address, idNumberMasked }) => ({
    key: id,
    title: name,
    remark: [age === null ? null : t('counter.years', { age }), address, idNumberMasked]
      .filter((part) => part !== null)
      .join(' · '),
  }));
  return { asked, people, field: { words, change, settled: q === asked && !found.isFetching, suggestions } };
};
