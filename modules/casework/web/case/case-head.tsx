import { Link } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate, showWeekday } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { DueNote, Pill } from '../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../web/ui/parts.tsx';
import { explainDueDate } from '../../contract.ts';
import type { CaseReply, CaseSummary } from '../../contract.ts';
import { aboutOf } from './about-case.ts';
import { DueCalendar } from './due-calendar.tsx';

const TONES: Readonly<Record<CaseSummary['stateKind'], Tone>> = { open: 'brand', waiting: 'ask', done: 'plain' };

export const StatePill = ({
  of,
}: {
  readonly of: Pick<CaseSummary, 'stateKind' | 'stateName' | 'outcome'>;
}): ReactNode => {
  const { show } = useText();
  const tone = of.stateKind === 'done' && of.outcome === 'completed' ? 'ok' : TONES[of.stateKind];
  return <Pill tone={tone}>{show(of.stateName)}</Pill>;
};

const DueHow = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const query = useReply(explainDueDate, { params: { communityId: of.communityId, caseId: of.id } }, { enabled: open });
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)} aria-haspopup="dialog">
        {t('case.due-how')}
      </button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('case.due-title')} width={760}>
        <Loaded of={query} lines={10}>
          {(explanation) => <DueCalendar explanation={explanation} />}
        </Loaded>
      </Modal>
    </>
  );
};

const Due = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t, language } = useText();
  if (of.stateKind === 'done')
    return of.closedAt === null ? null : (
      <div className="case-due">
        <div className="sub">{t('case.closed-on', { date: showDate(plainDateOf(of.closedAt), language) })}</div>
        {of.clocks.length === 0 ? null : <DueHow of={of} />}
      </div>
    );
  if (of.dueOn === null)
    return (
      <div className="case-due">
        <div className="sub">{t('case.no-due')}</div>
        {of.clocks.length === 0 ? null : <DueHow of={of} />}
      </div>
    );
  return (
    <div className="case-due">
      <div>
        <span className="sub">{t('case.due')} </span>
        <b className="num">
          {showDate(of.dueOn, language)} {showWeekday(of.dueOn, language)}
        </b>
      </div>
      <div>
        <DueNote daysLeft={of.workingDaysLeft} /> <DueHow of={of} />
      </div>
      {of.dueProvisional ? <div className="why">{t('case.provisional')}</div> : null}
    </div>
  );
};

/** The head line: what it is, whose, where it stands and until when. `level` 2 inside another page. */
export const CaseHead = ({ of, level = 1 }: { readonly of: CaseReply; readonly level?: 1 | 2 }): ReactNode => {
  const { t, show } = useText();
  const mayOpenPeople = useSession().has('worker', 'head', 'social-worker');
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className="card case-head">
      <div>
        <div className="case-head-line">
          <span className="num sub">{of.number}</span>
          <StatePill of={of} />
          {of.itemName === null ? null : <Pill>{show(of.processName)}</Pill>}
          {of.noticeExceptions === 0 ? null : (
            <span title={t('case.exceptions-why')}>
              <Pill tone="bad">{t('case.exceptions', { count: of.noticeExceptions })}</Pill>
            </span>
          )}
        </div>
        <Heading className="case-title">{show(aboutOf(of))}</Heading>
        <div className="sub">
          {of.personId === null ? null : !mayOpenPeople ? (
            of.personName
          ) : (
            <Link to={paths.person(of.communityId, of.personId)}>{of.personName}</Link>
          )}
          {of.personId === null ? null : ' · '}
          {of.communityName}
        </div>
        {of.intervals.length === 0 ? null : (
          <ul className="case-intervals">
            {of.intervals.map(({ id, name, minutes }) => (
              <li key={id}>
                {show(name)} <b className="num">{minutes === null ? '—' : t('case.minutes', { minutes })}</b>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Due of={of} />
    </header>
  );
};
