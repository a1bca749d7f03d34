import './visits.css';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Field, Page, Pill, SectionTitle, Tag } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getVisitForm, listPlannedVisits, raiseOccasion } from '../contract.ts';
import type { VisitReply } from '../contract/shapes.ts';
import { SavedVisit } from './saved-visit.tsx';
import { VisitForm } from './visit-form.tsx';
import { VisitTabs } from './visit-tabs.tsx';

type Form = ReplyOf<typeof getVisitForm>;

const Who = ({ of, communityId }: { readonly of: Form; readonly communityId: string }): ReactNode => {
  const { t, show, language } = useText();
  const { has } = useSession();
  const { person, stop, reasons, visits } = of;
  return (
    <Card label={person.name}>
      <h2 className="stop-building">
        {has('worker', 'head', 'social-worker') ? (
          <Link to={paths.person(communityId, person.id)}>{person.name}</Link>
        ) : (
          person.name
        )}{' '}
        {person.age === null ? null : <span className="why">{t('visits.age', { age: person.age })}</span>}
      </h2>
      <p className="visit-tags">
        {person.groups.map((group) => (
          <Tag key={group.zh}>{show(group)}</Tag>
        ))}
      </p>
      <dl className="visit-facts">
        <dt>{t('visits.address')}</dt>
        <dd>{stop === null ? '–' : `${stop.building}${stop.unit}${stop.door}`}</dd>
        <dt>{t('visits.phone')}</dt>
        <dd className="num">{person.phoneMasked ?? '–'}</dd>
        <dt>{t('visits.why')}</dt>
        <dd>{reasons.length === 0 ? t('visits.no-rule') : reasons.map((reason) => show(reason)).join('、')}</dd>
      </dl>
      <SectionTitle>{t('visits.last')}</SectionTitle>
      {visits.length === 0 ? <Empty title={t('visits.last-none')} hint={t('visits.last-none-hint')} /> : null}
      <ul className="visit-last">
        {visits.map((visit) => (
          <li key={visit.id}>
            <span className="num">{showDate(visit.on, language)}</span>{' '}
            <Pill>{t(`visits.result.${visit.result}`)}</Pill> <span className="src">{visit.worker}</span>
            {visit.note === '' ? null : <div className="why">{visit.note}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
};

/** Something happened that calls for a visit within days: the plan takes it up at once. */
const OccasionCard = ({ of, communityId }: { readonly of: Form; readonly communityId: string }): ReactNode => {
  const { t, show, language } = useText();
  const command = useCommand(raiseOccasion, { invalidates: [listPlannedVisits] });
  const [ruleId, setRuleId] = useState(of.occasions[0]?.id ?? '');
  const [happenedOn, setHappenedOn] = useState(today());
  const [dueOn, setDueOn] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const done = await command.run({ params: { communityId }, body: { personId: of.person.id, ruleId, happenedOn } });
    if (done !== undefined) setDueOn(done.dueOn);
  };
  return (
    <Card label={t('visits.occasion')}>
      <SectionTitle>{t('visits.occasion')}</SectionTitle>
      <ProblemSummary problem={command.problem} />
      <Field id="occasion-kind" label={t('visits.occasion-kind')}>
        <Select
          id="occasion-kind"
          style={{ width: '100%' }}
          value={ruleId}
          options={of.occasions.map(({ id, name }) => ({ value: id, label: show(name) }))}
          onChange={setRuleId}
        />
      </Field>
      <Field id="occasion-day" label={t('visits.occasion-day')}>
        <Input
          id="occasion-day"
          type="date"
          style={{ width: 160 }}
          max={today()}
          value={happenedOn}
          onChange={({ target }) => setHappenedOn(target.value === '' ? today() : target.value)}
        />
      </Field>
      <Button loading={command.pending} onClick={() => void send()}>
        {t('visits.occasion-save')}
      </Button>
      <p role="status" className="why">
        {dueOn === null ? '' : t('visits.occasion-saved', { day: showDate(dueOn, language) })}
      </p>
    </Card>
  );
};

/** At the door of one person: who it is and why, the questions, and what happened at the last visits. */
export const VisitPage = (): ReactNode => {
  const { t } = useText();
  const { communityId = '', personId = '' } = useParams({ strict: false });
  const { planned }: { planned?: string } = useSearch({ strict: false });
  const [visit, setVisit] = useState<VisitReply | null>(null);
  const query = useReply(
    getVisitForm,
    { params: { communityId, personId }, query: planned === undefined ? {} : { planned } },
    { enabled: visit === null },
  );
  const { data } = query;
  return (
    <Page title={data === undefined ? t('visits.form') : t('visits.form-of', { name: data.person.name })}>
      <VisitTabs />
      <Loaded of={query} lines={10}>
        {(of) => (
          <div className="visit-columns">
            <div className="visits">
              <Who of={of} communityId={communityId} />
              {visit === null ? null : <OccasionCard of={of} communityId={communityId} />}
            </div>
            {visit === null ? (
              <div className="visits">
                <VisitForm form={of} saved={setVisit} />
                <OccasionCard of={of} communityId={communityId} />
              </div>
            ) : (
              <SavedVisit visit={visit} changed={setVisit} />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
};
