import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../web/ui/parts.tsx';
import { listRollCalls } from '../contract.ts';

/** Roll calls of an emergency and the way to start one. Nothing on other cases. */
export const CaseRollCalls = ({
  communityId,
  caseId,
}: {
  readonly communityId: string;
  readonly caseId: string;
}): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const query = useReply(
    listRollCalls,
    { params: { communityId }, query: { case: caseId } },
    { enabled: has('worker', 'head', 'grid-worker', 'social-worker') },
  );
  const items = query.data?.items ?? [];
  const mayStart = query.data?.mayStart === true && has('worker', 'head', 'grid-worker');
  if (items.length === 0 && !mayStart) return null;
  return (
    <Card label={t('calls.of-case')}>
      <SectionTitle>{t('calls.of-case')}</SectionTitle>
      <ul className="divided">
        {items.map((one) => (
          <li key={one.id}>
            <Link to={paths.rollCall(communityId, one.id)}>{one.title}</Link>{' '}
            <span className="why num">
              {t('calls.settled', { settled: one.progress.settled, people: one.progress.people })}
            </span>
          </li>
        ))}
      </ul>
      {mayStart ? <Link to={paths.calls({ case: caseId })}>{t('calls.start')}</Link> : null}
    </Card>
  );
};
