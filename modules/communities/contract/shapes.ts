import { z } from 'zod';
import { plainDate, text, uuid } from '../../../platform/contract.ts';
import { PLACE_KINDS } from '../domain/place.ts';

/** Who sees places: the office, and grid workers, these only what lies in grids they are in charge of. */
export const VIEWERS = ['worker', 'head', 'social-worker', 'grid-worker'] as const;
/** Who changes places, duties and the plan. */
export const EDITORS = ['head'] as const;

export const inCommunity = z.object({ communityId: uuid });
export const placeRef = z.object({ kind: z.enum(PLACE_KINDS), id: uuid });
export const namedPlace = placeRef.extend({ name: z.string() });
export const onDay = z.object({
  on: plainDate.optional().meta({ description: 'As it was on this day; today if absent' }),
});
export const placeName = z.string().trim().min(1).max(60);

export const holder = z.object({
  kind: z.enum(['worker', 'resident']),
  id: uuid,
  name: z.string(),
  /** Disabled, moved away or gone: still on the list and no longer there. */
  left: z.boolean(),
});

/** Somebody in charge, as other pages show it: the role, who, and for which place it is held. */
export const inCharge = z.object({
  dutyId: uuid,
  roleId: z.string(),
  role: text,
  holder,
  place: namedPlace,
  from: plainDate,
  until: plainDate.nullable().meta({ description: 'First day on which it is no longer held' }),
});

export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
