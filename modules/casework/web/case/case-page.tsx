import './case.css';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Skeleton, useDocumentTitle } from '../../../../web/ui/parts.tsx';
import type { CaseReply } from '../../contract.ts';
import { aboutOf } from './about-case.ts';
import { AnswerCode } from '../passing-on/answer-code.tsx';
import { CaseTasks } from '../passing-on/case-tasks.tsx';
import { CaseActions } from './case-actions.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseMaterials } from './case-materials.tsx';
import { FieldRecordsOfCase } from '../../../field/web/records-of-case.tsx';
import { CaseRollCalls } from '../../../calls/web/case-roll-calls.tsx';
import { DispatchHint } from './dispatch-hint.tsx';
import { EarlierCases } from './earlier-cases.tsx';
import { CaseRating } from './case-rating.tsx';
import { CaseDocuments, CaseDuty, CaseLinks } from './case-side.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { CasePushes } from '../publicity/case-pushes.tsx';
import { ProcessFlow } from './process-flow.tsx';
import { useCase } from './use-case.ts';

/** The cards of a case in the places they have once it has arrived. */
export const CasePending = (): ReactNode => (
  <div className="case-page">
    <Card className="case-head">
      <Skeleton lines={3} />
    </Card>
    <div className="case-columns">
      <div className="case-column">
        <Card>
          <Skeleton lines={4} />
        </Card>
        <Card>
          <Skeleton lines={6} />
        </Card>
      </div>
      <div className="case-column">
        <Card>
          <Skeleton lines={6} />
        </Card>
      </div>
    </div>
  </div>
);

const CaseBody = ({
  of,
  accept,
}: {
  readonly of: CaseReply;
  readonly accept: (next: CaseReply) => void;
}): ReactNode => {
  const { show } = useText();
  const { has } = useSession();
  useDocumentTitle(`${of.number} ${show(aboutOf(of))}`);
  const inOffice = has('worker', 'head');
  const onStaff = inOffice || has('grid-worker', 'social-worker');
  return (
    <div className="case-page">
      <CaseHead of={of} />
      <div className="case-columns">
        <div className="case-column">
          <EarlierCases key={`earlier-${of.version}`} of={of} onActed={accept} />
          <DispatchHint key={`hint-${of.version}`} of={of} onActed={accept} />
          <CaseActions of={of} onActed={accept} onChanged={accept} />
          <CaseTasks of={of} onChanged={accept} />
          <AnswerCode of={of} />
          <CasePushes key={of.version} of={of} />
          {of.itemId === null && of.materials.length === 0 ? null : <CaseMaterials of={of} />}
          <ProcessFlow of={of} />
        </div>
        <div className="case-column">
          <CaseRating of={of} mayRecord={inOffice} onRated={accept} />
          <CaseTimeline of={of} mayWrite={onStaff || has('approver')} onWritten={accept} />
          <CaseDocuments of={of} />
          <CaseDuty of={of} onChanged={accept} />
          <CaseRollCalls communityId={of.communityId} caseId={of.id} />
          <FieldRecordsOfCase communityId={of.communityId} caseId={of.id} />
          <CaseLinks of={of} mayOpen={inOffice} />
        </div>
      </div>
    </div>
  );
};

/** One case: where it stands, what can be done, and everything that happened. */
export const CasePage = (): ReactNode => {
  const { communityId = '', caseId = '' } = useParams({ strict: false });
  const { query, accept } = useCase(communityId, caseId);
  return (
    <div className="page">
      <Loaded of={query} card pending={<CasePending />}>
        {(of) => <CaseBody key={of.id} of={of} accept={accept} />}
      </Loaded>
    </div>
  );
};
