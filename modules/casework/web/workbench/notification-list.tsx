import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Card, Empty, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { getWorkbench, readNotification } from '../../contract.ts';
import type { Workbench } from './use-workbench.ts';

type Notification = Workbench['notifications'][number];

const SHOWN = 4;

const About = ({ of }: { readonly of: NonNullable<Notification['about']> }): ReactNode => {
  const { show } = useText();
  const words = [of.personName, of.itemName === null ? of.number : show(of.itemName)].filter((word) => word !== null);
  return (
    <span className="why" title={of.number}>
      {words.join(' · ')}
    </span>
  );
};

const Entry = ({ of, read }: { readonly of: Notification; readonly read: (of: Notification) => void }): ReactNode => {
  const { t, show, language } = useText();
  const { id: communityId } = useCommunity();
  const navigate = useNavigate();
  const { caseId } = of;
  const open = (): void => {
    if (!of.read) read(of);
    if (caseId !== null) void navigate({ href: paths.case(communityId, caseId) });
  };
  const words = (
    <>
      <span className={of.read ? undefined : 'unread'}>
        {of.read ? null : <span className="visually-hidden">{t('workbench.unread')} </span>}
        {show(of.text)}
      </span>
      {of.about === null ? null : <About of={of.about} />}
    </>
  );
  return (
    <li className="notification">
      {caseId === null ? (
        <div className="notification-words">{words}</div>
      ) : (
        <button type="button" className="plain-button notification-words" onClick={open}>
          {words}
        </button>
      )}
      <span className="notification-side">
        <span className="src num">{showMoment(of.at, language)}</span>
        {of.read ? null : (
          <button
            type="button"
            className="link-button"
            aria-label={t('workbench.mark-read-of', { text: show(of.text) })}
            onClick={() => read(of)}
          >
            {t('workbench.mark-read')}
          </button>
        )}
      </span>
    </li>
  );
};

/** Unread ones stand first, as the server sorts them. Opening one marks it as read. */
export const NotificationList = ({ of }: { readonly of: readonly Notification[] }): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const { run, problem } = useCommand(readNotification, { invalidates: [getWorkbench] });
  const [whole, setWhole] = useState(false);
  const unread = of.filter(({ read }) => !read).length;
  const shown = whole ? of : of.slice(0, Math.max(SHOWN, unread));
  const rest = of.length - shown.length;
  return (
    <Card label={t('workbench.notifications')}>
      <SectionTitle remark={unread === 0 ? undefined : t('workbench.unread-count', { count: unread })}>
        {t('workbench.notifications')}
      </SectionTitle>
      <ProblemSummary problem={problem} />
      {of.length === 0 ? (
        <Empty title={t('workbench.notifications-none')} hint={t('workbench.notifications-none-hint')} />
      ) : (
        <ul className="divided">
          {shown.map((one) => (
            <Entry key={one.id} of={one} read={({ id }) => void run({ params: { communityId, notificationId: id } })} />
          ))}
        </ul>
      )}
      {rest === 0 ? null : (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {t('workbench.notifications-more', { count: rest })}
        </button>
      )}
    </Card>
  );
};
