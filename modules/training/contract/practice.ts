import { z } from 'zod';
import { defineRoute, text, uuid } from '../../../platform/contract.ts';
import { inCommunity, LEARNERS, named, roundReply } from './shapes.ts';

/** Draws ten questions from today's catalogue. The answers stay here until somebody has chosen. */
export const startTrainingRound = defineRoute({
  id: 'start-training-round',
  method: 'POST',
  path: '/communities/{communityId}/training/rounds',
  summary: { zh: '开始一轮练习', en: 'Begin a round of questions' },
  params: inCommunity,
  body: z.object({
    mode: z.enum(['mixed', 'group', 'weak']),
    groupId: z.string().max(60).optional().meta({ description: 'With mode `group`' }),
  }),
  reply: roundReply,
  status: 201,
  refusals: ['training-group-unknown', 'training-nothing-to-ask'],
  access: { kind: 'community', roles: LEARNERS },
  command: true,
});

const ofRound = inCommunity.extend({ roundId: uuid });

export const getTrainingRound = defineRoute({
  id: 'get-training-round',
  method: 'GET',
  path: '/communities/{communityId}/training/rounds/{roundId}',
  summary: { zh: '看自己的一轮练习', en: 'Read one of the own rounds' },
  params: ofRound,
  reply: roundReply,
  refusals: ['training-round-gone'],
  access: { kind: 'community', roles: LEARNERS },
});

/** Answers the next question; the reply tells why. The last answer credits the hours. */
export const answerTrainingQuestion = defineRoute({
  id: 'answer-training-question',
  method: 'POST',
  path: '/communities/{communityId}/training/rounds/{roundId}/answers',
  summary: { zh: '答一题', en: 'Answer the next question of a round' },
  params: ofRound,
  body: z.object({ place: z.number().int().min(0).max(99), choice: z.string().min(1).max(2) }),
  reply: roundReply,
  refusals: ['training-round-gone', 'training-answered-already', 'training-choice-unknown'],
  access: { kind: 'community', roles: LEARNERS },
  command: true,
});

/** Ten matters to say aloud: first those that went badly, then others of the group, another draw each day. */
export const listTrainingCards = defineRoute({
  id: 'list-training-cards',
  method: 'GET',
  path: '/communities/{communityId}/training/cards',
  summary: { zh: '一口清卡片', en: 'Cards for telling a matter in one breath' },
  params: inCommunity,
  query: z.object({ group: z.string().max(60).optional() }),
  reply: z
    .object({ items: z.array(z.object({ itemId: z.string(), name: text, group: named, due: z.boolean() })) })
    .meta({ id: 'TrainingCards' }),
  access: { kind: 'community', roles: LEARNERS },
});

/** Judged by the person alone, so it only decides when the card comes back and never adds hours. */
export const judgeTrainingCard = defineRoute({
  id: 'judge-training-card',
  method: 'POST',
  path: '/communities/{communityId}/training/cards/{itemId}',
  summary: { zh: '说得清或说不清', en: 'Whether one could tell it' },
  params: inCommunity.extend({ itemId: z.string().min(1).max(80) }),
  body: z.object({ known: z.boolean() }),
  reply: z.object({ comesBack: z.string().nullable().meta({ description: 'Date, or null when it is learnt' }) }),
  refusals: ['item-unknown'],
  access: { kind: 'community', roles: LEARNERS },
  command: true,
});
