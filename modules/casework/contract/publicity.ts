import { z } from 'zod';
import { defineRoute, instant, text } from '../../../platform/contract.ts';
import { READERS, ofCase, workerName } from './shapes.ts';

const count = z.number().int();

/** What messages of a case reached: counted from what was sent and opened, entered by nobody. */
export const listPushes = defineRoute({
  id: 'list-pushes',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/pushes',
  summary: { zh: '推送送达和阅读情况', en: 'Whom the messages of a case reached' },
  params: ofCase,
  reply: z.object({
    items: z.array(
      z
        .object({
          id: z.string(),
          at: instant,
          worker: workerName.nullable(),
          message: z.string(),
          groups: z.array(text),
          people: count.meta({ description: 'All the message is meant for' }),
          withoutPhone: count,
          withoutConsent: count.meta({ description: 'Left out because the rule asks for a consent that is not there' }),
          sent: count,
          received: count.meta({ description: 'Taken by the message gateway' }),
          failed: count.meta({ description: 'Given up after the last attempt, or too old to be news' }),
          read: count.meta({ description: 'Recipients who opened the page, each once' }),
        })
        .meta({ id: 'Push' }),
    ),
  }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: READERS },
});

const newsKey = z.object({ code: z.string().trim().min(10).max(40) });

/** The page behind the link of a message: what the community says, and nothing of who received it. */
export const getNews = defineRoute({
  id: 'get-news',
  method: 'GET',
  path: '/news/{code}',
  summary: { zh: '打开社区消息', en: 'A message of the community, by the code of its link' },
  params: newsKey,
  reply: z
    .object({
      message: z.string(),
      sentAt: instant,
      community: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
    })
    .meta({ id: 'News' }),
  refusals: ['not-found', 'too-many-requests'],
  access: { kind: 'public' },
});

/** Told by the page once it is shown: programs that only look at links do not count as readers. */
export const readNews = defineRoute({
  id: 'read-news',
  method: 'POST',
  path: '/news/{code}/read',
  summary: { zh: '消息已读', en: 'The message was opened' },
  params: newsKey,
  reply: z.object({ read: z.literal(true) }),
  refusals: ['not-found', 'too-many-requests'],
  access: { kind: 'public' },
});
