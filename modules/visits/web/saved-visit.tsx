import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getAttachment, openFindingCase } from '../contract.ts';
import type { VisitReply } from '../contract/shapes.ts';

type Finding = VisitReply['findings'][number];

const FindingRow = ({
  of,
  visit,
  changed,
}: {
  readonly of: Finding;
  readonly visit: VisitReply;
  readonly changed: (visit: VisitReply) => void;
}): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const command = useCommand(openFindingCase);
  const open = async (): Promise<void> => {
    const params = { communityId: community.id, visitId: visit.id, findingId: of.id };
    const opened = await command.run({ params, body: {} });
    if (opened === undefined) return;
    const findings = visit.findings.map((one) => (one.id === of.id ? { ...one, caseId: opened.caseId } : one));
    changed({ ...visit, findings });
  };
  return (
    <li>
      <span>{show(of.title)}</span>
      {of.caseId === null ? (
        <Button loading={command.pending} onClick={() => void open()}>
          {t('visits.make-case', { process: show(of.process) })}
        </Button>
      ) : (
        <Link to={paths.case(community.id, of.caseId)}>
          <Pill tone="ok">{t('visits.case-opened')}</Pill> {show(of.process)}
        </Link>
      )}
      <ProblemSummary problem={command.problem} />
    </li>
  );
};

/** A visit that is kept: what it found, each with one key that makes it a case. */
export const SavedVisit = ({
  visit,
  changed,
}: {
  readonly visit: VisitReply;
  readonly changed: (visit: VisitReply) => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  return (
    <Card label={t('visits.saved')}>
      <p role="status">
        <Pill tone="ok">{t('visits.saved')}</Pill> {visit.person.name} · {t(`visits.result.${visit.result}`)}
      </p>
      <SectionTitle>{t('visits.findings')}</SectionTitle>
      {visit.findings.length === 0 ? (
        <p className="why">{t('visits.findings-none')}</p>
      ) : (
        <ul className="visit-findings">
          {visit.findings.map((one) => (
            <FindingRow key={one.id} of={one} visit={visit} changed={changed} />
          ))}
        </ul>
      )}
      {visit.attachments.map(({ id }, place) => (
        <p key={id}>
          <a
            href={fileUrl(getAttachment, {
              params: { communityId: community.id, visitId: visit.id, attachmentId: id },
            })}
            target="_blank"
            rel="noreferrer"
          >
            {t('visits.attached', { number: place + 1 })}
          </a>
        </p>
      ))}
      <div className="visit-buttons">
        <Link className="stop-start" to={paths.visits()}>
          {t('visits.back')}
        </Link>
      </div>
    </Card>
  );
};
