import './calls.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showMoment } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import { printDocument } from '../../../web/ui/print.ts';
import { exportCallSheet, getCallList, listRollCalls, printCallSheet, type RollCallReply } from '../contract.ts';
import { byBuilding, CalledPerson } from './called-person.tsx';
import { StartForm } from './start-form.tsx';

type CallList = ReplyOf<typeof getCallList>;
type Search = Readonly<Record<string, string>>;

const Filters = ({
  of,
  search,
  choose,
}: {
  readonly of: CallList;
  readonly search: Search;
  readonly choose: (part: Record<string, string | undefined>) => void;
}): ReactNode => {
  const { t, show } = useText();
  const buildings = of.buildings.filter(({ gridId }) => search['grid'] === undefined || gridId === search['grid']);
  const any = { value: '', label: t('calls.any') };
  const chosen = (value: string): string | undefined => (value === '' ? undefined : value);
  return (
    <>
      <fieldset className="calls-kinds">
        <legend>{t('calls.help')}</legend>
        <Button
          type={search['help'] === undefined ? 'primary' : 'default'}
          aria-pressed={search['help'] === undefined}
          onClick={() => choose({ help: undefined })}
        >
          {t('calls.everybody')}
        </Button>
        {of.kinds.map(({ id, name, people }) => (
          <Button
            key={id}
            type={search['help'] === id ? 'primary' : 'default'}
            aria-pressed={search['help'] === id}
            onClick={() => choose({ help: id })}
          >
            {show(name)} <span className="num">{people}</span>
          </Button>
        ))}
      </fieldset>
      <div className="calls-filters">
        <label htmlFor="calls-grid">{t('calls.grid')}</label>
        <Select
          id="calls-grid"
          value={search['grid'] ?? ''}
          options={[any, ...of.grids.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(value: string) => choose({ grid: chosen(value), building: undefined })}
        />
        <label htmlFor="calls-building">{t('calls.building')}</label>
        <Select
          id="calls-building"
          showSearch={{ optionFilterProp: 'label' }}
          value={search['building'] ?? ''}
          options={[any, ...buildings.map(({ id, name, people }) => ({ value: id, label: `${name} (${people})` }))]}
          onChange={(value: string) => choose({ building: chosen(value) })}
        />
      </div>
    </>
  );
};

const RollCallRow = ({ of }: { readonly of: RollCallReply }): ReactNode => {
  const { t, language } = useText();
  const community = useCommunity();
  return (
    <li>
      <Link to={paths.rollCall(community.id, of.id)}>{of.title}</Link>{' '}
      <Pill tone={of.endedAt === null ? 'warn' : 'plain'}>
        {t(of.endedAt === null ? 'calls.going-on' : 'calls.is-ended')}
      </Pill>{' '}
      <span className="num">{t('calls.settled', { settled: of.progress.settled, people: of.progress.people })}</span>
      <div className="why">
        {t('calls.started', { name: of.startedBy, at: showMoment(of.startedAt, language) })}
        {of.case === null ? null : (
          <>
            {' · '}
            <Link to={paths.case(community.id, of.case.id)}>{of.case.number}</Link>
          </>
        )}
      </div>
    </li>
  );
};

const RollCalls = ({ caseId }: { readonly caseId: string | undefined }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const query = useReply(listRollCalls, {
    params: { communityId: community.id },
    query: caseId === undefined ? {} : { case: caseId },
  });
  return (
    <Card label={t('calls.roll-calls')}>
      <SectionTitle>{t('calls.roll-calls')}</SectionTitle>
      <Loaded of={query} lines={3} empty={<Empty title={t('calls.none-yet')} hint={t('calls.none-yet-hint')} />}>
        {({ items }) => (
          <ul className="calls-rows">
            {items.map((one) => (
              <RollCallRow key={one.id} of={one} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
};

const People = ({ of }: { readonly of: CallList }): ReactNode => {
  const { t } = useText();
  if (of.people.length === 0)
    return (
      <Card label={t('calls.title')}>
        <Empty title={t('calls.none')} hint={t('calls.none-hint')} />
      </Card>
    );
  return byBuilding(of.people).map(([building, people]) => {
    const name = building === '' ? t('calls.without-home') : building;
    return (
      <Card key={name} label={name}>
        <SectionTitle remark={t('calls.people', { count: people.length })}>{name}</SectionTitle>
        <ul className="calls-rows">
          {people.map((one) => (
            <li key={one.personId}>
              <CalledPerson of={one} kinds={of.kinds} />
            </li>
          ))}
        </ul>
      </Card>
    );
  });
};

/** Whom to call when something happens, and the way to begin. */
export const CallsPage = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const community = useCommunity();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const { case: caseId, ...part } = search;
  const input = { params: { communityId: community.id }, query: part };
  const query = useReply(getCallList, input, { keepPrevious: true });
  const choose = (change: Record<string, string | undefined>): void => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    void navigate({ href: paths.calls(next), replace: true });
  };
  return (
    <Page
      title={t('calls.title')}
      sub={<span className="why">{t('calls.lead')}</span>}
      actions={
        <>
          <Button onClick={() => printDocument(fileUrl(printCallSheet, input))}>{t('calls.print')}</Button>
          <Button href={fileUrl(exportCallSheet, input)}>{t('calls.export')}</Button>
        </>
      }
    >
      <Loaded of={query} lines={10}>
        {(of) => (
          <div className="calls">
            <div className="calls-columns">
              {has('worker', 'head', 'grid-worker') ? (
                <StartForm
                  of={of}
                  caseId={caseId}
                  part={{ help: search['help'], grid: search['grid'], building: search['building'] }}
                />
              ) : null}
              <RollCalls caseId={caseId} />
            </div>
            <Card label={t('calls.help')}>
              <Filters of={of} search={search} choose={choose} />
            </Card>
            <p role="status" className="why">
              {t('calls.people', { count: of.people.length })}
            </p>
            <People of={of} />
          </div>
        )}
      </Loaded>
    </Page>
  );
};
