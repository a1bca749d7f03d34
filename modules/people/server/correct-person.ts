import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { blindIndex } from '../../../platform/crypto/blind-index.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { correctPerson } from '../contract.ts';
import { correctIdentity } from '../domain/corrections.ts';
import { lockResident, registerOrUpdateResidents } from './bulk-residents.ts';
import type { PeopleDeps } from './deps.ts';
import { lookForDuplicatesOf } from './duplicates/look-again.ts';
import { renewGroupsByAge } from './groups/groups-by-age.ts';
import { BY_INDEX } from './register-person.ts';

/** Nothing is put right in a signpost or a slip; the dead and those who left may have been entered wrongly too. */
const GONE: readonly string[] = ['merged', 'entered-by-mistake'];

/**
 * Puts right who somebody is. Seals, blind index and search terms follow, the old values go into the history with
 * their own source, groups by age are looked at again, and so is whether the person is on record twice.
 */
export const correctPersonRoute = (deps: PeopleDeps): Implementation =>
  implement(correctPerson, async (tx, call) => {
    const { communityId, personId } = call.params;
    const { expectedVersion, fields, source, reason } = call.body;
    const today = plainDateOf(call.now);
    if (!deps.catalogue.sources.some(({ id }) => id === source)) return refuse('source-unknown');
    const known = await lockResident(tx, deps.keyRing, communityId, personId);
    if (known === undefined) return refuse('not-found');
    if (GONE.includes(known.leftBecause ?? '')) return refuse('person-has-left', { personId });
    if (known.version !== expectedVersion) return refuse('stale-version');
    const corrected = correctIdentity(known.values, fields, today);
    if (!corrected.ok) return corrected;
    const { identity, changed } = corrected.value;
    const settings = {
      communityId,
      at: call.now,
      workerId: call.caller.workerId,
      source,
      reason,
      groups: deps.catalogue.groups,
    };
    const [outcome] = await registerOrUpdateResidents(tx, deps.keyRing, settings, [
      { personId, expectedVersion, become: () => ({ ...known.values, ...identity }) },
    ]);
    if (outcome?.written !== true) {
      const index = blindIndex(deps.keyRing, 'id-number', communityId, identity.idNumber ?? '');
      const [other] = await tx.query<{ id: string }>(BY_INDEX, [communityId, index]);
      return refuse('person-already-known', { personId: other?.id ?? null });
    }
    if (changed.includes('bornOn')) await renewGroupsByAge(tx, deps.catalogue.groups, { communityId, personId }, today);
    const duplicates = await lookForDuplicatesOf(tx, { communityId, personId }, call.now);
    recordDone(tx, call, communityId, {
      action: 'correct-person',
      subjectKind: 'person',
      subjectId: personId,
      details: { fields: changed, source, duplicates },
    });
    return ok({ personId, version: expectedVersion + 1, changed: [...changed], duplicates });
  });
