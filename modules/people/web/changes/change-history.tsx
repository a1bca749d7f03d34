import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Modal } from '../../../../web/ui/modal.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { correctLifeEvent, getHousehold, getPerson, listLifeEvents } from '../../contract.ts';
import type { LifeEventReply } from '../../contract.ts';
import { TextField } from './form-parts.tsx';

const CorrectDialog = ({
  communityId,
  event,
  close,
}: {
  readonly communityId: string;
  readonly event: LifeEventReply;
  readonly close: () => void;
}): ReactNode => {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const command = useCommand(correctLifeEvent, { invalidates: [listLifeEvents, getPerson, getHousehold] });
  const send = async (): Promise<void> => {
    const done = await command.run({ params: { communityId, eventId: event.id }, body: { reason: reason.trim() } });
    if (done !== undefined) close();
  };
  return (
    <Modal label={t('change.correct-title')} close={close}>
      <h2>{t('change.correct-title')}</h2>
      <ProblemSummary problem={command.problem} fields={{ reason: 'correct-reason' }} />
      <p className="sub">{t('change.correct-lead')}</p>
      <TextField id="correct-reason" label={t('change.reason')} value={reason} write={setReason} />
      <div className="form-buttons">
        <Button type="primary" loading={command.pending} disabled={reason.trim() === ''} onClick={() => void send()}>
          {t('change.correct')}
        </Button>
        <Button onClick={close}>{t('shell.cancel')}</Button>
      </div>
    </Modal>
  );
};

const Entry = ({
  communityId,
  event,
  correct,
}: {
  readonly communityId: string;
  readonly event: LifeEventReply;
  /** Null where this entry cannot be corrected. */
  readonly correct: (() => void) | null;
}): ReactNode => {
  const { t, show, language } = useText();
  return (
    <li>
      <span>
        <b>{t(`change.kind.${event.kind}`)}</b> <span className="num">{showDate(event.on, language)}</span>
        {event.until === null ? null : (
          <span className="why num"> {t('change.until-day', { date: showDate(event.until, language) })}</span>
        )}{' '}
        {event.people.map(({ id, name }) => (
          <Link key={id} className="change-person" to={paths.person(communityId, id)}>
            {name}
          </Link>
        ))}
        {event.correctedBy === null ? null : <Pill tone="warn">{t('change.corrected')}</Pill>}
        {event.note === '' ? null : <q className="sub"> {event.note}</q>}
        {event.reason === '' ? null : <q className="sub"> {event.reason}</q>}
      </span>
      <span className="why">
        {show(event.source)} · {t('change.by', { name: event.recordedBy })}
        {correct === null ? null : (
          <Button type="link" size="small" onClick={correct}>
            {t('change.correct')}
          </Button>
        )}
      </span>
    </li>
  );
};

/** What happened to a person or household, newest first; an entry can be taken back, never changed. */
export const ChangeHistory = ({
  communityId,
  of,
}: {
  readonly communityId: string;
  readonly of: { readonly person: string } | { readonly household: string };
}): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const [correcting, setCorrecting] = useState<LifeEventReply | null>(null);
  const query = useReply(listLifeEvents, { params: { communityId }, query: of });
  const mayCorrect = (event: LifeEventReply): boolean =>
    has('worker', 'head') && event.kind !== 'correction' && event.correctedBy === null;
  return (
    <Card label={t('change.history')}>
      <SectionTitle>{t('change.history')}</SectionTitle>
      <Loaded
        of={query}
        lines={3}
        empty={<Empty title={t('change.history-none')} hint={t('change.history-none-hint')} />}
      >
        {({ items }) => (
          <ul className="person-rows">
            {items.map((event) => (
              <Entry
                key={event.id}
                communityId={communityId}
                event={event}
                correct={mayCorrect(event) ? () => setCorrecting(event) : null}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {correcting === null ? null : (
        <CorrectDialog communityId={communityId} event={correcting} close={() => setCorrecting(null)} />
      )}
    </Card>
  );
};
