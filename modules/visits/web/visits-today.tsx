import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { countVisitsToday } from '../contract.ts';

/** On the workbench: how many visits the day has, the way to them, and to the app for the way. */
export const VisitsToday = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { data } = useReply(countVisitsToday, { params: { communityId: community.id } });
  const whose = data?.everybody === true ? 'visits.today-everybody' : 'visits.today-mine';
  const isFree = data !== undefined && data.left + data.done === 0;
  return (
    <p className="card work-finding work-visits">
      <span>
        {data === undefined ? t('visits.today-waiting') : null}
        {isFree ? t('visits.today-none') : null}
        {data === undefined || isFree ? null : t(whose, { left: data.left, done: data.done })}
      </span>
      <span className="work-visits-ways">
        <Link to={paths.visits()}>{t('visits.today-open')}</Link>
        <a href={paths.phone()}>{t('shell.phone-app')}</a>
      </span>
    </p>
  );
};
