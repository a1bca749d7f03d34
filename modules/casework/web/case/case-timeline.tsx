import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { CaseReply } from '../../contract.ts';
import { EntryFields } from './entry-fields.tsx';
import { RemarkForm } from './remark-form.tsx';

type Entry = CaseReply['history'][number];

/** Bookkeeping of the engine: true and kept, but not what one looks for first. */
const BOOKKEEPING: readonly string[] = [
  'conditions-checked',
  'materials-checked',
  'first-contact-ended',
  'clock-started',
  'clock-ended',
  'due-dates-set',
  'rating-asked',
];

const EntryRow = ({
  of,
  entry,
  onCorrect,
}: {
  readonly of: CaseReply;
  readonly entry: Entry;
  readonly onCorrect: (() => void) | null;
}): ReactNode => {
  const { t, show, language } = useText();
  const corrects = entry.body['corrects'];
  return (
    <li id={`entry-${entry.ordinal}`} className={`entry entry-${entry.type}`}>
      <div className="entry-line">
        <b>{show(entry.title)}</b>
        {typeof corrects === 'number' ? (
          <a href={`#entry-${corrects}`}>{t('case.corrects', { ordinal: corrects })}</a>
        ) : null}
        <span className="why num">{showMoment(entry.at, language)}</span>
      </div>
      {entry.detail === null ? null : <p>{show(entry.detail)}</p>}
      <EntryFields of={of} entry={entry} />
      <div className="why">
        {entry.by.name === null ? show(entry.by.roleName) : `${entry.by.name} · ${show(entry.by.roleName)}`}
        {' · '}
        {t('case.entry', { ordinal: entry.ordinal })}
        {onCorrect === null ? null : (
          <button
            type="button"
            className="link-button entry-correct"
            aria-label={t('case.correct-of', { ordinal: entry.ordinal })}
            onClick={onCorrect}
          >
            {t('case.correct')}
          </button>
        )}
      </div>
    </li>
  );
};

type Writing = { readonly corrects: number | null } | null;

/** The history, newest first. Before filing one adds remarks; afterwards corrections that point to an entry. */
export const CaseTimeline = ({
  of,
  mayWrite,
  onWritten,
}: {
  readonly of: CaseReply;
  readonly mayWrite: boolean;
  readonly onWritten: (next: CaseReply) => void;
}): ReactNode => {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const [writing, setWriting] = useState<Writing>(null);
  const entries = of.history.toSorted((a, b) => b.ordinal - a.ordinal);
  const shown = all ? entries : entries.filter(({ type }) => !BOOKKEEPING.includes(type));
  const filed = of.stateKind === 'done';
  return (
    <Card label={t('case.timeline')}>
      <SectionTitle remark={t('case.timeline-order')}>{t('case.timeline')}</SectionTitle>
      {mayWrite && !filed && writing === null ? (
        <Button size="small" onClick={() => setWriting({ corrects: null })}>
          {t('case.remark')}
        </Button>
      ) : null}
      {writing === null ? null : (
        <RemarkForm
          key={writing.corrects ?? 'remark'}
          of={of}
          corrects={writing.corrects}
          onClose={() => setWriting(null)}
          onWritten={(next) => {
            setWriting(null);
            onWritten(next);
          }}
        />
      )}
      <ol className="timeline">
        {shown.map((entry) => (
          <EntryRow
            key={entry.ordinal}
            of={of}
            entry={entry}
            onCorrect={mayWrite && filed ? () => setWriting({ corrects: entry.ordinal }) : null}
          />
        ))}
      </ol>
      {shown.length === entries.length && !all ? null : (
        <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('case.timeline-main') : t('case.timeline-all', { count: entries.length })}
        </button>
      )}
    </Card>
  );
};
