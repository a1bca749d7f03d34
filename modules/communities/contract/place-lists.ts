import { z } from 'zod';
import { defineRoute, pageOf, pageQuery, uuid } from '../../../platform/contract.ts';
import { inCommunity, VIEWERS } from './shapes.ts';

/** What the table of places counts, in its order. */
export const PLACE_FIGURES = ['dwellings', 'empty', 'households', 'residents', 'in-groups'] as const;
export type PlaceFigure = (typeof PLACE_FIGURES)[number];

/** One dwelling, household or resident that a figure counts. Names are masked. */
const placeEntry = z
  .object({
    id: uuid,
    building: z.object({ id: uuid, name: z.string() }),
    unit: z.string(),
    /** Null where nobody knows yet which door it is. */
    dwelling: z
      .object({
        id: uuid,
        door: z.string(),
        floor: z.number().int().nullable(),
        usedAs: z.enum(['home', 'shop', 'public', 'other']),
      })
      .nullable(),
    /** The resident, the head of the household, or the heads of those who live in the dwelling. */
    names: z.array(z.string()),
    residents: z.number().int(),
    inGroups: z.number().int(),
  })
  .meta({ id: 'PlaceEntry' });
export type PlaceEntry = z.output<typeof placeEntry>;

export const listPlaceEntries = defineRoute({
  id: 'list-place-entries',
  method: 'GET',
  path: '/communities/{communityId}/place-entries',
  summary: { zh: '网格与房屋上一个数的名单', en: 'What one figure of the table of places counts, one by one' },
  params: inCommunity,
  query: z.object({
    figure: z.enum(PLACE_FIGURES),
    grid: uuid.optional(),
    microGrid: uuid.optional(),
    building: uuid.optional(),
    ...pageQuery,
  }),
  reply: pageOf(placeEntry),
  access: { kind: 'community', roles: VIEWERS },
});
