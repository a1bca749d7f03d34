import './guides.css';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Page } from '../../../web/ui/parts.tsx';
import { useShortcut } from '../../../web/ui/shortcuts.tsx';
import type { GuideHit } from '../contract.ts';
import { GuideResults, guideLinkId } from './guide-results.tsx';
import { GuideSearchForm } from './guide-search-form.tsx';
import { useGuideFilters, useGuideSearch } from './use-guide-search.ts';

/** j and k walk over the names; the link has the focus, so Enter opens it as everywhere. */
const useRowKeys = (items: readonly GuideHit[]): void => {
  const { t } = useText();
  const walk = (step: 1 | -1): void => {
    const at = items.findIndex(({ id }) => document.activeElement?.id === guideLinkId(id));
    const next = items[at === -1 ? 0 : Math.min(items.length - 1, Math.max(0, at + step))];
    if (next !== undefined) document.getElementById(guideLinkId(next.id))?.focus();
  };
  useShortcut('j', t('guides.key-next'), () => walk(1));
  useShortcut('k', t('guides.key-previous'), () => walk(-1));
};

/** Every item in force, found by the words people use for it. */
export const GuidesPage = (): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const { query } = useGuideFilters();
  const { reply, showAll } = useGuideSearch(query);
  useRowKeys(reply.data?.items ?? []);
  const openFirst = (): void => {
    const first = reply.isPlaceholderData ? undefined : reply.data?.items[0];
    if (first !== undefined) void navigate({ href: paths.guide(first.id) });
  };
  return (
    <Page title={t('guides.title')}>
      <div className="guides">
        <GuideSearchForm enter={openFirst} />
        <Loaded of={reply} card lines={16}>
          {(found) => <GuideResults found={found} showAll={showAll} pending={reply.isFetching} />}
        </Loaded>
      </div>
    </Page>
  );
};
