import './imports.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { type TextKey, useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Page, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import { getImport, type ImportReply } from '../contract.ts';
import { ColumnForm } from './column-form.tsx';
import { ImportDeeds } from './import-deeds.tsx';
import { RowTable } from './row-table.tsx';
import { isAtWork, toneOf } from './state-tone.ts';

const ASK_AGAIN_MILLISECONDS = 1_000;

const Progress = ({ of }: { readonly of: ImportReply }): ReactNode => {
  const { t } = useText();
  if (!isAtWork(of.state)) return null;
  return (
    <>
      {of.state === 'reading' ? (
        <progress aria-label={t('imports.state.reading')} />
      ) : (
        <progress aria-label={t(`imports.state.${of.state}`)} max={Math.max(1, of.rowsTotal)} value={of.rowsDone} />
      )}
      <p className="why">
        {of.state === 'reading' ? '' : `${t('imports.progress', { done: of.rowsDone, total: of.rowsTotal })} · `}
        {t('imports.leave')}
      </p>
    </>
  );
};

/** Columns nobody told what they hold: said, so that nothing is left out unnoticed. */
const LeftOut = ({ of }: { readonly of: ImportReply }): ReactNode => {
  const { t } = useText();
  const titles = of.titles.flatMap(({ title }, at) => (title === '' || of.mapping[at] !== undefined ? [] : [title]));
  if (of.state !== 'preview' || titles.length === 0) return null;
  return <p className="due-warn">{t('imports.columns-left-out', { columns: titles.join('、') })}</p>;
};

const HAVE_ROWS: readonly ImportReply['state'][] = [
  'preview',
  'awaiting-approval',
  'writing',
  'stopped',
  'done',
  'undoing',
  'undone',
];

const Body = ({ of }: { readonly of: ImportReply }): ReactNode => {
  const { t } = useText();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="imports">
      <Card label={t('imports.state')}>
        <p role="status">
          <Pill tone={toneOf(of.state)}>{t(`imports.state.${of.state}`)}</Pill>{' '}
          {of.refusal === null ? null : t(`imports.file.${of.refusal.code}` as TextKey)}
          {of.state === 'undone' ? of.undoReason : null}
        </p>
        <Progress of={of} />
        <LeftOut of={of} />
        <ImportDeeds of={of} changeColumns={() => setChoosing(!choosing)} />
      </Card>
      {of.state === 'columns' || (choosing && of.state === 'preview') ? (
        <ColumnForm key={`${of.sheet}-${of.version}`} of={of} done={() => setChoosing(false)} />
      ) : null}
      {HAVE_ROWS.includes(of.failedDuring ?? of.state) ? (
        <Card label={t('imports.preview')}>
          <SectionTitle>{t('imports.preview')}</SectionTitle>
          <RowTable of={of} />
        </Card>
      ) : null}
    </div>
  );
};

/** One import: columns, preview, progress, result. */
export const ImportPage = (): ReactNode => {
  const { t } = useText();
  const { communityId = '', importId = '' } = useParams({ strict: false });
  const [waits, setWaits] = useState(true);
  const reply = useReply(
    getImport,
    { params: { communityId, importId } },
    { staleTime: 0, ...(waits ? { refetchInterval: ASK_AGAIN_MILLISECONDS } : {}) },
  );
  const atWork = reply.data === undefined || isAtWork(reply.data.state);
  if (atWork !== waits) setWaits(atWork);
  return (
    <Page
      title={reply.data?.fileName ?? t('imports.title')}
      actions={<Link to={paths.imports()}>{t('imports.back')}</Link>}
    >
      <Loaded of={reply} lines={10}>
        {(of) => <Body of={of} />}
      </Loaded>
    </Page>
  );
};
