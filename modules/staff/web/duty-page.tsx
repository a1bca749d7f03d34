import './duty.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addDays, dayOfWeek } from '../../../kernel/plain-date.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Page } from '../../../web/ui/parts.tsx';
import { RosterTable } from './roster-table.tsx';
import { StandIn } from './stand-in.tsx';
import { DAYS, useRoster } from './use-roster.ts';

const monday = (): string => {
  const day = today();
  return addDays(day, -((dayOfWeek(day) + 6) % 7));
};

/** Who is on duty this week, and what happens to the matters of somebody away. */
export const DutyPage = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const [from, setFrom] = useState(monday);
  const { query, days } = useRoster(from);
  const move = (by: number) => () => setFrom((day) => addDays(day, by));
  return (
    <Page
      title={t('duty.title')}
      sub={t('duty.sub')}
      actions={
        <>
          <Button onClick={move(-DAYS)}>{t('duty.earlier')}</Button>
          <Button onClick={() => setFrom(monday())}>{t('duty.this-week')}</Button>
          <Button onClick={move(DAYS)}>{t('duty.later')}</Button>
        </>
      }
    >
      <Card label={t('duty.title')} className="duty-roster">
        <Loaded of={query} lines={8}>
          {({ shifts, workers }) => (
            <RosterTable days={days} shifts={shifts} workers={workers} editable={has('head')} />
          )}
        </Loaded>
      </Card>
      {query.data === undefined || !has('worker', 'head', 'grid-worker', 'social-worker') ? null : (
        <StandIn workers={query.data.workers} />
      )}
    </Page>
  );
};
