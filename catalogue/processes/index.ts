import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { assistanceV1 } from './assistance/v1.ts';
import { consultationV1 } from './consultation/v1.ts';
import { deliberationV1 } from './deliberation/v1.ts';
import { emergencyV1 } from './emergency/v1.ts';
import { gridEventV1 } from './grid-event/v1.ts';
import { homeVisitV1 } from './home-visit/v1.ts';
import { immediateV1 } from './immediate/v1.ts';
import { mediationV1 } from './mediation/v1.ts';
import { neighbourLeaderV1 } from './neighbour-leader/v1.ts';
import { onBehalfV1 } from './on-behalf/v1.ts';
import { patrolV1 } from './patrol/v1.ts';
import { petitionV1 } from './petition/v1.ts';
import { promisedV1 } from './promised/v1.ts';
import { publicityV1 } from './publicity/v1.ts';
import { ratingFollowUpV1 } from './rating-follow-up/v1.ts';
import { recognitionV1 } from './recognition/v1.ts';
import { referralV1 } from './referral/v1.ts';
import { socialWorkV1 } from './social-work/v1.ts';
import { visitV1 } from './visit/v1.ts';
import { volunteerProjectV1 } from './volunteer-project/v1.ts';
import { wishV1 } from './wish/v1.ts';

/** Every version of every process: the twelve service types first. A version in force stays as it is: a change is a new file beside it. */
export const processDefinitions: readonly ProcessDefinition[] = [
  immediateV1,
  promisedV1,
  onBehalfV1,
  homeVisitV1,
  referralV1,
  assistanceV1,
  emergencyV1,
  mediationV1,
  petitionV1,
  socialWorkV1,
  consultationV1,
  publicityV1,
  gridEventV1,
  wishV1,
  deliberationV1,
  volunteerProjectV1,
  neighbourLeaderV1,
  recognitionV1,
  visitV1,
  patrolV1,
  ratingFollowUpV1,
];
