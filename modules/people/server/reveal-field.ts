import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { revealField } from '../contract.ts';
import { isChild } from '../domain/consents.ts';
import { coarseAddress } from '../domain/masking.ts';
import { wordsOfFact } from '../domain/person-file.ts';
import { HIDDEN_AGAIN_AFTER_SECONDS, REVEAL_RULE, revealingBy } from '../domain/reveal-limit.ts';
import type { PeopleDeps } from './deps.ts';
import { findPersonFile, valueOfFact } from './person-file-rows.ts';
import type { PersonFileRow } from './person-file-rows.ts';
import { REVEALABLE } from './person-reply.ts';
import { personPlace } from './sealed-places.ts';
import { maySeeHidden, viewerIn } from './viewer.ts';

/** Why something of a child under fourteen may be looked at: the others can wait for the guardian. */
const CHILD_REASONS: readonly string[] = ['handling-a-matter', 'emergency'];

const openAddress = (deps: PeopleDeps, row: PersonFileRow): string | null => {
  const { communityId, id, householdId } = row;
  if (row.building !== null && householdId !== null && row.roomSealed !== null) {
    const room = openField(deps.keyRing, personPlace.room(communityId, householdId), row.roomSealed);
    return `${coarseAddress(row.building, row.unit ?? '')}${room}`;
  }
  if (row.addressSealed === null) return null;
  return openField(deps.keyRing, personPlace.address(communityId, id), row.addressSealed);
};

const openFact = (deps: PeopleDeps, row: PersonFileRow, factId: string): string | null => {
  const fact = row.facts.find((one) => one.id === factId);
  const definition = deps.catalogue.facts.find((one) => one.id === factId);
  if (fact === undefined || definition === undefined) return null;
  return wordsOfFact(definition.format, valueOfFact(deps.keyRing, row.communityId, row.id, fact));
};

/** The value in full, or null when the record has nothing hidden under that name. */
const openNamed = (deps: PeopleDeps, row: PersonFileRow, field: string): string | null => {
  const { communityId, id } = row;
  if (field === REVEALABLE.idNumber && row.idNumberSealed !== null)
    return openField(deps.keyRing, personPlace.idNumber(communityId, id), row.idNumberSealed);
  if (field === REVEALABLE.phone && row.phoneSealed !== null)
    return openField(deps.keyRing, personPlace.phone(communityId, id), row.phoneSealed);
  if (field === REVEALABLE.address) return openAddress(deps, row);
  return field.startsWith(REVEALABLE.fact) ? openFact(deps, row, field.slice(REVEALABLE.fact.length)) : null;
};

export const revealFieldRoute = (deps: PeopleDeps): Implementation =>
  implement(revealField, async (tx, call) => {
    const { communityId, personId } = call.params;
    const { field, reason, caseId } = call.body;
    const key = revealingBy(call.caller.workerId);
    if (await deps.attempts.isLocked(key, REVEAL_RULE))
      return refuse('too-many-requests', { minutes: REVEAL_RULE.forgottenAfterMinutes });
    const row = await findPersonFile(tx, communityId, personId);
    if (row === undefined) return refuse('not-found');
    const today = plainDateOf(call.now);
    if (isChild(row.bornOn, today) && !CHILD_REASONS.includes(reason)) return refuse('child-protected');
    if (!maySeeHidden(viewerIn(call.caller, communityId), row, field, today)) return refuse('consent-needed');
    const value = openNamed(deps, row, field);
    if (value === null) return refuse('nothing-to-reveal', { field });
    await deps.attempts.record(key, REVEAL_RULE);
    recordDone(tx, call, communityId, {
      action: 'reveal-field',
      subjectKind: 'person',
      subjectId: personId,
      details: { field, reason, ...(caseId === undefined ? {} : { caseId }) },
    });
    return ok({ field, value, hiddenAgainAfterSeconds: HIDDEN_AGAIN_AFTER_SECONDS });
  });
