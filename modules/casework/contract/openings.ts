import { z } from 'zod';
import { defineRoute, text } from '../../../platform/contract.ts';
import { STAFF, availableAction, inCommunity, inputField } from './shapes.ts';

const presence = z.enum(['required', 'optional', 'none']);

/** What the signed-in person may open a case on today; those without a form are opened at the counter. */
export const listOpenings = defineRoute({
  id: 'list-openings',
  method: 'GET',
  path: '/communities/{communityId}/openings',
  summary: { zh: '可以登记的服务', en: 'Processes a case may be opened on, with their forms' },
  params: inCommunity,
  reply: z.object({
    items: z.array(
      z
        .object({
          processId: z.string(),
          version: z.number().int(),
          name: text,
          form: z
            .object({
              person: presence,
              item: presence,
              quick: z.boolean(),
              input: z.array(inputField),
              /** First actions that may be taken in the same command; empty where none is offered. */
              first: z.array(availableAction.pick({ id: true, name: true, emphasis: true, input: true })),
              nearby: z
                .object({ kind: z.string(), place: z.string() })
                .nullable()
                .meta({ description: 'Fields by which the same is looked for before another is registered' }),
              buttons: z.string().nullable().meta({ description: 'Choice field shown as large buttons' }),
            })
            .nullable(),
          confidential: z.boolean(),
          items: z.array(z.object({ id: z.string(), name: text })).meta({
            description: 'Items offered with this process today, where the form asks for one',
          }),
        })
        .meta({ id: 'Opening' }),
    ),
    /** The community's people and the bodies a field may name. */
    workers: z.array(z.object({ id: z.string(), name: z.string() })),
    organisations: z.array(z.object({ id: z.string(), name: z.string() })),
    /** What fields may start with: the heads of the community, and the grids the reader is in charge of. */
    heads: z.array(z.string()),
    ownGrids: z.array(z.string()),
  }),
  access: { kind: 'community', roles: STAFF },
});
