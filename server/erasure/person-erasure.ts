import type { Directory } from '../../modules/access/server/index.ts';
import type { PeopleDeps } from '../../modules/people/server/index.ts';
import { tellingOfErasures } from './tell-workers.ts';
import { whatThereIs } from './what-there-is.ts';

/** What the pages of people need to have somebody erased; without `wake` the jobs find what was agreed to by themselves. */
export const personErasure = (
  directory: Directory,
  wake: () => Promise<void> = async () => undefined,
): PeopleDeps['erasure'] => ({ overview: whatThereIs, ...tellingOfErasures(directory), wake });
