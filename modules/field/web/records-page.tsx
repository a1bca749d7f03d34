import './field.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Card, Empty, Field, Page, Skeleton } from '../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../web/ui/problem.tsx';
import { VisitTabs } from '../../visits/web/visit-tabs.tsx';
import { listFieldRecords } from '../contract.ts';
import { HeldRecords } from './held-records.tsx';
import { RecordList } from './record-list.tsx';

/** What phones handed in on a day, and for the head what waits for a decision. */
export const FieldRecordsPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const navigate = useNavigate();
  const { on = today() }: { on?: string } = useSearch({ strict: false });
  const query = useReply(listFieldRecords, { params: { communityId: community.id }, query: { on } });
  const { data } = query;
  return (
    <Page title={t('field.title')} sub={t('field.sub')}>
      <VisitTabs />
      <div className="field-page">
        {has('head') ? <HeldRecords communityId={community.id} /> : null}
        <Card label={t('field.title')}>
          <Field id="field-day" label={t('field.day')}>
            <Input
              id="field-day"
              type="date"
              style={{ width: 160 }}
              max={today()}
              value={on}
              onChange={({ target }) =>
                void navigate({ href: paths.field(target.value === '' ? {} : { on: target.value }) })
              }
            />
          </Field>
          {query.isError ? <LoadFailed error={query.error} retry={() => void query.refetch()} /> : null}
          {data === undefined && !query.isError ? <Skeleton lines={6} /> : null}
          {data === undefined ? null : (
            <>
              <p role="status" className="why">
                {t('field.count', { count: data.items.length })}
              </p>
              {data.items.length === 0 ? <Empty title={t('field.none')} hint={t('field.none-hint')} /> : null}
              <RecordList communityId={community.id} items={data.items} />
            </>
          )}
        </Card>
      </div>
    </Page>
  );
};
