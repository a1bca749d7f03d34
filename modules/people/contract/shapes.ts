import { z } from 'zod';
import { text, uuid } from '../../../platform/contract.ts';
import { tidyName } from '../domain/tidy-name.ts';

/** Who looks at the files of people. */
export const OFFICE = ['worker', 'head', 'social-worker'] as const;
/** Who writes in them. */
export const EDITORS = ['worker', 'head'] as const;
export const HEAD = ['head'] as const;

export const inCommunity = z.object({ communityId: uuid });
export const ofPerson = inCommunity.extend({ personId: uuid });

export const sex = z.enum(['female', 'male']);
export const residence = z.enum([
  'registered',
  'registered-elsewhere-living-here',
  'floating',
  'moved-away',
  'visitor',
]);
export const groupTag = z.object({
  id: z.string(),
  name: text,
  care: z.boolean().meta({ description: 'Needs special care' }),
});
export const namedPerson = z.object({ id: uuid, name: z.string() });

/** Id of a source of facts; `catalogue/person-facts/words.ts`. */
export const source = z.string().min(1).max(40);
/** The name of somebody who is entered or corrected. */
export const nameOnRecord = z.string().overwrite(tidyName).min(1).max(60);
export const reason = z.string().trim().min(1).max(200);
export const factValue = z.union([z.boolean(), z.number(), z.string().trim().min(1).max(200)]);

/** Why somebody is no longer here. */
export const leftBecause = z.enum(['moved-out', 'died', 'entered-by-mistake', 'merged']);
