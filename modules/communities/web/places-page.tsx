import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, Empty, Page, Skeleton } from '../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../web/ui/problem.tsx';
import { exportDwellings, getPlaceTree } from '../contract.ts';
import type { Changing } from './change-entry.ts';
import { ChangeForm } from './change-form.tsx';
import type { Tree } from './place-replies.ts';
import { PlaceTabs } from './place-tabs.tsx';
import { PlaceTable } from './place-table.tsx';

const Regions = ({ of }: { readonly of: Tree['regions'] }): ReactNode => {
  const { t } = useText();
  return (
    <ol className="places-regions" aria-label={t('places.region-code')}>
      {of.map(({ name, code }) => (
        <li key={name}>
          {name} {code === null ? null : <span className="src num">{code}</span>}
        </li>
      ))}
    </ol>
  );
};

/** Grids, micro-grids and buildings with what lies in them; the head changes them here. */
export const PlacesPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const [changing, setChanging] = useState<Changing | null>(null);
  const params = { communityId: community.id };
  const query = useReply(getPlaceTree, { params });
  const mayChange = has('head');
  const content = (): ReactNode => {
    if (query.isError) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
    if (query.data === undefined) return <Skeleton lines={12} />;
    if (query.data.grids.length === 0) return <Empty title={t('places.none')} hint={t('places.none-hint')} />;
    return <PlaceTable tree={query.data} {...(mayChange ? { change: setChanging } : {})} />;
  };
  return (
    <Page
      title={t('places.title')}
      sub={query.data === undefined ? undefined : <Regions of={query.data.regions} />}
      actions={
        <>
          {mayChange ? <Button onClick={() => setChanging({ kind: 'add-grid' })}>{t('places.add-grid')}</Button> : null}
          <Button href={fileUrl(exportDwellings, { params })}>{t('places.export')}</Button>
        </>
      }
    >
      <PlaceTabs />
      <Card label={t('places.title')}>{content()}</Card>
      {changing === null || query.data === undefined ? null : (
        <ChangeForm tree={query.data} changing={changing} close={() => setChanging(null)} />
      )}
    </Page>
  );
};
