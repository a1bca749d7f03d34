import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Skeleton } from '../../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../../web/ui/problem.tsx';
import type { CaseReply } from '../../contract.ts';
import { CaseActions } from '../case/case-actions.tsx';
import { CaseHead } from '../case/case-head.tsx';
import { CaseMaterials } from '../case/case-materials.tsx';
import { CaseDocuments, CaseDuty } from '../case/case-side.tsx';
import { CaseTimeline } from '../case/case-timeline.tsx';
import { CaseTasks } from '../passing-on/case-tasks.tsx';
import { useCase } from '../case/use-case.ts';
import type { DeskLine } from './use-desk.ts';

/** The case beside the list: decided here, without leaving. `onDecided` opens the next one. */
export const DeskCase = ({
  line: { of, task },
  onDecided,
}: {
  readonly line: DeskLine;
  readonly onDecided: () => void;
}): ReactNode => {
  const { t } = useText();
  const { query, accept } = useCase(of.communityId, of.id);
  const acted = (next: CaseReply): void => {
    accept(next);
    onDecided();
  };
  if (query.isError)
    return (
      <Card>
        <LoadFailed error={query.error} retry={() => void query.refetch()} />
      </Card>
    );
  if (query.data === undefined)
    return (
      <div className="case-column">
        <Card className="case-head">
          <Skeleton lines={3} />
        </Card>
        <Card>
          <Skeleton lines={8} />
        </Card>
      </div>
    );
  // Whoever was given a part of the case answers that first.
  const givenHere = query.data.tasks.some(({ mine }) => mine);
  const tasks = <CaseTasks of={query.data} onChanged={task === null ? accept : acted} />;
  return (
    <div className="case-column">
      <CaseHead of={query.data} level={2} />
      {givenHere ? tasks : null}
      <CaseActions of={query.data} onChanged={accept} onActed={acted} />
      {givenHere ? null : tasks}
      <CaseMaterials of={query.data} />
      <CaseTimeline of={query.data} mayWrite onWritten={accept} />
      <CaseDocuments of={query.data} />
      <CaseDuty of={query.data} onChanged={accept} />
      <p>
        <Link to={paths.case(of.communityId, of.id)}>{t('desk.open-page')}</Link>
      </p>
    </div>
  );
};
