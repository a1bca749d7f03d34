import { z } from 'zod';
import { defineRoute, plainDate, uuid } from '../../platform/contract.ts';
import { HALVES, POSTS } from './domain/duty.ts';

const STAFF = ['worker', 'head', 'grid-worker', 'social-worker'] as const;
const inCommunity = z.object({ communityId: uuid });
const named = z.object({ id: uuid, name: z.string() });

export const half = z.enum(HALVES);
export const post = z.enum(POSTS);

const shift = z.object({ on: plainDate, half, post, worker: named });
export type Shift = z.output<typeof shift>;

/** The roster of some days from a date on; `workers` are those who may be put on it. */
export const listDuty = defineRoute({
  id: 'list-duty',
  method: 'GET',
  path: '/communities/{communityId}/duty',
  summary: { zh: '值班表', en: 'Duty roster' },
  params: inCommunity,
  query: z.object({ from: plainDate, days: z.coerce.number().int().min(1).max(31).default(7) }),
  reply: z.object({ shifts: z.array(shift), workers: z.array(named) }).meta({ id: 'DutyRoster' }),
  access: { kind: 'community', roles: [...STAFF, 'manager'] },
});

/** Sets places of the roster; null leaves a place empty. Nobody holds both posts of one half-day. */
export const setDuty = defineRoute({
  id: 'set-duty',
  method: 'POST',
  path: '/communities/{communityId}/duty',
  summary: { zh: '排班', en: 'Set the duty roster' },
  params: inCommunity,
  body: z.object({
    set: z
      .array(z.object({ on: plainDate, half, post, workerId: uuid.nullable() }))
      .min(1)
      .max(200),
  }),
  reply: z.object({ set: z.number().int() }),
  refusals: ['worker-not-here', 'both-posts'],
  access: { kind: 'community', roles: ['head'] },
  command: true,
});

/** Who stands in for somebody on a day: whoever has post B then, and nobody when the roster knows none. */
export const findStandIn = defineRoute({
  id: 'find-stand-in',
  method: 'GET',
  path: '/communities/{communityId}/duty/stand-in',
  summary: { zh: '谁来替岗', en: 'Who stands in' },
  params: inCommunity,
  query: z.object({ worker: uuid, on: plainDate }),
  reply: z.object({ standIn: named.nullable(), half: half.nullable() }),
  access: { kind: 'community', roles: STAFF },
});

export const staffRoutes = [listDuty, setDuty, findStandIn] as const;
