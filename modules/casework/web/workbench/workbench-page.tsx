import '../case/case.css';
import './workbench.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useCommunity, useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate, showWeekday, today } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Kbd, Skeleton, useDocumentTitle } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { VisitsToday } from '../../../visits/web/visits-today.tsx';
import { ChannelsToday } from '../channel-checks/channels-today.tsx';
import { DraftList } from './draft-list.tsx';
import { TaskList } from './task-list.tsx';
import { FinishedList } from './finished-list.tsx';
import { NotificationList } from './notification-list.tsx';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './use-workbench.ts';
import { useRowKeys, WorkList } from './work-list.tsx';
import { ExceptionsFinding, WorkNumbers } from './work-numbers.tsx';

const Greeting = (): ReactNode => {
  const { t, language } = useText();
  const { worker, has } = useSession();
  const community = useCommunity();
  const navigate = useNavigate();
  const start = (): void => void navigate({ href: paths.counter() });
  const other = (): void => void navigate({ href: paths.newCases() });
  useShortcut('n', t('workbench.start'), start);
  useShortcut('m', t('opening.workbench'), other);
  useDocumentTitle(t('workbench.title'));
  const day = today();
  return (
    <div className="page-head work-greeting">
      <div>
        <h1>{t('workbench.hello', { name: worker.name })}</h1>
        <div className="sub">
          {t('workbench.day', { date: showDate(day, language), weekday: showWeekday(day, language) })} ·{' '}
          {community.name}
        </div>
      </div>
      <div className="page-actions">
        <Button size="large" onClick={other} aria-keyshortcuts="m">
          {t('opening.workbench')} <Kbd>M</Kbd>
        </Button>
        {has('worker', 'head') ? (
          <Button type="primary" size="large" onClick={start} aria-keyshortcuts="n">
            {t('workbench.start')} <Kbd>N</Kbd>
          </Button>
        ) : null}
      </div>
    </div>
  );
};

const Lists = ({ of }: { readonly of: Workbench }): ReactNode => {
  const { t } = useText();
  useRowKeys();
  return (
    <div className="work-column">
      <WorkList
        title={t('workbench.due-soon')}
        cases={of.dueSoon}
        all={
          <>
            <span className="work-keys">{t('workbench.keys')} · </span>
            <Link to={paths.cases({ kind: 'open' })}>{t('workbench.due-soon-all')}</Link>
          </>
        }
        empty={{ title: t('workbench.due-soon-none'), hint: t('workbench.due-soon-none-hint') }}
      />
      <WorkList
        title={t('workbench.mine')}
        cases={of.waitingForMe}
        all={<Link to={paths.cases({ waitingFor: 'me' })}>{t('workbench.mine-all')}</Link>}
        empty={{ title: t('workbench.mine-none'), hint: t('workbench.mine-none-hint') }}
      />
    </div>
  );
};

/** The cards in the places they have once the numbers have arrived. */
const Pending = (): ReactNode => {
  const { has } = useSession();
  const numbers = has('head') ? 6 : 5;
  return (
    <>
      <ul className="work-numbers" aria-hidden="true">
        {Array.from({ length: numbers }, (_unused, place) => (
          <li key={place}>
            <span className="work-number work-number-zero" />
          </li>
        ))}
      </ul>
      <div className="work-columns">
        <div className="work-column">
          <Card className="work-pending-list">
            <Skeleton lines={12} />
          </Card>
        </div>
        <div className="work-column">
          <Card className="work-pending-side">
            <Skeleton lines={10} />
          </Card>
        </div>
      </div>
    </>
  );
};

const Body = (): ReactNode => {
  const query = useWorkbench();
  return (
    <Loaded of={query} card pending={<Pending />}>
      {(of) => (
        <>
          <WorkNumbers numbers={of.numbers} />
          <VisitsToday />
          <ExceptionsFinding numbers={of.numbers} />
          <div className="work-columns">
            <Lists of={of} />
            <div className="work-column">
              <ChannelsToday />
              <TaskList tasks={of.tasks} />
              <NotificationList of={of.notifications} />
              <DraftList of={of.drafts} />
              <FinishedList of={of.lastFinished} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
};

/** Where the day starts: what is due, what waits for me, what was begun, and the way to the counter. */
export const WorkbenchPage = (): ReactNode => (
  <div className="page workbench">
    <Greeting />
    <Body />
  </div>
);
