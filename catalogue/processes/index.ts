import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { immediateV1 } from './immediate/v1.ts';
import { onBehalfV1 } from './on-behalf/v1.ts';
import { promisedV1 } from './promised/v1.ts';
import { ratingFollowUpV1 } from './rating-follow-up/v1.ts';

/** Every version of every process. A version in force stays as it is: a change is a new file beside it. */
export const processDefinitions: readonly ProcessDefinition[] = [immediateV1, promisedV1, onBehalfV1, ratingFollowUpV1];
