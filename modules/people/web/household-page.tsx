import './people.css';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate } from '../../../web/ui/dates.ts';
import { Card, Empty, Page, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../web/ui/problem.tsx';
import { getHousehold } from '../contract.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { ChangeScene } from './changes/change-entry.ts';
import { ChangeForm } from './changes/change-form.tsx';
import { ChangeHistory } from './changes/change-history.tsx';
import { GroupTags } from './group-tags.tsx';
import { PersonPending } from './person-page.tsx';
import { PersonCases, PersonNeeds } from './person-parts.tsx';

type Household = ReplyOf<typeof getHousehold>;

const Members = ({ of }: { readonly of: Household }): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={t('household.members')}>
      <SectionTitle remark={t('household.count', { count: of.members.length })}>{t('household.members')}</SectionTitle>
      <ul className="person-rows">
        {of.members.map((member) => (
          <li key={member.id}>
            <span>
              <Link to={paths.person(member.communityId, member.id)}>{member.name}</Link>{' '}
              {member.isHead ? <Pill tone="brand">{t('household.head')}</Pill> : null}{' '}
              <span className="why num">
                {member.isHead ? '' : `${show(member.relation)} · `}
                {t(`people.sex.${member.sex}`)}
                {member.age === null ? '' : ` · ${t('people.years', { age: member.age })}`}
              </span>
            </span>
            <GroupTags groups={member.groups} />
          </li>
        ))}
      </ul>
    </Card>
  );
};

/** Who was met when; what was said stands on the page of the person. */
const HouseholdVisits = ({ communityId, of }: { readonly communityId: string; readonly of: Household }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <Card label={t('household.visits')}>
      <SectionTitle>{t('household.visits')}</SectionTitle>
      {of.visits.length === 0 ? (
        <Empty title={t('person.visits-none')} hint={t('person.visits-none-hint')} />
      ) : (
        <ul className="person-rows">
          {of.visits.map(({ id, on, person, workerName, result }) => (
            <li key={id}>
              <Link to={paths.person(communityId, person.id)}>{person.name}</Link>
              <span className="why">
                <span className="num">{showDate(on, language)}</span> · {workerName} · {show(result)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const sceneOf = (of: Household): ChangeScene => ({
  personId: null,
  householdId: of.id,
  members: of.members.map(({ id, name, relationId }) => ({ id, name, relationId })),
});

/** One household: who belongs to it, and its matters. */
export const HouseholdPage = (): ReactNode => {
  const { t, language } = useText();
  const { has } = useSession();
  const [changing, setChanging] = useState(false);
  const { communityId = '', householdId = '' } = useParams({ strict: false });
  const query = useReply(getHousehold, { params: { communityId, householdId } });
  if (query.isError)
    return (
      <Page title={t('household.title')}>
        <Card>
          <LoadFailed error={query.error} retry={() => void query.refetch()} />
        </Card>
      </Page>
    );
  if (query.data === undefined)
    return (
      <div className="page">
        <PersonPending />
      </div>
    );
  const household = query.data;
  return (
    <Page
      title={household.address}
      sub={
        household.closedOn === null
          ? (household.grid?.name ?? t('household.title'))
          : t('household.closed', { date: showDate(household.closedOn, language) })
      }
      actions={
        has('worker', 'head') && household.closedOn === null ? (
          <Button type="primary" onClick={() => setChanging(true)}>
            {t('change.record')}
          </Button>
        ) : undefined
      }
    >
      {changing ? (
        <ChangeForm communityId={communityId} scene={sceneOf(household)} close={() => setChanging(false)} />
      ) : null}
      <div className="person-columns">
        <div className="person-column">
          <Members of={household} />
          <ChangeHistory communityId={communityId} of={{ household: householdId }} />
        </div>
        <div className="person-column">
          <PersonCases communityId={communityId} cases={household.cases} title={t('household.cases')} />
          <PersonNeeds of={{ communityId, needs: household.needs }} title={t('household.needs')} />
          <HouseholdVisits communityId={communityId} of={household} />
        </div>
      </div>
    </Page>
  );
};
