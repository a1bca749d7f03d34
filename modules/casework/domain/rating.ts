import { ok, refuse } from '../../../kernel/result.ts';
import type { RatingLevel } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import type { ProcessDefinition } from './definition.ts';
import type { EventBody } from './recording.ts';
import type { CaseResult } from './refusals.ts';

/** One rating per case, and only when it was asked for. */
export const decideRating = (
  state: CaseState,
  level: RatingLevel,
  comment: string | undefined,
): CaseResult<readonly EventBody[]> => {
  if (!state.ratingAsked) return refuse('rating-not-asked');
  if (state.rating !== null) return refuse('already-rated');
  if (!Number.isInteger(level) || level < 1 || level > 5)
    return refuse('input-invalid', { field: 'level', rule: 'one-to-five' });
  const text = comment?.trim();
  return ok([{ type: 'rated', level, ...(text ? { comment: text } : {}) }]);
};

/** The process to open as a linked case after this rating, or null when the rating is not bad. */
export const followUpProcess = (definition: ProcessDefinition, level: RatingLevel): string | null =>
  definition.rating !== undefined && level >= definition.rating.badFromLevel
    ? definition.rating.followUpProcessId
    : null;

export const followUpNeeded = (definition: ProcessDefinition, level: RatingLevel): boolean =>
  followUpProcess(definition, level) !== null;
