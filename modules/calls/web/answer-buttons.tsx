import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { newId } from '../../../web/ui/new-id.ts';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { answerRollCall, getRollCall, type EntryReply } from '../contract.ts';
import type { CallState } from '../domain/roll-call.ts';

const ANSWERS = ['reached', 'not-reached', 'needs-help', 'moved-to-safety', 'elsewhere'] as const;

const isState = (value: unknown): value is CallState =>
  typeof value === 'string' && ['waiting', ...ANSWERS].includes(value);

/** One press says how somebody was found; a note beside it goes along. */
export const AnswerButtons = ({
  of,
  rollCallId,
  said,
}: {
  readonly of: EntryReply;
  readonly rollCallId: string;
  readonly said: (words: string) => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const command = useCommand(answerRollCall, { invalidates: [getRollCall] });
  const [note, setNote] = useState(of.note);
  const [id, setId] = useState(newId);
  const answer = async (state: (typeof ANSWERS)[number]): Promise<void> => {
    if (command.pending) return;
    const done = await command.run({
      params: { communityId: community.id, rollCallId, personId: of.personId },
      body: { id, state, note, expectedVersion: of.version },
    });
    if (done === undefined) return;
    setId(newId());
    said(t('calls.saved', { name: of.name, state: t(`calls.state.${done.state}`) }));
  };
  const overtaken = command.problem?.code === 'roll-call-answered' ? command.problem.details?.['state'] : undefined;
  return (
    <div className="call-answer">
      {isState(overtaken) ? (
        <p className="field-error" role="alert">
          {t('calls.overtaken', { name: of.name, state: t(`calls.state.${overtaken}`) })}
        </p>
      ) : (
        <ProblemSummary problem={command.problem} />
      )}
      <fieldset className="call-states">
        <legend className="visually-hidden">{t('calls.answer-of', { name: of.name })}</legend>
        {ANSWERS.map((state) => (
          <Button
            key={state}
            type={of.state === state ? 'primary' : 'default'}
            danger={state === 'needs-help'}
            aria-pressed={of.state === state}
            disabled={command.pending}
            onClick={() => void answer(state)}
          >
            {t(`calls.state.${state}`)}
          </Button>
        ))}
      </fieldset>
      <Input
        aria-label={t('calls.note-of', { name: of.name })}
        placeholder={t('calls.note')}
        maxLength={300}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </div>
  );
};
