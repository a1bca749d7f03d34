import { z } from 'zod';
import { defineRoute, instant, plainDate, text } from '../../../platform/contract.ts';
import { ACTION_REFUSALS, availableAction, takeAction } from './shapes.ts';

/** For an outside body, without an account: what the slip says, and what may be answered. */
const answerKey = z.object({ code: z.string().trim().min(10).max(40) });

export const answerReply = z
  .object({
    processName: text,
    caseNumber: z.string(),
    stateName: text,
    /** What the slip shows of the case, in words. */
    shown: z.array(z.object({ label: text, value: z.string() })),
    actions: z.array(availableAction),
    /** Answered, or otherwise no longer waited for. */
    over: z.boolean(),
    expiresAt: instant,
    dueOn: plainDate.nullable(),
    community: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
  })
  .meta({ id: 'Answer' });

export const getAnswer = defineRoute({
  id: 'get-answer',
  method: 'GET',
  path: '/answers/{code}',
  summary: { zh: '凭码查看转介事项', en: 'What an outside body is asked, by its code' },
  params: answerKey,
  reply: answerReply,
  refusals: ['not-found', 'too-many-requests', 'answer-code-expired'],
  access: { kind: 'public' },
});

export const giveAnswer = defineRoute({
  id: 'give-answer',
  method: 'POST',
  path: '/answers/{code}',
  summary: { zh: '凭码答复', en: 'Answer as an outside body' },
  params: answerKey,
  body: takeAction,
  reply: answerReply,
  refusals: ['not-found', 'too-many-requests', 'answer-code-expired', ...ACTION_REFUSALS],
  access: { kind: 'public' },
  command: true,
});
