import { ok } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { getServiceLanguage } from '../contract.ts';
import { groupOnly } from '../domain/training-group.ts';
import { cardRoutes } from './card-routes.ts';
import { courseRoutes } from './course-routes.ts';
import type { TrainingDeps } from './deps.ts';
import { hoursRoutes } from './hours-routes.ts';
import { copy } from './replies.ts';
import { roundRoutes } from './round-routes.ts';

export type { TrainingDeps } from './deps.ts';
export { digestOf } from './quiz-source.ts';

export const trainingImplementations = (deps: TrainingDeps): readonly Implementation[] => [
  implement(getServiceLanguage, async () =>
    ok(
      copy<ReplyOf<typeof getServiceLanguage>>({
        ...deps.language,
        practiseGroupId: groupOnly(deps.groups, 'phrases'),
      }),
    ),
  ),
  ...hoursRoutes(deps),
  ...roundRoutes(deps),
  ...cardRoutes(deps),
  ...courseRoutes(deps),
];
