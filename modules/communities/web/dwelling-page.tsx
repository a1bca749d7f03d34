import './places.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { Card, Empty, Page, Pill, SectionTitle, Skeleton } from '../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../web/ui/problem.tsx';
import { getDwelling } from '../contract.ts';
import { HolderName } from './in-charge-rows.tsx';

type Dwelling = ReplyOf<typeof getDwelling>;

const Stay = ({
  of,
  communityId,
}: {
  readonly of: Dwelling['stays'][number];
  readonly communityId: string;
}): ReactNode => {
  const { t, language } = useText();
  const { has } = useSession();
  const name = t('dwelling.household-of', { name: of.head });
  const from = of.from === null ? t('building.since-ever') : showDate(of.from, language);
  return (
    <li>
      <span>
        {has('worker', 'head', 'social-worker') ? (
          <Link to={paths.household(communityId, of.householdId)}>{name}</Link>
        ) : (
          name
        )}{' '}
        <Pill tone={of.until === null ? 'ok' : 'plain'}>
          {t(of.until === null ? 'dwelling.now' : 'dwelling.before')}
        </Pill>
        <span className="why">
          {' '}
          {t(`dwelling.tenure.${of.tenure}`)} · {t('dwelling.members', { count: of.members })}
        </span>
      </span>
      <span className="why num">
        {from} – {of.until === null ? t('building.still') : showDate(of.until, language)}
      </span>
    </li>
  );
};

const Responsible = ({ of }: { readonly of: Dwelling }): ReactNode => {
  const { t, show } = useText();
  return (
    <ul className="in-charge-rows">
      {of.responsible.map(({ roleId, role, holders }) => (
        <li key={roleId}>
          <span className="why">{show(role)}</span>
          <span>
            {holders.length === 0 ? <span className="why">{t('dwelling.nobody')}</span> : null}
            {holders.map((one) => (
              <div key={one.dutyId}>
                <HolderName of={one.holder} />{' '}
                <span className="src">{t('dwelling.by-place', { place: one.place.name })}</span>
              </div>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Content = ({ of, communityId }: { readonly of: Dwelling; readonly communityId: string }): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const choose = (on: string): void =>
    void navigate({ href: paths.dwelling(communityId, of.id, on === today() ? {} : { on }), replace: true });
  return (
    <div className="building-columns">
      <Card label={t('dwelling.stays')}>
        <SectionTitle>{t('dwelling.stays')}</SectionTitle>
        {of.stays.every(({ until }) => until !== null) ? (
          <Empty title={t('dwelling.stays-none')} hint={t('dwelling.stays-none-hint')} />
        ) : null}
        <ul className="in-charge-rows">
          {of.stays.map((stay) => (
            <Stay key={`${stay.householdId}${stay.from}`} of={stay} communityId={communityId} />
          ))}
        </ul>
      </Card>
      <Card label={t('dwelling.responsible')}>
        <SectionTitle
          remark={
            <label>
              {t('places.on')}{' '}
              <Input
                type="date"
                size="small"
                style={{ width: 140 }}
                value={of.on}
                onChange={({ target }) => (target.value === '' ? undefined : choose(target.value))}
              />
            </label>
          }
        >
          {t('dwelling.responsible')}
        </SectionTitle>
        <Responsible of={of} />
      </Card>
    </div>
  );
};

/** One dwelling: its households over time, and who is in charge on a day that can be chosen. */
export const DwellingPage = (): ReactNode => {
  const { t } = useText();
  const { communityId = '', dwellingId = '' } = useParams({ strict: false });
  const { on }: { on?: string } = useSearch({ strict: false });
  const query = useReply(
    getDwelling,
    { params: { communityId, dwellingId }, query: on === undefined ? {} : { on } },
    { keepPrevious: true },
  );
  const { data } = query;
  if (data === undefined)
    return (
      <Page title={t('dwelling.title')}>
        <Card>
          {query.isError ? (
            <LoadFailed error={query.error} retry={() => void query.refetch()} />
          ) : (
            <Skeleton lines={8} />
          )}
        </Card>
      </Page>
    );
  return (
    <Page
      title={`${data.building.name}${data.unit.name}${data.door}`}
      sub={
        <>
          <Link to={paths.building(communityId, data.building.id)}>{data.building.name}</Link>
          {data.grid === null ? null : ` · ${data.grid.name}`}
          {data.usedAs === 'home' ? null : ` · ${t(`places.used-as.${data.usedAs}`)}`}
          {data.area === null ? null : ` · ${t('dwelling.area', { area: data.area })}`}
          {data.owner === null ? null : ` · ${t('dwelling.owner', { name: data.owner })}`}
        </>
      }
    >
      <Content of={data} communityId={communityId} />
    </Page>
  );
};
