import { z } from 'zod';
import { defineRoute, instant, text, uuid } from '../../../platform/contract.ts';
import { inCommunity, stepKind, STAFF } from './shapes.ts';

/** Cases of the same kind at about the same place within the last days: asked before another one is registered. */
export const listNearbyCases = defineRoute({
  id: 'list-nearby-cases',
  method: 'GET',
  path: '/communities/{communityId}/nearby-cases',
  summary: { zh: '附近有没有报过同样的事', en: 'Whether the same was reported nearby within the last days' },
  params: inCommunity,
  query: z.object({
    processId: z.string().max(60),
    kind: z.string().max(60),
    place: z.string().trim().min(1).max(200),
  }),
  reply: z
    .object({
      withinDays: z.number().int(),
      items: z.array(
        z.object({
          id: uuid,
          number: z.string(),
          version: z.number().int(),
          title: text,
          stateName: text,
          stateKind: stepKind,
          openedAt: instant,
          /** How many reported it so far. */
          reports: z.number().int(),
          /** The action by which this report joins it; null where it is closed or the caller may not. */
          join: z.string().nullable(),
        }),
      ),
    })
    .meta({ id: 'NearbyCases' }),
  access: { kind: 'community', roles: STAFF },
});

/** Open cases of the same kind at about the same place that were opened before this one, which may be joined with one of them. */
export const listEarlierCases = defineRoute({
  id: 'list-earlier-cases',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/earlier-cases',
  summary: { zh: '可能是同一件、报得更早的办件', en: 'Open cases nearby that may be the same and were opened before' },
  params: inCommunity.extend({ caseId: uuid }),
  reply: z
    .object({
      items: z.array(
        z.object({
          id: uuid,
          number: z.string(),
          title: text,
          stateName: text,
          openedAt: instant,
          /** How many reported it so far. */
          reports: z.number().int(),
          /** The action by which this case joins it, and the field for its number. */
          action: z.string(),
          field: z.string(),
        }),
      ),
    })
    .meta({ id: 'EarlierCases' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: STAFF },
});

/** Who usually sees to such a thing at such a place. */
export const getDispatchHint = defineRoute({
  id: 'get-dispatch-hint',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/dispatch-hint',
  summary: { zh: '建议派给谁', en: 'To whom a case is best dispatched' },
  params: inCommunity.extend({ caseId: uuid }),
  reply: z
    .object({
      hint: z
        .object({
          action: z.string(),
          actionName: text,
          worker: z.object({ id: uuid, name: z.string() }).nullable(),
          /** The place in charge of which the worker is. */
          place: z.string().nullable(),
          why: text,
          /** Values of the action's form. */
          input: z.record(z.string(), z.string()),
        })
        .nullable(),
    })
    .meta({ id: 'DispatchHint' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: STAFF },
});
