import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Skeleton } from '../../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../../web/ui/problem.tsx';
import type { CaseSummary } from '../../contract.ts';
import { CaseActions } from '../case/case-actions.tsx';
import { CaseHead } from '../case/case-head.tsx';
import { CaseMaterials } from '../case/case-materials.tsx';
import { CaseDocuments, CaseDuty } from '../case/case-side.tsx';
import { CaseTimeline } from '../case/case-timeline.tsx';
import { useCase } from '../case/use-case.ts';

/** The case beside the list: decided here, without leaving. `onDecided` opens the next one. */
export const DeskCase = ({
  of,
  onDecided,
}: {
  readonly of: Pick<CaseSummary, 'id' | 'communityId'>;
  readonly onDecided: () => void;
}): ReactNode => {
  const { t } = useText();
  const { query, accept } = useCase(of.communityId, of.id);
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
  return (
    <div className="case-column">
      <CaseHead of={query.data} level={2} />
      <CaseActions
        of={query.data}
        onChanged={accept}
        onActed={(next) => {
          accept(next);
          onDecided();
        }}
      />
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
