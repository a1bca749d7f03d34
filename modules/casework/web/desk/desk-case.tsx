import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Skeleton } from '../../../../web/ui/parts.tsx';
import type { CaseReply } from '../../contract.ts';
import { CaseActions } from '../case/case-actions.tsx';
import { CaseHead } from '../case/case-head.tsx';
import { CaseMaterials } from '../case/case-materials.tsx';
import { CaseDocuments, CaseDuty } from '../case/case-side.tsx';
import { CaseTimeline } from '../case/case-timeline.tsx';
import { CaseTasks } from '../passing-on/case-tasks.tsx';
import { useCase } from '../case/use-case.ts';
import type { DeskLine } from './use-desk.ts';

const Pending = (): ReactNode => (
  <div className="case-column">
    <Card className="case-head">
      <Skeleton lines={3} />
    </Card>
    <Card>
      <Skeleton lines={8} />
    </Card>
  </div>
);

const Whole = ({
  of,
  ownPart,
  accept,
  acted,
}: {
  readonly of: CaseReply;
  /** Whether it is on the desk for a part of it that was given to whoever sits there. */
  readonly ownPart: boolean;
  readonly accept: (next: CaseReply) => void;
  readonly acted: (next: CaseReply) => void;
}): ReactNode => {
  const { t } = useText();
  // Whoever was given a part of the case answers that first.
  const givenHere = of.tasks.some(({ mine }) => mine);
  const tasks = <CaseTasks of={of} onChanged={ownPart ? acted : accept} />;
  return (
    <div className="case-column">
      <CaseHead of={of} level={2} />
      {givenHere ? tasks : null}
      <CaseActions of={of} onChanged={accept} onActed={acted} />
      {givenHere ? null : tasks}
      <CaseMaterials of={of} />
      <CaseTimeline of={of} mayWrite onWritten={accept} />
      <CaseDocuments of={of} />
      <CaseDuty of={of} onChanged={accept} />
      <p>
        <Link to={paths.case(of.communityId, of.id)}>{t('desk.open-page')}</Link>
      </p>
    </div>
  );
};

/** The case beside the list: decided here, without leaving. `onDecided` opens the next one. */
export const DeskCase = ({
  line: { of, task },
  onDecided,
}: {
  readonly line: DeskLine;
  readonly onDecided: () => void;
}): ReactNode => {
  const { query, accept } = useCase(of.communityId, of.id);
  const acted = (next: CaseReply): void => {
    accept(next);
    onDecided();
  };
  return (
    <Loaded of={query} card pending={<Pending />}>
      {(shown) => <Whole of={shown} ownPart={task !== null} accept={accept} acted={acted} />}
    </Loaded>
  );
};
