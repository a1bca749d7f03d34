import './places.css';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate } from '../../../web/ui/dates.ts';
import { LoadedPage } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page, SectionTitle } from '../../../web/ui/parts.tsx';
import { exportDwellings, getBuilding } from '../contract.ts';
import { BuildingTable } from './building-table.tsx';
import type { Changing } from './change-entry.ts';
import { ChangeForm } from './change-form.tsx';
import type { BuildingOf } from './place-replies.ts';
import { InChargeRows } from './in-charge-rows.tsx';

const NO_GRIDS = { grids: [], microGrids: [] };

const History = ({ of }: { readonly of: BuildingOf['placements'] }): ReactNode => {
  const { t, language } = useText();
  if (of.length < 2) return null;
  return (
    <Card label={t('building.history')}>
      <SectionTitle>{t('building.history')}</SectionTitle>
      <ul className="in-charge-rows">
        {of.map(({ grid, microGrid, from, until }) => (
          <li key={`${from}${until}`}>
            <span>
              {grid} <span className="why">{microGrid}</span>
            </span>
            <span className="why num">
              {from === null ? t('building.since-ever') : showDate(from, language)} –{' '}
              {until === null ? t('building.still') : showDate(until, language)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Building = ({ of, communityId }: { readonly of: BuildingOf; readonly communityId: string }): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const [changing, setChanging] = useState<Changing | null>(null);
  const place = { kind: 'building', id: of.id, name: of.name } as const;
  return (
    <Page
      title={of.name}
      sub={[of.grid?.name, of.microGrid?.name].filter((name) => name !== undefined).join(' · ')}
      actions={
        <>
          {has('head') ? (
            <Button onClick={() => setChanging({ kind: 'add-unit', place })}>{t('places.add-unit')}</Button>
          ) : null}
          <Button href={fileUrl(exportDwellings, { params: { communityId }, query: { buildingId: of.id } })}>
            {t('places.export')}
          </Button>
        </>
      }
    >
      <div className="building-columns">
        <Card label={t('building.table')}>
          {of.dwellings.length === 0 ? (
            <Empty title={t('building.none')} hint={t('building.none-hint')} />
          ) : (
            <BuildingTable
              of={of}
              communityId={communityId}
              {...(has('head')
                ? { addTo: (unit) => setChanging({ kind: 'add-dwelling', place: { kind: 'unit', ...unit } }) }
                : {})}
            />
          )}
        </Card>
        <div className="building-side">
          <Card label={t('places.in-charge')}>
            <SectionTitle>{t('places.in-charge')}</SectionTitle>
            {of.inCharge.length === 0 ? (
              <p className="why">{t('dwelling.nobody')}</p>
            ) : (
              <InChargeRows of={of.inCharge} />
            )}
          </Card>
          <History of={of.placements} />
        </div>
      </div>
      {changing === null ? null : <ChangeForm tree={NO_GRIDS} changing={changing} close={() => setChanging(null)} />}
    </Page>
  );
};

/** One building: its dwellings by floor and unit, who is in charge, the grids it belonged to. */
export const BuildingPage = (): ReactNode => {
  const { t } = useText();
  const { communityId = '', buildingId = '' } = useParams({ strict: false });
  const query = useReply(getBuilding, { params: { communityId, buildingId } });
  return (
    <LoadedPage title={t('building.title')} of={query} lines={10}>
      {(of) => <Building of={of} communityId={communityId} />}
    </LoadedPage>
  );
};
