import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../../platform/contract.ts';
import { paths } from '../../../../../web/paths.ts';
import { useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { showMoment } from '../../../../../web/ui/dates.ts';
import { Loaded } from '../../../../../web/ui/loaded.tsx';
import { Card } from '../../../../../web/ui/parts.tsx';
import { listRevisions } from '../../../contract.ts';
import { StatusPill } from '../revision/revision-state.tsx';

type Revision = ReplyOf<typeof listRevisions>['items'][number];

const OPEN: readonly Revision['status'][] = ['writing', 'in-review', 'approved'];

export const RevisionLines = ({ of }: { readonly of: readonly Revision[] }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <ul className="divided">
      {of.map(({ id, purpose, itemName, organisation, status, writers, changedAt }) => (
        <li key={id} className="edit-revision-line">
          <Link to={paths.catalogueRevision(id)}>
            {t(`editor.title.${purpose}`, { item: show(itemName), place: organisation?.name ?? '' })}
          </Link>
          <span className="why">
            {writers.map(({ name }) => name).join('、')} {showMoment(changedAt, language)}
          </span>
          <StatusPill of={status} />
        </li>
      ))}
    </ul>
  );
};

/** Beyond these, the older ones are folded away: the catalogue below must stay in sight. */
const SHOWN = 5;

const Mine = ({ of }: { readonly of: readonly Revision[] }): ReactNode => {
  const { t } = useText();
  return (
    <Card label={t('editor.mine')}>
      <h2 className="edit-title">{t('editor.mine')}</h2>
      <RevisionLines of={of.slice(0, SHOWN)} />
      {of.length <= SHOWN ? null : (
        <details className="edit-dates">
          <summary>{t('editor.show-all', { count: of.length })}</summary>
          <RevisionLines of={of.slice(SHOWN)} />
        </details>
      )}
    </Card>
  );
};

const Waiting = ({ of }: { readonly of: readonly Revision[] }): ReactNode => {
  const { t } = useText();
  const waiting = of.filter(({ waitsForMe }) => waitsForMe);
  const mine = of.filter(({ mine: own, waitsForMe, status }) => own && !waitsForMe && OPEN.includes(status));
  if (waiting.length === 0 && mine.length === 0) return null;
  return (
    <div className="edit-waiting">
      {waiting.length === 0 ? null : (
        <Card label={t('editor.waits-for-me')}>
          <h2 className="edit-title">{t('editor.waits-for-me')}</h2>
          <RevisionLines of={waiting} />
        </Card>
      )}
      {mine.length === 0 ? null : <Mine of={mine} />}
    </div>
  );
};

/** What waits for this person: revisions to look at, and those in whose writing one is oneself. */
export const WaitingRevisions = (): ReactNode => (
  <Loaded of={useReply(listRevisions, {})} card pending={null}>
    {({ items }) => <Waiting of={items} />}
  </Loaded>
);
