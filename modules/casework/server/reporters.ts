import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { EventRule } from '../domain/nearby-events.ts';
import { openValue } from './sealed-values.ts';
import type { CaseWithHistory } from './stored-case.ts';

/** Phones of whoever reported a case, in the order of the reports, each once. */
export const reportersOf = (
  keyRing: KeyRing,
  { tells, joinAction }: EventRule,
  { communityId, id: caseId, events }: CaseWithHistory,
): readonly string[] => {
  const given = events.flatMap((event) => {
    if (event.type === 'case-opened') return [event.input?.[tells]];
    return event.type === 'action-taken' && event.action === joinAction ? [event.input[tells]] : [];
  });
  const phones = given
    .map((value) => openValue(keyRing, { communityId, caseId }, tells, value))
    .filter((value): value is string => typeof value === 'string' && value !== '');
  return [...new Set(phones)];
};
