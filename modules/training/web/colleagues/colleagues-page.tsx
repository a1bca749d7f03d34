import '../training.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { fileUrl } from '../../../../web/api.ts';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Page, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { exportTraining, listTrainingOfColleagues } from '../../contract.ts';
import { useYear } from '../use-year.ts';
import { YearChoice } from '../year-choice.tsx';
import { ToConfirm } from './to-confirm.tsx';

type Colleagues = ReplyOf<typeof listTrainingOfColleagues>;

const Row = ({ of, year }: { readonly of: Colleagues['items'][number]; readonly year: number }): ReactNode => {
  const { t } = useText();
  const { worker, summary } = of;
  const list = paths.trainingColleague(worker.id, { year });
  const hours = (what: string, value: number): ReactNode => (
    <td className="num-cell">
      <Link to={list} aria-label={t('training.show-list', { what: `${worker.name} ${what}`, hours: value })}>
        {value}
      </Link>
    </td>
  );
  return (
    <tr>
      <th scope="row" className="nowrap">
        <Link to={list}>{worker.name}</Link>
      </th>
      {hours(t('colleagues.total'), summary.total)}
      {hours(t('training.from-rounds'), summary.fromRounds)}
      {hours(t('training.from-courses'), summary.fromCourses)}
      {hours(t('training.claimed'), summary.claimed)}
      {hours(t('colleagues.missing'), summary.missing)}
      {summary.kinds
        .filter(({ timesPerYear }) => timesPerYear > 0)
        .map(({ id, times }) => (
          <td key={id} className="num-cell">
            <Link to={list}>{times}</Link>
          </td>
        ))}
      <td className="nowrap">
        <Pill tone={summary.complete ? 'ok' : 'plain'}>
          {t(summary.complete ? 'colleagues.complete' : 'colleagues.open')}
        </Pill>
      </td>
    </tr>
  );
};

const Table = ({ of }: { readonly of: Colleagues }): ReactNode => {
  const { t, show } = useText();
  const complete = of.items.filter(({ summary }) => summary.complete).length;
  const kinds = (of.items[0]?.summary.kinds ?? []).filter(({ timesPerYear }) => timesPerYear > 0);
  const numbers = [
    t('colleagues.total'),
    t('training.from-rounds'),
    t('training.from-courses'),
    t('training.claimed'),
    t('colleagues.missing'),
    ...kinds.map(({ name }) => show(name)),
  ];
  return (
    <Card label={t('colleagues.title')}>
      <SectionTitle remark={t('colleagues.summary', { complete, all: of.items.length })}>
        {t('colleagues.title')}
      </SectionTitle>
      <div className="training-scroll">
        <table className="list-table training-table">
          <thead>
            <tr>
              <th scope="col">{t('colleagues.name')}</th>
              {numbers.map((name) => (
                <th key={name} scope="col" className="num-cell">
                  {name}
                </th>
              ))}
              <th scope="col">{t('colleagues.state')}</th>
            </tr>
          </thead>
          <tbody>
            {of.items.map((item) => (
              <Row key={item.worker.id} of={item} year={of.year} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

/** Everybody's year, and what waits for confirmation: for the head of the community and the street. */
export const ColleaguesPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { year } = useYear();
  const params = { communityId: community.id };
  const query = useReply(listTrainingOfColleagues, { params, query: { year } }, { keepPrevious: true });
  return (
    <Page
      title={t('colleagues.title')}
      actions={
        <>
          <YearChoice />
          <Button href={fileUrl(exportTraining, { params, query: { year } })} download>
            {t('colleagues.export')}
          </Button>
        </>
      }
    >
      <div className="training">
        <Loaded of={query} card lines={10}>
          {(of) => (
            <>
              <ToConfirm courses={of.toConfirm} />
              <Table of={of} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
};
