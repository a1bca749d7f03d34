import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { paths } from '../../../web/paths.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { Card, DueNote, Empty, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import type { Tone } from '../../../web/ui/parts.tsx';
import type { PersonReply } from '../contract.ts';
import { CorrectDialog } from './file/correct-form.tsx';
import { FactDialog } from './file/fact-form.tsx';
import { RevealedValue } from './revealed-value.tsx';

type PersonCase = PersonReply['cases'][number];

const Expiry = ({ on }: { readonly on: string }): ReactNode => {
  const { t, language } = useText();
  const expired = on < today();
  return (
    <span className={expired ? 'due-bad' : undefined}>
      {' · '}
      {t(expired ? 'person.expired' : 'person.expires', { date: showDate(on, language) })}
    </span>
  );
};

/** Every fact with where it comes from, as of when, and until when it holds. */
export const PersonFacts = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show, language } = useText();
  const { has } = useSession();
  const [writing, setWriting] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const mayWrite = has('worker', 'head') && of.mergedInto === null;
  return (
    <Card label={t('person.facts')}>
      <SectionTitle
        remark={
          mayWrite ? (
            <span className="person-remark-buttons">
              <Button size="small" onClick={() => setCorrecting(true)}>
                {t('file.correct')}
              </Button>
              <Button size="small" onClick={() => setWriting(true)}>
                {t('file.fact-set')}
              </Button>
            </span>
          ) : (
            t('person.facts-remark')
          )
        }
      >
        {t('person.facts')}
      </SectionTitle>
      {correcting ? <CorrectDialog of={of} close={() => setCorrecting(false)} /> : null}
      {writing ? <FactDialog of={of} close={() => setWriting(false)} /> : null}
      {of.facts.length === 0 ? (
        <Empty title={t('person.facts-none')} />
      ) : (
        <dl className="person-facts">
          {of.facts.map((fact) => (
            <div key={fact.id}>
              <dt>{show(fact.label)}</dt>
              <dd>
                <RevealedValue of={of} fact={fact} />
              </dd>
              <dd className="src">
                {show(fact.source)}
                {fact.asOf === null ? '' : ` ${showDate(fact.asOf, language)}`}
                {fact.expiresOn === null ? null : <Expiry on={fact.expiresOn} />}
                {of.consentsMissing.length > 0 && fact.ground === null && fact.kept ? (
                  <span className="due-bad"> · {t('file.not-used')}</span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
};

const TONES: Readonly<Record<PersonCase['stateKind'], Tone>> = { open: 'brand', waiting: 'ask', done: 'plain' };

export const PersonCases = ({
  communityId,
  cases,
  title,
  none,
  all,
}: {
  readonly communityId: string;
  readonly cases: readonly PersonCase[];
  readonly title: string;
  /** What is said where there are none. */
  readonly none?: string;
  /** Address of the whole list, where there is one. */
  readonly all?: string;
}): ReactNode => {
  const { t, show, language } = useText();
  return (
    <Card label={title}>
      <SectionTitle {...(all === undefined ? {} : { remark: <Link to={all}>{t('person.cases-all')}</Link> })}>
        {title}
      </SectionTitle>
      {cases.length === 0 && none !== undefined ? <p className="sub">{none}</p> : null}
      {cases.length === 0 ? (
        none === undefined ? (
          <Empty title={t('person.cases-none')} hint={t('person.cases-none-hint')} />
        ) : null
      ) : (
        <ul className="person-rows">
          {cases.map((one) => (
            <li key={one.id}>
              <span>
                <Link to={paths.case(communityId, one.id)}>{show(one.name)}</Link>{' '}
                <span className="why num">{one.number}</span>
              </span>
              <span className="person-case-state">
                <DueNote daysLeft={one.workingDaysLeft} done={one.stateKind === 'done'} />
                <Pill tone={TONES[one.stateKind]}>{show(one.stateName)}</Pill>
                <span className="why num">{showDate(plainDateOf(one.openedAt), language)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

/** What somebody needs and how far it is seen to. */
export const PersonNeeds = ({
  of,
  title,
}: {
  readonly of: Pick<PersonReply, 'communityId' | 'needs'>;
  readonly title: string;
}): ReactNode => {
  const { t } = useText();
  return <PersonCases communityId={of.communityId} cases={of.needs} title={title} none={t('person.needs-none')} />;
};

export const PersonVolunteering = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={t('person.volunteering')}>
      <SectionTitle>{t('person.volunteering')}</SectionTitle>
      {of.volunteering.length === 0 ? (
        <p className="sub">{t('person.volunteering-none')}</p>
      ) : (
        <ul className="person-rows">
          {of.volunteering.map(({ caseId, number, name, stateName, times, hours }) => (
            <li key={caseId}>
              <span>
                <Link to={paths.case(of.communityId, caseId)}>{show(name)}</Link>{' '}
                <span className="why num">{number}</span>
              </span>
              <span className="person-case-state">
                <span className="num">
                  {times === 0
                    ? t('person.volunteering-signed-up')
                    : t('person.volunteering-times', { times, hours: Number(hours.toFixed(1)) })}
                </span>
                <Pill tone="plain">{show(stateName)}</Pill>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

export const PersonVisits = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <Card label={t('person.visits')}>
      <SectionTitle>{t('person.visits')}</SectionTitle>
      {of.visits.length === 0 ? (
        <Empty title={t('person.visits-none')} hint={t('person.visits-none-hint')} />
      ) : (
        <ul className="person-rows">
          {of.visits.map((visit) => (
            <li key={visit.id}>
              <span>
                <span className="num">{showDate(visit.on, language)}</span> · {visit.workerName} · {show(visit.result)}
              </span>
              {visit.note === null ? null : <q className="sub">{visit.note}</q>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

export const PersonHousehold = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={t('person.household')}>
      <SectionTitle
        {...(of.householdId === null
          ? {}
          : {
              remark: <Link to={paths.household(of.communityId, of.householdId)}>{t('person.household-open')}</Link>,
            })}
      >
        {t('person.household')}
      </SectionTitle>
      {of.household.length === 0 ? (
        <p className="sub">{t(of.householdId === null ? 'person.household-none' : 'person.household-alone')}</p>
      ) : (
        <ul className="person-rows">
          {of.household.map((member) => (
            <li key={member.id}>
              {member.id === of.id ? (
                <b>{member.name}</b>
              ) : (
                <Link to={paths.person(of.communityId, member.id)}>{member.name}</Link>
              )}
              <span className="why num">
                {show(member.relation)} · {t(`people.sex.${member.sex}`)}
                {member.age === null ? '' : ` · ${t('people.years', { age: member.age })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};
