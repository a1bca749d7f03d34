import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, DueNote, SectionTitle, Tag } from '../../../../web/ui/parts.tsx';
import type { PersonReply } from '../../../people/contract.ts';
import { groupsBesideHints } from '../../../people/web/groups-beside-hints.ts';
import { RevealedValue } from '../../../people/web/revealed-value.tsx';
import { useCounterPerson } from './use-counter.ts';

const FACTS_SHOWN = 7;
const CASES_SHOWN = 4;
const VISITS_SHOWN = 2;

const PersonHead = ({ of, change }: { readonly of: PersonReply; readonly change: () => void }): ReactNode => {
  const { t, show } = useText();
  const about = [
    t(of.sex === 'female' ? 'counter.female' : 'counter.male'),
    of.age === null ? null : t('counter.years', { age: of.age }),
    of.relationToHead === null ? null : show(of.relationToHead),
  ].filter((part) => part !== null);
  return (
    <>
      <div className="counter-who">
        <div className="counter-face" aria-hidden="true">
          {[...of.name][0]}
        </div>
        <div className="counter-name">
          <h2>{of.name}</h2>
          <div className="sub">{about.join(' · ')}</div>
        </div>
        <div className="counter-who-links">
          <Link to={paths.person(of.communityId, of.id)}>{t('counter.person-file')}</Link>
          <Button size="small" onClick={change}>
            {t('counter.person-change')}
          </Button>
        </div>
      </div>
      <div className="counter-tags">
        {groupsBesideHints(of).map((group) => (
          <Tag key={group.id} care={group.care}>
            {show(group.name)}
          </Tag>
        ))}
        {of.hints.map((hint) => (
          <Tag key={hint.zh}>{show(hint)}</Tag>
        ))}
      </div>
    </>
  );
};

const Facts = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <>
      <SectionTitle remark={t('counter.known-remark')}>{t('counter.known')}</SectionTitle>
      <dl className="counter-facts">
        {of.facts.slice(0, FACTS_SHOWN).map((fact) => (
          <div key={fact.id}>
            <dt>{show(fact.label)}</dt>
            <dd>
              <RevealedValue of={of} fact={fact} />{' '}
              <span className="src">
                {show(fact.source)}
                {fact.asOf === null ? '' : ` ${showDate(fact.asOf, language)}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

const Matters = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <>
      <SectionTitle>{t('counter.cases')}</SectionTitle>
      {of.cases.length === 0 ? <p className="why">{t('counter.cases-none')}</p> : null}
      {of.cases.slice(0, CASES_SHOWN).map((one) => (
        <div key={one.id} className="counter-row">
          <Link to={paths.case(of.communityId, one.id)}>
            {show(one.name)} · {show(one.stateName)}
          </Link>
          {one.stateKind === 'done' ? (
            <span className="src">{showDate(one.openedAt.slice(0, 10), language)}</span>
          ) : (
            <DueNote daysLeft={one.workingDaysLeft} />
          )}
        </div>
      ))}
    </>
  );
};

const Visits = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <>
      <SectionTitle>{t('counter.visits')}</SectionTitle>
      {of.visits.length === 0 ? <p className="why">{t('counter.visits-none')}</p> : null}
      {of.visits.slice(0, VISITS_SHOWN).map((visit) => (
        <div key={visit.id} className="counter-row">
          <span>
            {showDate(visit.on, language)} · {visit.workerName} · {show(visit.result)}
            {visit.note === null ? null : <span className="why counter-quote">“{visit.note}”</span>}
          </span>
        </div>
      ))}
    </>
  );
};

/** Everything the window already knows of the person, so that nothing is asked twice. */
export const PersonPanel = ({
  personId,
  change,
}: {
  readonly personId: string;
  readonly change: () => void;
}): ReactNode => {
  const { t } = useText();
  const person = useCounterPerson(personId);
  return (
    <Card label={t('counter.person')} className="counter-person">
      <Loaded of={person} lines={10}>
        {(of) => (
          <>
            <PersonHead of={of} change={change} />
            <Facts of={of} />
            <Matters of={of} />
            <Visits of={of} />
          </>
        )}
      </Loaded>
    </Card>
  );
};
