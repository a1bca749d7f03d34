import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { defineRoute } from '../platform/contract.ts';
import { implementPublic, type Implementation } from '../platform/http/call.ts';
import type { Statement } from '../platform/db/scoped-database.ts';

const PING: Statement = { name: 'ping', text: 'select 1 as one' };

const live = defineRoute({
  id: 'health-live',
  method: 'GET',
  path: '/health/live',
  summary: { zh: '进程存活', en: 'The process answers' },
  reply: z.object({ status: z.literal('live') }),
  access: { kind: 'public' },
});

const ready = defineRoute({
  id: 'health-ready',
  method: 'GET',
  path: '/health/ready',
  summary: { zh: '可以服务', en: 'The process and its database can serve' },
  reply: z.object({ status: z.literal('ready'), version: z.string() }),
  refusals: ['not-ready'],
  access: { kind: 'public' },
});

/**
 * `live` says that the process answers; `ready` also that the database does, that the jobs were started and that
 * nobody asked it to stop. It listens only once the database is of its version, so that is never missing.
 */
export const healthImplementations = (version: string, missing: () => readonly string[]): readonly Implementation[] => [
  implementPublic(live, async () => ok({ status: 'live' as const })),
  implementPublic(ready, async (tx) => {
    const parts = missing();
    if (parts.length > 0) return refuse('not-ready', { parts });
    await tx.query(PING, []);
    return ok({ status: 'ready' as const, version });
  }),
];
