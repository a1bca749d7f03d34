import './people.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Skeleton, Tag, useDocumentTitle } from '../../../web/ui/parts.tsx';
import { useShortcut } from '../../../web/ui/shortcuts.tsx';
import { getPerson } from '../contract.ts';
import type { PersonReply } from '../contract.ts';
import { GroupTags } from './group-tags.tsx';
import { groupsBesideHints } from './groups-beside-hints.ts';
import type { ChangeScene } from './changes/change-entry.ts';
import { ChangeForm } from './changes/change-form.tsx';
import { ChangeHistory } from './changes/change-history.tsx';
import { PersonConsents } from './file/person-consents.tsx';
import { PersonGroups } from './file/person-groups.tsx';
import { PersonPapers, ReplacedValues } from './file/person-papers.tsx';
import { LeftNote } from './left-note.tsx';
import {
  PersonCases,
  PersonFacts,
  PersonHousehold,
  PersonNeeds,
  PersonVisits,
  PersonVolunteering,
} from './person-parts.tsx';

const PersonHead = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show } = useText();
  const { has } = useSession();
  const navigate = useNavigate();
  const isEditor = has('worker', 'head');
  const mayServe = isEditor && of.mergedInto === null;
  const [changing, setChanging] = useState(false);
  const serve = (): void => void navigate({ href: paths.counter({ person: of.id }) });
  useShortcut('n', t('person.serve'), serve, mayServe);
  const line = [
    t(`people.sex.${of.sex}`),
    of.age === null ? null : t('people.years', { age: of.age }),
    of.relationToHead === null ? null : show(of.relationToHead),
    t(`people.residence.${of.residence}`),
    of.grid?.name ?? null,
  ].filter((part) => part !== null);
  return (
    <header className="card person-head">
      <div className="person-face" aria-hidden="true">
        {[...of.name][0]}
      </div>
      <div className="person-who">
        <h1>{of.name}</h1>
        <div className="sub">{line.join(' · ')}</div>
        <div className="person-tags">
          <GroupTags groups={groupsBesideHints(of)} />
          {of.hints.map((hint) => (
            <Tag key={hint.zh}>{show(hint)}</Tag>
          ))}
        </div>
        <LeftNote of={of} />
      </div>
      {mayServe && of.left?.because !== 'died' ? (
        <Button onClick={() => setChanging(true)}>{t('change.record')}</Button>
      ) : null}
      {changing ? (
        <ChangeForm communityId={of.communityId} scene={sceneOf(of)} close={() => setChanging(false)} />
      ) : null}
      {mayServe ? (
        <Button onClick={() => void navigate({ href: paths.newDocument({ person: of.id }) })}>
          {t('issue.for-person')}
        </Button>
      ) : null}
      {mayServe ? (
        <Button type="primary" onClick={serve} aria-keyshortcuts="n">
          {t('person.serve')}
        </Button>
      ) : null}
    </header>
  );
};

/** The household as the forms of changes need it: this person first, then the others. */
const sceneOf = (of: PersonReply): ChangeScene => ({
  personId: of.id,
  householdId: of.householdId,
  members: [
    { id: of.id, name: of.name, relationId: of.relationId },
    ...of.household.map(({ id, name, relationId }) => ({ id, name, relationId })),
  ],
});

const PersonBody = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  useDocumentTitle(of.name);
  return (
    <div className="person">
      <PersonHead of={of} />
      <div className="person-columns">
        <div className="person-column">
          <PersonFacts of={of} />
          <PersonHousehold of={of} />
          <PersonGroups of={of} />
          <PersonConsents of={of} />
          <ReplacedValues of={of} />
        </div>
        <div className="person-column">
          <PersonCases
            communityId={of.communityId}
            cases={of.cases}
            title={t('person.cases')}
            {...(has('worker', 'head') ? { all: paths.cases({ person: of.id, sort: 'opened' }) } : {})}
          />
          <PersonNeeds of={of} title={t('person.needs')} />
          <PersonVisits of={of} />
          <PersonVolunteering of={of} />
          <ChangeHistory communityId={of.communityId} of={{ person: of.id }} />
          <PersonPapers of={of} />
        </div>
      </div>
      {has('worker', 'head') && of.mergedInto === null ? (
        <p className="person-foot">
          <Link to={paths.erasure(of.communityId, of.id)}>{t('erasure.title')}</Link>
        </p>
      ) : null}
    </div>
  );
};

/** The cards of a page in the places they have once it has arrived. */
export const PersonPending = (): ReactNode => (
  <div className="person">
    <Card className="person-head">
      <Skeleton lines={3} />
    </Card>
    <div className="person-columns">
      <Card>
        <Skeleton lines={8} />
      </Card>
      <Card>
        <Skeleton lines={6} />
      </Card>
    </div>
  </div>
);

/** One person: what is known and from where, the household, the matters and the visits. */
export const PersonPage = (): ReactNode => {
  const { communityId = '', personId = '' } = useParams({ strict: false });
  const query = useReply(getPerson, { params: { communityId, personId } });
  return (
    <div className="page">
      <Loaded of={query} card pending={<PersonPending />}>
        {(of) => <PersonBody key={of.id} of={of} />}
      </Loaded>
    </div>
  );
};
