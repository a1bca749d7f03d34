import { z } from 'zod';
import { defineRoute, instant, plainDate, text } from '../../../platform/contract.ts';
import { outcome, ratingLevel, stepKind } from './shapes.ts';

/** For the person concerned, without an account. */
const progressKey = z.object({ receiptCode: z.string().trim().min(6).max(24) });
const lastFour = z.string().regex(/^\d{4}$/);
export const progressReply = z
  .object({
    receiptCode: z.string(),
    caseNumber: z.string(),
    itemName: text,
    personName: z.string().meta({ description: 'Masked: the family name only' }),
    told: text,
    stateKind: stepKind,
    outcome: outcome.nullable(),
    dueOn: plainDate.nullable(),
    dueProvisional: z.boolean(),
    steps: z.array(z.object({ name: text, status: z.enum(['done', 'present', 'next']), at: instant.nullable() })),
    missing: z.array(z.object({ name: text, comesFrom: text.nullable() })),
    community: z.object({ name: z.string(), phone: z.string(), address: z.string(), officeHours: z.string() }),
    rating: z.object({ asked: z.boolean(), given: ratingLevel.nullable() }),
    updatedAt: instant,
  })
  .meta({ id: 'Progress' });
export const getProgress = defineRoute({
  id: 'get-progress',
  method: 'GET',
  path: '/progress/{receiptCode}',
  summary: { zh: '凭回执号和手机尾号查进度', en: 'Progress by receipt code and last four digits of the phone' },
  params: progressKey,
  query: z.object({ phone: lastFour }),
  reply: progressReply,
  refusals: ['not-found', 'too-many-requests'],
  access: { kind: 'public' },
});
export const rateProgress = defineRoute({
  id: 'rate-progress',
  method: 'POST',
  path: '/progress/{receiptCode}/rating',
  summary: { zh: '评价办件', en: 'Rate a finished case' },
  params: progressKey,
  body: z.object({ phone: lastFour, level: ratingLevel, comment: z.string().trim().max(500).optional() }),
  reply: progressReply,
  refusals: ['not-found', 'rating-not-asked', 'already-rated', 'too-many-requests'],
  access: { kind: 'public' },
  command: true,
});
