import './field.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Field, Page } from '../../../web/ui/parts.tsx';
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
          <Loaded of={query} lines={6}>
            {({ items }) => (
              <>
                <p role="status" className="why">
                  {t('field.count', { count: items.length })}
                </p>
                {items.length === 0 ? <Empty title={t('field.none')} hint={t('field.none-hint')} /> : null}
                <RecordList communityId={community.id} items={items} />
              </>
            )}
          </Loaded>
        </Card>
      </div>
    </Page>
  );
};
