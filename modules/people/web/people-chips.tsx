import type { ReactNode } from 'react';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { ChipList } from '../../../web/ui/chip-list.tsx';
import { getPlaceTree } from '../../communities/contract.ts';
import { usePeopleFilters } from './use-people.ts';

/** Filters that a link brought and no field of the form shows. */
export const PeopleChips = (): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const {
    query: { microGrid, livesHere },
    change,
  } = usePeopleFilters();
  const tree = useReply(getPlaceTree, { params: { communityId } }, { enabled: microGrid !== undefined });
  const name = tree.data?.microGrids.find(({ id }) => id === microGrid)?.name ?? t('places.micro-grid');
  const chips = [
    ...(microGrid === undefined
      ? []
      : [{ key: 'micro-grid', text: name, remove: () => change({ microGrid: undefined }) }]),
    ...(livesHere === undefined
      ? []
      : [{ key: 'lives-here', text: t('people.lives-here'), remove: () => change({ livesHere: undefined }) }]),
  ];
  return <ChipList chips={chips} />;
};
