import './processes.css';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { fileUrl } from '../../../../web/api.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Page, Pill, SectionTitle, Skeleton } from '../../../../web/ui/parts.tsx';
import { LoadFailed, ProblemSummary } from '../../../../web/ui/problem.tsx';
import {
  compareProcesses,
  describeProcessVersion,
  getProcessBpmn,
  listProcessCatalogue,
  startVariant,
  type PublishedVersion,
} from '../../contract.ts';
import { ChartPicture, ChartRoom } from './chart-picture.tsx';
import { ProcessDifferences, ProcessTables } from './process-tables.tsx';

type Entry = ReplyOf<typeof listProcessCatalogue>['items'][number];
type Described = ReplyOf<typeof describeProcessVersion>;

const Versions = ({
  of,
  shown,
  against,
}: {
  readonly of: Entry;
  readonly shown: number;
  readonly against: number | null;
}) => {
  const { t, language } = useText();
  const navigate = useNavigate();
  const go = (query: { readonly version: number; readonly against?: number }): void => {
    void navigate({ to: paths.process(of.id, query) });
  };
  const whose = ({ community, variantOf }: PublishedVersion): string =>
    community === null
      ? t('processes.everybody')
      : t('processes.of-community', { community: community.name, version: variantOf ?? 0 });
  return (
    <Card label={t('processes.versions')}>
      <SectionTitle>{t('processes.versions')}</SectionTitle>
      <ul className="process-versions">
        {of.versions.map((each) => (
          <li key={each.version}>
            {each.version === shown ? (
              <b>{t('processes.version-number', { version: each.version })}</b>
            ) : (
              <Button type="link" size="small" onClick={() => go({ version: each.version })}>
                {t('processes.version-number', { version: each.version })}
              </Button>
            )}
            <span className="why">
              {t('processes.from', { date: showDate(each.validFrom, language) })} · {whose(each)}
            </span>
            {each.version === shown ? <Pill tone="brand">{t('processes.shown')}</Pill> : null}
            {each.version !== shown && each.version !== against ? (
              <Button size="small" onClick={() => go({ version: shown, against: each.version })}>
                {t('processes.compare')}
              </Button>
            ) : null}
            {each.version === against ? (
              <Button size="small" onClick={() => go({ version: shown })}>
                {t('processes.stop-comparing')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Comparison = ({
  id,
  from,
  to,
}: {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}): ReactNode => {
  const { t } = useText();
  const compared = useReply(compareProcesses, { params: { processId: id }, query: { from, to } });
  const title = t('processes.differences', { from, to });
  return (
    <Card label={title}>
      <SectionTitle>{title}</SectionTitle>
      <Loaded of={compared} lines={4}>
        {(of) => <ProcessDifferences of={of.tables} />}
      </Loaded>
    </Card>
  );
};

/** Head or manager begin a version of their own, or give the present one up. */
const OwnVersion = ({ id, hasOwn }: { readonly id: string; readonly hasOwn: boolean }): ReactNode => {
  const { t } = useText();
  const { community } = useSession();
  const navigate = useNavigate();
  const starting = useCommand(startVariant);
  if (community === undefined) return null;
  const start = async (ends: boolean): Promise<void> => {
    const started = await starting.run({ params: { communityId: community.id }, body: { processId: id, ends } });
    if (started !== undefined) void navigate({ to: paths.processVariant(community.id, started.id) });
  };
  return (
    <>
      <ProblemSummary problem={starting.problem} />
      <Button type="primary" loading={starting.pending} onClick={() => void start(false)}>
        {t('processes.write-own')}
      </Button>
      {hasOwn ? <Button onClick={() => void start(true)}>{t('processes.end-own')}</Button> : null}
    </>
  );
};

const Shown = ({
  of,
  entry,
  against,
}: {
  readonly of: Described;
  readonly entry: Entry;
  readonly against: number | null;
}) => {
  const { t, show, language } = useText();
  const { has, community } = useSession();
  const { process, tables } = of;
  const { id, version, figure, basis, chart } = process;
  const hasOwn = entry.versions.some((each) => each.community !== null && each.community.id === community?.id);
  const bases = basis.map(({ source, where }) => [source, where].filter(Boolean).join(' ')).join('；');
  return (
    <Page
      title={show(process.name)}
      sub={
        <>
          {t('processes.version-number', { version })} ·{' '}
          {t('processes.from', { date: showDate(process.validFrom, language) })} ·{' '}
          {t('processes.basis', { basis: bases })}
        </>
      }
      actions={
        <>
          <Button href={fileUrl(getProcessBpmn, { params: { processId: id, version }, query: { language } })} download>
            {t('processes.bpmn')}
          </Button>
          {has('head', 'manager') ? <OwnVersion id={id} hasOwn={hasOwn} /> : null}
        </>
      }
    >
      <div className="process-stack">
        <Card label={t('processes.chart')}>
          <SectionTitle remark={figure === null ? undefined : t('processes.figure-of', { figure })}>
            {t('processes.chart')}
          </SectionTitle>
          <ChartRoom label={t('processes.chart')}>
            <ChartPicture chart={chart} />
          </ChartRoom>
        </Card>
        <Versions of={entry} shown={version} against={against} />
        {against === null ? null : <Comparison id={id} from={against} to={version} />}
        <ProcessTables of={tables} />
      </div>
    </Page>
  );
};

const numberIn = (value: string | undefined): number | null => {
  const number = Number(value);
  return value === undefined || !Number.isInteger(number) || number < 1 ? null : number;
};

/** One process: its chart, its versions, what differs between two of them, and all of it in words. */
export const ProcessPage = (): ReactNode => {
  const { t, language } = useText();
  const { processId = '' } = useParams({ strict: false });
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const catalogue = useReply(listProcessCatalogue, {});
  const entry = catalogue.data?.items.find(({ id }) => id === processId);
  const version = numberIn(search['version']) ?? entry?.inForce ?? 1;
  const described = useReply(
    describeProcessVersion,
    { params: { processId, version }, query: { language } },
    { enabled: entry !== undefined, keepPrevious: true },
  );
  const failed = catalogue.error ?? described.error;
  if (described.data !== undefined && entry !== undefined)
    return <Shown of={described.data} entry={entry} against={numberIn(search['against'])} />;
  return (
    <Page title={t('processes.title')}>
      <Card>
        {failed !== null || (catalogue.data !== undefined && entry === undefined) ? (
          <LoadFailed error={failed} retry={() => void catalogue.refetch()} />
        ) : (
          <Skeleton lines={12} />
        )}
      </Card>
    </Page>
  );
};
