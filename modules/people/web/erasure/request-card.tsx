import { Button } from 'antd';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { getErasure, listErasures, takeBackErasure } from '../../contract.ts';
import type { ErasureReply } from '../../contract.ts';

type Reply = ReplyOf<typeof getErasure>;

export const STATE_TONES: Readonly<Record<ErasureReply['state'], Tone>> = {
  waiting: 'ask',
  approved: 'warn',
  refused: 'plain',
  'taken-back': 'plain',
  done: 'ok',
};

/** Who asked on which ground, who recorded, who decided, and when it was done. */
export const RequestLine = ({ of }: { readonly of: ErasureReply }): ReactNode => {
  const { t, show, language } = useText();
  const day = (instant: string): string => showDate(plainDateOf(instant), language);
  const parts = [
    show(of.askedBy),
    show(of.ground),
    of.requestedBy === null ? null : t('erasure.requested', { name: of.requestedBy, date: day(of.requestedAt) }),
    of.decidedBy === null || of.decidedAt === null
      ? null
      : t('erasure.decided', { name: of.decidedBy, date: day(of.decidedAt) }),
    of.doneAt === null ? null : t('erasure.done-on', { date: day(of.doneAt) }),
  ];
  return <>{parts.filter((part) => part !== null).join(' · ')}</>;
};

const TakeBack = ({
  communityId,
  erasureId,
}: {
  readonly communityId: string;
  readonly erasureId: string;
}): ReactNode => {
  const { t } = useText();
  const command = useCommand(takeBackErasure, { invalidates: [getErasure, listErasures] });
  return (
    <>
      <ProblemSummary problem={command.problem} />
      <div className="form-buttons">
        <Button
          loading={command.pending}
          onClick={() => void command.run({ params: { communityId, erasureId }, body: {} })}
        >
          {t('erasure.take-back')}
        </Button>
      </div>
    </>
  );
};

/** The latest request and how far it has come. */
export const RequestCard = ({
  communityId,
  of,
  request,
}: {
  readonly communityId: string;
  readonly of: Reply;
  readonly request: ErasureReply;
}): ReactNode => {
  const { t, language } = useText();
  return (
    <Card label={t('erasure.request')}>
      <SectionTitle remark={<Pill tone={STATE_TONES[request.state]}>{t(`erasure.state.${request.state}`)}</Pill>}>
        {t('erasure.request')}
      </SectionTitle>
      <p>
        <RequestLine of={request} />
      </p>
      {request.note === null ? null : <q className="sub">{request.note}</q>}
      {request.answer === null ? null : <p>{t('erasure.answer-was', { answer: request.answer })}</p>}
      {request.state === 'waiting' ? (
        <p className="why">
          {t('erasure.answer-by', {
            date: showDate(request.answerBy, language),
            days: of.answerWithinDays,
            basis: `${of.answerBasis.source} ${of.answerBasis.where ?? ''}`.trim(),
          })}
        </p>
      ) : null}
      {request.state === 'waiting' && !of.may.decide ? <p className="why">{t('erasure.not-yours')}</p> : null}
      {request.state === 'approved' ? <p role="status">{t('erasure.under-way')}</p> : null}
      {request.state === 'done' ? <p role="status">{t('erasure.is-done')}</p> : null}
      {of.may.takeBack ? <TakeBack communityId={communityId} erasureId={request.id} /> : null}
    </Card>
  );
};
