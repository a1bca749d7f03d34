import { Button, Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { revealField } from '../contract.ts';
import type { PersonReply } from '../contract.ts';

type Fact = PersonReply['facts'][number];
const REASONS = ['handling-a-matter', 'contacting-the-person', 'checking-identity', 'emergency'] as const;
type Reason = (typeof REASONS)[number];

interface Shown {
  readonly value: string;
  readonly seconds: number;
}

const ReasonDialog = ({
  of,
  fact,
  onShown,
  onClose,
}: {
  readonly of: Pick<PersonReply, 'id' | 'communityId'>;
  readonly fact: Fact;
  readonly onShown: (shown: Shown) => void;
  readonly onClose: () => void;
}): ReactNode => {
  const { t, show } = useText();
  const [reason, setReason] = useState<Reason>(REASONS[0]);
  const command = useCommand(revealField);
  const reveal = async (): Promise<void> => {
    if (fact.reveal === null) return;
    const reply = await command.run({
      params: { communityId: of.communityId, personId: of.id },
      body: { field: fact.reveal, reason },
    });
    if (reply !== undefined) onShown({ value: reply.value, seconds: reply.hiddenAgainAfterSeconds });
  };
  return (
    <Modal
      open
      title={t('reveal.title', { field: show(fact.label) })}
      okText={t('reveal.confirm')}
      cancelText={t('reveal.cancel')}
      confirmLoading={command.pending}
      onOk={() => void reveal()}
      onCancel={onClose}
      width={420}
    >
      <ProblemSummary problem={command.problem} />
      <p className="sub">{t('reveal.lead')}</p>
      <Radio.Group
        className="reveal-reasons"
        aria-label={t('reveal.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value as Reason)}
        options={REASONS.map((value) => ({ value, label: t(`reveal.${value}`) }))}
      />
    </Modal>
  );
};

/** A masked value; shown whole for some seconds after a reason was given. */
export const RevealedValue = ({
  of,
  fact,
}: {
  readonly of: Pick<PersonReply, 'id' | 'communityId'>;
  readonly fact: Fact;
}): ReactNode => {
  const { t, show } = useText();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const seconds = shown?.seconds ?? 0;
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = window.setTimeout(() => setShown(seconds <= 1 ? null : { ...shown, seconds: seconds - 1 }), 1000);
    return () => window.clearTimeout(timer);
  }, [shown, seconds]);
  if (fact.reveal === null) return <span className="num">{fact.value}</span>;
  if (shown !== null)
    return (
      <>
        <b className="num">{shown.value}</b> <span className="why num">{t('reveal.hides', { seconds })}</span>{' '}
        <button type="button" className="link-button" onClick={() => setShown(null)}>
          {t('reveal.hide')}
        </button>
      </>
    );
  return (
    <>
      <span className="num">{fact.value}</span>{' '}
      <Button
        type="link"
        size="small"
        className="reveal-button"
        aria-label={t('reveal.show-of', { field: show(fact.label) })}
        onClick={() => setAsking(true)}
      >
        {t('reveal.show')}
      </Button>
      {asking ? (
        <ReasonDialog
          of={of}
          fact={fact}
          onClose={() => setAsking(false)}
          onShown={(next) => {
            setAsking(false);
            setShown(next);
          }}
        />
      ) : null}
    </>
  );
};
