import './field.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { showMoment } from '../../../web/ui/dates.ts';
import { Card, Field, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import {
  getHeldAttachment,
  listFieldRecords,
  listHeldRecords,
  settleHeldRecord,
  type HeldRecord,
} from '../contract.ts';
import { Said } from './said.tsx';

const Held = ({
  of,
  belongsTo,
  communityId,
  onSettled,
}: {
  readonly of: HeldRecord;
  /** What the record says that a file belongs to, where that one waits too. */
  readonly belongsTo: HeldRecord['words'];
  readonly communityId: string;
  readonly onSettled: (words: string) => void;
}): ReactNode => {
  const { t, show, language } = useText();
  const [reason, setReason] = useState('');
  const command = useCommand(settleHeldRecord, { invalidates: [listHeldRecords, listFieldRecords] });
  const settle = async (decision: 'take-in' | 'set-aside'): Promise<void> => {
    const done = await command.run({ params: { communityId, heldId: of.id }, body: { decision, reason } });
    if (done === undefined) return;
    const number = done.caseNumber ?? '';
    onSettled(done.decision === 'taken-in' ? t('field.taken-in', { number }) : t('field.was-set-aside'));
  };
  const belongs = belongsTo
    .slice(0, 2)
    .map(({ value }) => show(value))
    .join(' · ');
  return (
    <li className="field-held">
      <p>
        <Pill tone="warn">{t(`field.held-for.${of.heldFor}`)}</Pill> {of.workerName}{' '}
        <span className="why">{t('field.received', { when: showMoment(of.receivedAt, language) })}</span>
      </p>
      {of.values === null ? (
        <p>
          {t('field.held-file')} <span className="why">{belongs}</span>{' '}
          <a
            href={fileUrl(getHeldAttachment, { params: { communityId, heldId: of.id } })}
            target="_blank"
            rel="noreferrer"
          >
            {t('field.held-show')}
          </a>
        </p>
      ) : (
        <Said words={of.words} />
      )}
      <ProblemSummary problem={command.problem} />
      <div className="field-decision">
        <Button type="primary" loading={command.pending} onClick={() => void settle('take-in')}>
          {t('field.take-in')}
        </Button>
        <Field id={`reason-${of.id}`} label={t('field.reason')}>
          <Input
            id={`reason-${of.id}`}
            maxLength={400}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <Button loading={command.pending} onClick={() => void settle('set-aside')}>
          {t('field.set-aside')}
        </Button>
      </div>
    </li>
  );
};

/** For the head: each record that could not be taken in by itself, to be taken in or set aside with a reason. */
export const HeldRecords = ({ communityId }: { readonly communityId: string }): ReactNode => {
  const { t } = useText();
  const [settled, setSettled] = useState('');
  const { data } = useReply(listHeldRecords, { params: { communityId } });
  const items = data?.items ?? [];
  if (items.length === 0)
    return (
      <p role="status" className="why">
        {settled}
      </p>
    );
  return (
    <Card label={t('field.held')}>
      <SectionTitle remark={t('field.count', { count: items.length })}>{t('field.held')}</SectionTitle>
      <p className="why">{t('field.held-hint')}</p>
      <p role="status">{settled}</p>
      <ul className="field-records">
        {items.map((held) => (
          <Held
            key={held.id}
            of={held}
            belongsTo={items.find(({ recordId, words }) => recordId === held.recordId && words.length > 0)?.words ?? []}
            communityId={communityId}
            onSettled={setSettled}
          />
        ))}
      </ul>
    </Card>
  );
};
