import './visits.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, showWeekday, today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill, Tag } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getCoverage, listPlannedVisits, planVisitsNow } from '../contract.ts';
import { VisitTabs } from './visit-tabs.tsx';

type Walk = ReplyOf<typeof listPlannedVisits>;
type Stop = Walk['visits'][number];

const EVERYBODY = 'all';

const StopRow = ({
  of,
  on,
  names,
}: {
  readonly of: Stop;
  readonly on: string;
  /** Whether it has to be said whose visit it is. */
  readonly names: boolean;
}): ReactNode => {
  const { t, show, language } = useText();
  const community = useCommunity();
  const floor = of.stop?.floor ?? null;
  const isDone = of.state === 'done';
  return (
    <li className={isDone ? 'stop is-done' : 'stop'}>
      <div className="stop-where">
        <b>
          {of.stop?.unit}
          {of.stop?.door}
        </b>
        {floor === null ? null : <span className="why">{t('visits.floor', { floor })}</span>}
      </div>
      <div className="stop-who">
        <div>
          <b>{of.person.name}</b>{' '}
          {of.groups.map((group) => (
            <Tag key={group.zh}>{show(group)}</Tag>
          ))}
        </div>
        <div className="why">
          {names ? `${of.worker?.name ?? t('visits.note.nobody')} · ` : ''}
          {of.reasons.map((reason) => show(reason)).join(' · ')}
          {isDone ? null : ` · ${t('visits.due-by', { day: showDate(of.latest, language) })}`}
          {of.on < on ? ` · ${t('visits.late-day', { day: showDate(of.on, language) })}` : ''}
        </div>
        {of.notes.length === 0 ? null : (
          <div>
            {of.notes.map((note) => (
              <Pill key={note} tone={note === 'stand-in' ? 'plain' : 'warn'}>
                {t(`visits.note.${note}`)}
              </Pill>
            ))}
          </div>
        )}
      </div>
      <div className="stop-do">
        {isDone ? (
          <Pill tone={of.result === 'present' ? 'ok' : 'plain'}>
            {t(of.result === null ? 'visits.state.done' : `visits.result.${of.result}`)}
          </Pill>
        ) : (
          <Link className="stop-start" to={paths.visitForm(community.id, of.person.id, { planned: of.id })}>
            {t('visits.start')}
            <span className="visually-hidden"> {of.person.name}</span>
          </Link>
        )}
      </div>
    </li>
  );
};

const Route = ({ of }: { readonly of: Walk }): ReactNode => {
  const { t, language } = useText();
  const next = of.days.find(({ on }) => on > of.on);
  if (of.visits.length === 0)
    return (
      <Empty
        title={t('visits.none')}
        hint={t('visits.none-hint')}
        action={
          next === undefined ? undefined : (
            <Link to={paths.visits({ on: next.on, worker: of.worker?.id ?? EVERYBODY })}>
              {t('visits.next-day', { day: showDate(next.on, language), count: next.planned })}
            </Link>
          )
        }
      />
    );
  return [...Map.groupBy(of.visits, ({ stop }) => stop?.building ?? '')].map(([building, stops]) => (
    <Card key={building} label={building}>
      <h2 className="stop-building">
        {building} <span className="why num">{stops.length}</span>
      </h2>
      <ol className="stops">
        {stops.map((one) => (
          <StopRow key={one.id} of={one} on={of.on} names={of.worker === null} />
        ))}
      </ol>
    </Card>
  ));
};

const Choices = ({
  of,
  choose,
}: {
  readonly of: Walk;
  readonly choose: (part: Record<string, string>) => void;
}): ReactNode => {
  const { t } = useText();
  const names = new Map([...(of.worker === null ? [] : [of.worker]), ...of.workers].map(({ id, name }) => [id, name]));
  const choices = [
    { value: EVERYBODY, label: t('visits.everybody') },
    ...[...names].map(([value, label]) => ({ value, label })),
  ];
  return (
    <div className="visits-choices">
      <label>
        {t('visits.on')}{' '}
        <Input
          type="date"
          value={of.on}
          onChange={({ target }) => (target.value === '' ? undefined : choose({ on: target.value }))}
        />
      </label>
      {of.workers.length < 2 ? null : (
        <div className="filter">
          <label htmlFor="visits-worker">{t('visits.worker')}</label>{' '}
          <Select
            id="visits-worker"
            style={{ minWidth: 120 }}
            value={of.worker?.id ?? EVERYBODY}
            options={choices}
            onChange={(worker: string) => choose({ worker })}
          />
        </div>
      )}
    </div>
  );
};

/** The visits of a day as one walk; also what is late. The head sees everybody's and has the plan made anew. */
export const VisitsPage = (): ReactNode => {
  const { t, language } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const navigate = useNavigate();
  const search: { on?: string; worker?: string } = useSearch({ strict: false });
  const params = { communityId: community.id };
  const query = useReply(listPlannedVisits, { params, query: search }, { keepPrevious: true });
  const planning = useCommand(planVisitsNow, { invalidates: [listPlannedVisits, getCoverage] });
  const [said, setSaid] = useState('');
  const { data } = query;
  const choose = (part: Record<string, string>): void => {
    const next = { ...search, ...part };
    void navigate({
      href: paths.visits(next.on === today() ? (next.worker === undefined ? {} : { worker: next.worker }) : next),
      replace: true,
    });
  };
  const plan = async (): Promise<void> => {
    const done = await planning.run({ params });
    if (done !== undefined) setSaid(t('visits.planned-anew', done));
  };
  const titleOf = (): string => {
    if (data?.worker === null) return t('visits.of-everybody');
    return data === undefined || !has('head') ? t('visits.today') : t('visits.of', { name: data.worker.name });
  };
  const left = data?.visits.filter(({ state }) => state === 'planned').length ?? 0;
  return (
    <Page
      title={titleOf()}
      sub={
        data === undefined ? undefined : (
          <span className="why">
            {showDate(data.on, language)} {showWeekday(data.on, language)} ·{' '}
            {t('visits.count', { left, done: data.visits.length - left })}
          </span>
        )
      }
      actions={
        has('head') ? (
          <Button loading={planning.pending} onClick={() => void plan()}>
            {t('visits.plan-now')}
          </Button>
        ) : undefined
      }
    >
      <VisitTabs />
      <ProblemSummary problem={planning.problem} />
      <p role="status" className="why">
        {said}
      </p>
      {data === undefined ? null : <Choices of={data} choose={choose} />}
      <div className="visits">
        <Loaded of={query} lines={10}>
          {(of) => <Route of={of} />}
        </Loaded>
      </div>
    </Page>
  );
};
