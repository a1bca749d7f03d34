import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../../web/api.ts';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate, showMoment } from '../../../../web/ui/dates.ts';
import { Card, Empty, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { printDocument } from '../../../../web/ui/print.ts';
import { HandOverCase } from '../passing-on/hand-over-case.tsx';
import { downloadIssuedDocument } from '../../../notices/contract.ts';
import { downloadCaseForm, getDocument, printCaseForm } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';

type Clock = CaseReply['clocks'][number];

const ClockLine = ({ clock }: { readonly clock: Clock }): ReactNode => {
  const { t, show, language } = useText();
  const day = (date: string): string => showDate(date, language);
  return (
    <Fragment>
      <dt>{show(clock.name)}</dt>
      <dd>
        {t(`case.limit.${clock.unit}`, { promised: clock.promised })}
        {clock.statutory === null ? null : (
          <span className="why"> {t('case.limit.statutory', { statutory: clock.statutory })}</span>
        )}{' '}
        {clock.extendedBy === 0 ? null : (
          <span className="why"> {t('case.clock.extended', { days: clock.extendedBy })}</span>
        )}{' '}
        {clock.late ? <Pill tone="bad">{t('case.clock.late')}</Pill> : null}
        {clock.stops.map((stop) => (
          <div key={stop.from} className={stop.to === null ? 'due-warn' : 'why'}>
            {stop.to === null
              ? t('case.clock.stopped', { from: day(stop.from), reason: show(stop.reasonName) })
              : t('case.clock.stop', { from: day(stop.from), to: day(stop.to), reason: show(stop.reasonName) })}
          </div>
        ))}
        {clock.endedOn === null ? null : (
          <div className="why">{t('case.clock.ended', { date: day(clock.endedOn) })}</div>
        )}
      </dd>
    </Fragment>
  );
};

export const CaseDuty = ({
  of,
  onChanged,
}: {
  readonly of: CaseReply;
  readonly onChanged: (next: CaseReply) => void;
}): ReactNode => {
  const { t, language } = useText();
  const navigate = useNavigate();
  const ended = of.firstContact.endedBy;
  return (
    <Card label={t('case.duty')}>
      <SectionTitle>{t('case.duty')}</SectionTitle>
      <dl className="facts">
        <dt>{t('case.first-contact')}</dt>
        <dd>
          {of.firstContact.worker.name}{' '}
          <span className={ended === null ? 'due-warn' : 'why'}>{t(`case.first-contact.${ended ?? 'open'}`)}</span>
        </dd>
        <dt>{t('case.handler')}</dt>
        <dd>
          {of.handler?.name ?? '—'}{' '}
          <HandOverCase of={of} onChanged={onChanged} onGone={() => void navigate({ href: paths.cases() })} />
        </dd>
        {of.approvingOrganisation === null ? null : (
          <>
            <dt>{t('case.approver')}</dt>
            <dd>{of.approvingOrganisation.name}</dd>
          </>
        )}
        {of.clocks.map((clock) => (
          <ClockLine key={clock.id} clock={clock} />
        ))}
        <dt>{t('case.opened-at')}</dt>
        <dd className="num">
          {showMoment(of.openedAt, language)} <span className="why">{t(`case.channel.${of.channel}`)}</span>
        </dd>
        <dt>{t('case.receipt-code')}</dt>
        <dd className="num">{of.receiptCode}</dd>
      </dl>
    </Card>
  );
};

const DocumentRow = ({
  of,
  document,
}: {
  readonly of: CaseReply;
  readonly document: CaseReply['documents'][number];
}) => {
  const { t, show, language } = useText();
  const url = (paper: 'a4' | 'roll-80'): string =>
    fileUrl(getDocument, {
      params: { communityId: of.communityId, caseId: of.id, documentId: document.id },
      query: { paper, language },
    });
  const label = (action: string): string => t('case.print-of', { action, document: show(document.kindName) });
  return (
    <li className="document">
      <div>
        <b>{show(document.kindName)}</b> <span className="why num">{document.number}</span>
        <div className="why num">{showMoment(document.issuedAt, language)}</div>
      </div>
      <div className="actions-row">
        <Button size="small" onClick={() => printDocument(url('a4'))} aria-label={label(t('case.print-a4'))}>
          {t('case.print-a4')}
        </Button>
        {document.kind === 'acceptance-receipt' ? (
          <Button size="small" onClick={() => printDocument(url('roll-80'))} aria-label={label(t('case.print-roll'))}>
            {t('case.print-roll')}
          </Button>
        ) : null}
        <Button
          size="small"
          type="link"
          href={url('a4')}
          target="_blank"
          rel="noopener"
          aria-label={label(t('case.open-pdf'))}
        >
          {t('case.open-pdf')}
        </Button>
        <Button
          size="small"
          type="link"
          href={fileUrl(downloadIssuedDocument, {
            params: { communityId: of.communityId, documentId: document.id },
            query: { language },
          })}
          download
          aria-label={label(t('papers.word'))}
        >
          {t('papers.word')}
        </Button>
      </div>
    </li>
  );
};

const FormRow = ({ of, form }: { readonly of: CaseReply; readonly form: CaseReply['forms'][number] }): ReactNode => {
  const { t, show, language } = useText();
  const input = {
    params: { communityId: of.communityId, caseId: of.id, kind: form.kind },
    query: { language },
  };
  const name = show(form.name);
  return (
    <li className="document">
      <div>
        {name} <span className="why">{t('case.form-hint')}</span>
      </div>
      <div className="actions-row">
        <Button
          size="small"
          onClick={() => printDocument(fileUrl(printCaseForm, input))}
          aria-label={t('issue.form-pdf-of', { name })}
        >
          {t('issue.form-pdf')}
        </Button>
        <Button
          size="small"
          type="link"
          href={fileUrl(downloadCaseForm, input)}
          download
          aria-label={t('issue.form-word-of', { name })}
        >
          {t('papers.word')}
        </Button>
      </div>
    </li>
  );
};

export const CaseDocuments = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t } = useText();
  return (
    <Card label={t('case.documents')}>
      <SectionTitle>{t('case.documents')}</SectionTitle>
      {of.documents.length === 0 && of.forms.length === 0 ? (
        <Empty title={t('case.documents-none')} hint={t('case.documents-none-hint')} />
      ) : (
        <ul className="divided">
          {of.documents.map((document) => (
            <DocumentRow key={document.id} of={of} document={document} />
          ))}
          {of.forms.map((form) => (
            <FormRow key={form.kind} of={of} form={form} />
          ))}
        </ul>
      )}
    </Card>
  );
};

export const CaseLinks = ({ of, mayOpen }: { readonly of: CaseReply; readonly mayOpen: boolean }): ReactNode => {
  const { t, show } = useText();
  const goOn =
    mayOpen && of.personId !== null ? (
      <Link to={paths.counter({ person: of.personId, continues: of.id })}>{t('case.continue')}</Link>
    ) : null;
  if (of.links.length === 0 && goOn === null) return null;
  return (
    <Card label={t('case.links')}>
      <SectionTitle>{t('case.links')}</SectionTitle>
      <ul className="divided">
        {of.links.map((link) => (
          <li key={link.caseId} className="link-row">
            <Link to={paths.case(of.communityId, link.caseId)}>
              {show(link.name)} <span className="num">{link.number}</span>
            </Link>
            <span className="why">{t(`case.relation.${link.relation}`)}</span>
          </li>
        ))}
        {goOn === null ? null : <li className="link-row">{goOn}</li>}
      </ul>
    </Card>
  );
};
