import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page, SectionTitle } from '../../../web/ui/parts.tsx';
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

/** Any day of the past or to come. */
const DayField = ({ on }: { readonly on: string }): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const choose = (day: string): void =>
    void navigate({ href: paths.places(day === today() ? {} : { on: day }), replace: true });
  return (
    <label className="nowrap">
      {t('places.on')}{' '}
      <Input
        type="date"
        size="small"
        className="places-day"
        value={on}
        onChange={({ target }) => (target.value === '' ? undefined : choose(target.value))}
      />
    </label>
  );
};

/** Grids, micro-grids and buildings of a day with what lies in them; the head changes those of today. */
export const PlacesPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const [changing, setChanging] = useState<Changing | null>(null);
  const params = { communityId: community.id };
  const { on = today() }: { on?: string } = useSearch({ strict: false });
  const query = useReply(getPlaceTree, { params, query: on === today() ? {} : { on } }, { keepPrevious: true });
  const mayChange = has('head') && on === today();
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
      <Card label={t('places.title')}>
        <SectionTitle remark={<DayField on={on} />}>{t('places.title')}</SectionTitle>
        {on === today() ? null : <p className="sub places-note">{t('places.counts-today')}</p>}
        <Loaded of={query} lines={12}>
          {(tree) =>
            tree.grids.length === 0 ? (
              <Empty title={t('places.none')} hint={t('places.none-hint')} />
            ) : (
              <PlaceTable tree={tree} {...(mayChange ? { change: setChanging } : {})} />
            )
          }
        </Loaded>
      </Card>
      {changing === null || query.data === undefined ? null : (
        <ChangeForm tree={query.data} changing={changing} close={() => setChanging(null)} />
      )}
    </Page>
  );
};
