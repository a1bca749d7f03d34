import { z } from 'zod';
import { defineRoute, instant, plainDate, uuid } from '../../../platform/contract.ts';
import { HEADS, inCommunity, named, planned, visit, VISITORS } from './shapes.ts';

export const listPlannedVisits = defineRoute({
  id: 'list-planned-visits',
  method: 'GET',
  path: '/communities/{communityId}/visits/planned',
  summary: { zh: '某天的走访路线', en: 'The visits of a day in the order of the walk' },
  params: inCommunity,
  query: z.object({
    on: plainDate.optional().meta({ description: 'Today if absent; today also shows what is late' }),
    worker: z
      .union([uuid, z.literal('all')])
      .optional()
      .meta({ description: 'The caller if absent; for a head everybody' }),
  }),
  reply: z
    .object({
      on: plainDate,
      worker: named.nullable().meta({ description: 'Null: everybody' }),
      visits: z.array(planned),
      /** Visits planned on each day of the plan, for choosing another day. */
      days: z.array(z.object({ on: plainDate, planned: z.number().int() })),
      workers: z.array(named),
    })
    .meta({ id: 'PlannedVisits' }),
  access: { kind: 'community', roles: VISITORS },
});

/** For the first page of the day: how many there are, and nothing about whom. */
export const countVisitsToday = defineRoute({
  id: 'count-visits-today',
  method: 'GET',
  path: '/communities/{communityId}/visits/today',
  summary: { zh: '今天要走访几户、已走访几户', en: 'How many visits are left today, and how many are done' },
  params: inCommunity,
  reply: z
    .object({
      on: plainDate,
      everybody: z
        .boolean()
        .meta({ description: 'Of the whole community, as a head sees it; otherwise of the caller' }),
      left: z.number().int(),
      done: z.number().int(),
    })
    .meta({ id: 'VisitsToday' }),
  access: { kind: 'community', roles: VISITORS },
});

/** Makes the plan anew; it does so by itself at night and when something changed. */
export const planVisitsNow = defineRoute({
  id: 'plan-visits',
  method: 'POST',
  path: '/communities/{communityId}/visits/plan',
  summary: { zh: '重新排走访计划', en: 'Make the plan of visits anew' },
  params: inCommunity,
  reply: z.object({
    planned: z.number().int(),
    added: z.number().int(),
    moved: z.number().int(),
    dropped: z.number().int(),
    overCap: z.number().int(),
    nobody: z.number().int(),
  }),
  access: { kind: 'community', roles: HEADS },
  command: true,
});

/** Something happened to somebody that calls for a visit within days. */
export const raiseOccasion = defineRoute({
  id: 'raise-visit-occasion',
  method: 'POST',
  path: '/communities/{communityId}/visits/occasions',
  summary: { zh: '登记遇事必访', en: 'Note an occasion that calls for a visit' },
  params: inCommunity,
  body: z.object({
    personId: uuid,
    ruleId: z.string().min(1).max(60),
    happenedOn: plainDate,
    note: z.string().trim().max(500).optional(),
  }),
  reply: z.object({ occasionId: uuid, dueOn: plainDate }),
  status: 201,
  refusals: ['not-found', 'visit-occasion-unknown', 'visit-occasion-not-for-person', 'visit-day-in-future'],
  access: { kind: 'community', roles: VISITORS },
  command: true,
});

/** A worker is away: the visits of these days go to others or to other days. */
export const setAbsence = defineRoute({
  id: 'set-visit-absence',
  method: 'POST',
  path: '/communities/{communityId}/visits/absences',
  summary: { zh: '登记不在岗', en: 'Note that a worker is away' },
  params: inCommunity,
  body: z.object({ workerId: uuid, from: plainDate, to: plainDate }),
  reply: z.object({ moved: z.number().int() }),
  status: 201,
  refusals: ['worker-not-here', 'visit-absence-turned'],
  access: { kind: 'community', roles: HEADS },
  command: true,
});

/**
 * What changed since a cursor, for phones that were without signal. Records may come twice around the turn of a cursor;
 * id and version tell what is known already.
 */
export const listVisitChanges = defineRoute({
  id: 'list-visit-changes',
  method: 'GET',
  path: '/communities/{communityId}/visits/changes',
  summary: { zh: '上次同步以来的变化', en: 'What changed since the last synchronisation' },
  params: inCommunity,
  query: z.object({ cursor: z.string().max(400).optional() }),
  reply: z
    .object({
      planned: z.array(planned),
      visits: z.array(visit),
      cursor: z.string(),
      /** Ask again at once: there is more. */
      more: z.boolean(),
      at: instant,
    })
    .meta({ id: 'VisitChanges' }),
  access: { kind: 'community', roles: VISITORS },
});
