import './visits.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { Card, Empty, Page, Pill, SectionTitle, Skeleton } from '../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { exportCoverage, getCoverage, listCoveredPeople, type CoverageRow } from '../contract.ts';
import { VisitTabs } from './visit-tabs.tsx';

type Coverage = ReplyOf<typeof getCoverage>;
type Search = Readonly<Record<string, string>>;

const NUMBERS = [
  ['due', undefined, 'coverage.due'],
  ['met', 'met', 'coverage.met'],
  ['declined', 'declined', 'coverage.declined'],
  ['tried', 'tried', 'coverage.tried'],
  ['notYet', 'not-yet', 'coverage.not-yet'],
  ['tooLong', 'too-long', 'coverage.too-long'],
] as const;

const PARTS = [
  ['rules', 'rule'],
  ['groups', 'group'],
  ['grids', 'grid'],
  ['workers', 'worker'],
] as const;

const percent = ({ due, met }: { readonly due: number; readonly met: number }): string =>
  due === 0 ? '–' : `${Math.floor((met / due) * 100)}%`;

/** Each number opens the list of the people behind it. */
const Numbers = ({
  of,
  filter,
  on,
}: {
  readonly of: Coverage['whole'];
  readonly filter: Search;
  readonly on: Search;
}): ReactNode => {
  const { t } = useText();
  return (
    <>
      {NUMBERS.map(([field, state, label]) => (
        <td key={field} className="num-cell num" data-label={t(label)}>
          {of[field] === 0 ? (
            <span className="why">0</span>
          ) : (
            <Link
              className={field === 'tooLong' ? 'due-bad' : undefined}
              aria-label={`${t(label)} ${of[field]}`}
              to={paths.visitCoverage({ ...on, ...filter, ...(state === undefined ? {} : { state }), list: 'yes' })}
              hash="people"
            >
              {of[field]}
            </Link>
          )}
        </td>
      ))}
      <td className="num-cell num" data-label={t('coverage.rate')}>
        {percent(of)}
      </td>
    </>
  );
};

const Table = ({
  title,
  rows,
  by,
  on,
}: {
  readonly title: string;
  readonly rows: readonly CoverageRow[];
  readonly by: string;
  readonly on: Search;
}): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={title}>
      <SectionTitle>{title}</SectionTitle>
      <ScrollBox label={title}>
        <table className="list-table visits-table coverage-table">
          <thead>
            <tr>
              <th scope="col">{t('coverage.name')}</th>
              {NUMBERS.map(([field, , label]) => (
                <th key={field} scope="col" className="num-cell">
                  {t(label)}
                </th>
              ))}
              <th scope="col" className="num-cell">
                {t('coverage.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{show(row.name)}</th>
                <Numbers of={row} filter={{ [by]: row.id }} on={on} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Card>
  );
};

const TONES = { met: 'ok', declined: 'plain', tried: 'ask', 'not-yet': 'warn' } as const;
const STATE_WORDS = {
  met: 'coverage.met',
  declined: 'coverage.declined',
  tried: 'coverage.tried',
  'not-yet': 'coverage.not-yet',
} as const;

type Covered = ReplyOf<typeof listCoveredPeople>['people'][number];

const PersonRow = ({ of }: { readonly of: Covered }): ReactNode => {
  const { t, show, language } = useText();
  const community = useCommunity();
  return (
    <tr>
      <th scope="row">
        <Link to={paths.visitForm(community.id, of.id)}>{of.name}</Link>
      </th>
      <td>{of.address}</td>
      <td>{of.grid}</td>
      <td className="wrap">{of.rules.map((rule) => show(rule)).join('、')}</td>
      <td>{of.workers.join('、')}</td>
      <td>
        <Pill tone={TONES[of.state]}>{t(STATE_WORDS[of.state])}</Pill>
      </td>
      <td className="num">{of.lastMetOn === null ? t('coverage.never') : showDate(of.lastMetOn, language)}</td>
      <td className={of.tooLong ? 'num due-bad' : 'num'}>{t('coverage.days', { days: of.days })}</td>
    </tr>
  );
};

const People = ({ filters }: { readonly filters: Search }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const input = { params: { communityId: community.id }, query: filters };
  const query = useReply(listCoveredPeople, input, { keepPrevious: true });
  const { data } = query;
  const columns = ['person', 'address', 'rules', 'workers', 'state', 'last-met'] as const;
  return (
    <Card label={t('coverage.people')}>
      <SectionTitle remark={data === undefined ? undefined : t('coverage.people-count', { count: data.total })}>
        <span id="people">{t('coverage.people')}</span>
      </SectionTitle>
      <p className="visits-export">
        <Button href={fileUrl(exportCoverage, input)}>{t('coverage.export')}</Button>
      </p>
      {query.isError ? <LoadFailed error={query.error} retry={() => void query.refetch()} /> : null}
      {data === undefined ? <Skeleton lines={6} /> : null}
      {data?.people.length === 0 ? <Empty title={t('coverage.none')} hint={t('coverage.none-hint')} /> : null}
      {data === undefined || data.people.length === 0 ? null : (
        <ScrollBox label={t('coverage.people')}>
          <table className="list-table visits-table card-rows">
            <thead>
              <tr>
                {columns.slice(0, 2).map((name) => (
                  <th key={name} scope="col">
                    {t(`coverage.${name}`)}
                  </th>
                ))}
                <th scope="col">{t('places.grid')}</th>
                {columns.slice(2).map((name) => (
                  <th key={name} scope="col">
                    {t(`coverage.${name}`)}
                  </th>
                ))}
                <th scope="col">{t('coverage.too-long')}</th>
              </tr>
            </thead>
            <tbody>
              {data.people.map((one) => (
                <PersonRow key={one.id} of={one} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      {data === undefined || data.people.length === data.total ? null : (
        <p className="why">{t('coverage.shown', { count: data.people.length })}</p>
      )}
    </Card>
  );
};

/** How many were met who should be, by rule, group, grid and worker, on any day. */
export const CoveragePage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const on: Search = search['on'] === undefined ? {} : { on: search['on'] };
  const query = useReply(getCoverage, { params: { communityId: community.id }, query: on }, { keepPrevious: true });
  const { data } = query;
  const { list, ...filters } = search;
  return (
    <Page
      title={t('visits.coverage')}
      sub={<span className="why">{t('coverage.lead')}</span>}
      actions={
        <label>
          {t('coverage.as-of')}{' '}
          <Input
            type="date"
            style={{ width: 150 }}
            value={data?.on ?? search['on'] ?? today()}
            max={today()}
            onChange={({ target }) =>
              target.value === ''
                ? undefined
                : void navigate({ href: paths.visitCoverage({ on: target.value }), replace: true })
            }
          />
        </label>
      }
    >
      <VisitTabs />
      {query.isError ? <LoadFailed error={query.error} retry={() => void query.refetch()} /> : null}
      {data === undefined ? query.isError ? null : <Skeleton lines={12} /> : null}
      {data === undefined ? null : (
        <div className="visits">
          <Card label={t('visits.coverage')}>
            <dl className="visits-figures">
              {NUMBERS.map(([field, state, label]) => (
                <div key={field}>
                  <dt>{t(label)}</dt>
                  <dd className="num">
                    <Link
                      to={paths.visitCoverage({ ...on, ...(state === undefined ? {} : { state }), list: 'yes' })}
                      hash="people"
                    >
                      {data.whole[field]}
                    </Link>
                  </dd>
                </div>
              ))}
              <div>
                <dt>{t('coverage.rate')}</dt>
                <dd className="num">{percent(data.whole)}</dd>
              </div>
            </dl>
          </Card>
          {list === undefined ? null : <People filters={filters} />}
          {PARTS.map(([part, by]) => (
            <Table key={part} title={t(`coverage.by-${part}`)} rows={data[part]} by={by} on={on} />
          ))}
        </div>
      )}
    </Page>
  );
};
