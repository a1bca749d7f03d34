import { useState } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { checkGuide } from '../contract.ts';
import type { GuideCheckReply } from '../contract.ts';

export type AnswerValue = boolean | number | string;

/** One question as it was answered; `shown` is the answer in words. */
export interface Answered {
  readonly factId: string;
  readonly question: Text;
  readonly shown: Text;
  readonly value: AnswerValue;
}

export interface GuideCheck {
  readonly data: GuideCheckReply | undefined;
  readonly error: unknown;
  readonly answered: readonly Answered[];
  readonly answer: (one: Answered) => void;
  readonly takeBack: (factId: string) => void;
  readonly startAgain: () => void;
}

/** Asks anew with every answer. The answers live on this page alone: nothing is stored anywhere. */
export const useGuideCheck = (itemId: string, enabled: boolean): GuideCheck => {
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  const facts = Object.fromEntries(answered.map(({ factId, value }) => [factId, { value }]));
  const communityId = useSession().community?.id;
  const body = { facts, ...(communityId === undefined ? {} : { communityId }) };
  const reply = useReply(checkGuide, { params: { itemId }, body }, { enabled, keepPrevious: true });
  const others = (factId: string): readonly Answered[] => answered.filter((one) => one.factId !== factId);
  return {
    data: reply.data?.itemId === itemId ? reply.data : undefined,
    error: reply.error,
    answered,
    answer: (one) => setAnswered([...others(one.factId), one]),
    takeBack: (factId) => setAnswered(others(factId)),
    startAgain: () => setAnswered([]),
  };
};
