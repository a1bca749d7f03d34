import '../people.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useCommunity, useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Modal } from '../../../../web/ui/modal.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, SectionTitle, Tag } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { findDuplicates, getPerson, listDuplicates, undoMerge } from '../../contract.ts';
import type { DuplicatePair } from '../../contract.ts';
import { TextField } from '../changes/form-parts.tsx';

type Reply = ReplyOf<typeof listDuplicates>;
type Merge = Reply['merges'][number];

const Side = ({
  communityId,
  side,
}: {
  readonly communityId: string;
  readonly side: DuplicatePair['left'];
}): ReactNode => {
  const { t, language } = useText();
  return (
    <span>
      <Link to={paths.person(communityId, side.id)}>{side.name}</Link>{' '}
      <span className="why num">
        {t(`people.sex.${side.sex}`)} {side.bornOn === null ? '' : showDate(side.bornOn, language)} {side.address ?? ''}
      </span>
    </span>
  );
};

const Pairs = ({ communityId, items }: { readonly communityId: string; readonly items: Reply['items'] }): ReactNode => {
  const { t } = useText();
  if (items.length === 0) return <Empty title={t('duplicates.none')} hint={t('duplicates.none-hint')} />;
  return (
    <ul className="person-rows">
      {items.map((pair) => (
        <li key={pair.id}>
          <span className="pair-sides">
            <Side communityId={communityId} side={pair.left} />
            <Side communityId={communityId} side={pair.right} />
          </span>
          <span className="pair-reasons">
            {pair.reasons.map((reason) => (
              <Tag key={reason}>{t(`duplicates.reason.${reason}`)}</Tag>
            ))}
            <Link to={paths.duplicate(communityId, pair.id)}>{t('duplicates.compare')}</Link>
          </span>
        </li>
      ))}
    </ul>
  );
};

const UndoDialog = ({
  communityId,
  merge,
  close,
}: {
  readonly communityId: string;
  readonly merge: Merge;
  readonly close: () => void;
}): ReactNode => {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const command = useCommand(undoMerge, { invalidates: [listDuplicates, getPerson] });
  const send = async (): Promise<void> => {
    const done = await command.run({ params: { communityId, mergeId: merge.id }, body: { reason: reason.trim() } });
    if (done !== undefined) close();
  };
  return (
    <Modal label={t('duplicates.undo')} close={close}>
      <h2>{t('duplicates.undo')}</h2>
      <ProblemSummary problem={command.problem} />
      <TextField id="undo-reason" label={t('change.reason')} value={reason} write={setReason} />
      <div className="form-buttons">
        <Button type="primary" loading={command.pending} disabled={reason.trim() === ''} onClick={() => void send()}>
          {t('duplicates.undo')}
        </Button>
        <Button onClick={close}>{t('shell.cancel')}</Button>
      </div>
    </Modal>
  );
};

const Merges = ({
  communityId,
  merges,
}: {
  readonly communityId: string;
  readonly merges: readonly Merge[];
}): ReactNode => {
  const { t, language } = useText();
  const { has } = useSession();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  if (merges.length === 0) return null;
  return (
    <Card label={t('duplicates.merges')}>
      <SectionTitle>{t('duplicates.merges')}</SectionTitle>
      <ul className="person-rows">
        {merges.map((merge) => (
          <li key={merge.id}>
            <span>
              <Link to={paths.person(communityId, merge.kept.id)}>
                {t('duplicates.merged', { other: merge.mergedName, kept: merge.kept.name })}
              </Link>{' '}
              <span className="why">
                {showDate(plainDateOf(merge.mergedAt), language)} · {merge.mergedBy} · {merge.reason}
              </span>
            </span>
            <span className="why">
              {t('duplicates.undo-until', { date: showDate(merge.undoneUntil, language) })}
              {has('head') ? (
                <Button type="link" size="small" onClick={() => setUndoing(merge)}>
                  {t('duplicates.undo')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {undoing === null ? null : (
        <UndoDialog communityId={communityId} merge={undoing} close={() => setUndoing(null)} />
      )}
    </Card>
  );
};

/** Records that may be of one person, with what speaks for it; what was merged lately can be undone. */
export const DuplicatesPage = (): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const query = useReply(listDuplicates, { params: { communityId } });
  const command = useCommand(findDuplicates, { invalidates: [listDuplicates] });
  const [found, setFound] = useState<number | null>(null);
  const look = async (): Promise<void> => {
    const reply = await command.run({ params: { communityId }, body: {} });
    if (reply !== undefined) setFound(reply.found);
  };
  return (
    <Page
      title={t('duplicates.title')}
      sub={t('duplicates.sub')}
      actions={
        <>
          <span role="status" className="why">
            {found === null ? '' : t('duplicates.found', { count: found })}
          </span>
          <Button loading={command.pending} onClick={() => void look()}>
            {t('duplicates.find')}
          </Button>
        </>
      }
    >
      <div className="people">
        <Card label={t('duplicates.title')}>
          <ProblemSummary problem={command.problem} />
          <Loaded of={query} lines={6}>
            {({ items }) => <Pairs communityId={communityId} items={items} />}
          </Loaded>
        </Card>
        <Merges communityId={communityId} merges={query.data?.merges ?? []} />
      </div>
    </Page>
  );
};
