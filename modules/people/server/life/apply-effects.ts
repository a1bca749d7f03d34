import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { Effects, MaritalEffect } from '../../domain/life-events.ts';
import type { PeopleDeps } from '../deps.ts';
import { keepReplaced } from '../replaced-values.ts';
import { MARITAL_FACT } from './register-rows.ts';

const STAND: Statement = {
  name: 'set-standing',
  text: `update person set household_id = $3, relation_to_head = $4, residence = $5, left_on = $6, left_because = $7,
           version = version + 1, updated_at = $8 where community_id = $1 and id = $2`,
};
const CLOSE: Statement = {
  name: 'close-household',
  text: 'update household set closed_on = $3 where community_id = $1 and id = $2',
};
const SET_MARITAL: Statement = {
  name: 'set-marital-status',
  text: `insert into person_fact (community_id, person_id, fact_id, value, source, as_of)
         values ($1, $2, '${MARITAL_FACT}', $3::jsonb, $4, $5)
         on conflict (community_id, person_id, fact_id)
         do update set value = excluded.value, source = excluded.source, as_of = excluded.as_of, expires_on = null`,
};
const UNSET_MARITAL: Statement = {
  name: 'unset-marital-status',
  text: `delete from person_fact where community_id = $1 and person_id = $2 and fact_id = '${MARITAL_FACT}'`,
};
const LEAVE_GROUP: Statement = {
  name: 'leave-group-with-change',
  text: `update person_group set until = greatest($5::date, since), left_reason = $6
         where community_id = $1 and person_id = $2 and group_id = $3 and since = $4 and until is null`,
};
const REOPEN_GROUP: Statement = {
  name: 'reopen-group',
  text: `update person_group set until = null, left_reason = null
         where community_id = $1 and person_id = $2 and group_id = $3 and since = $4`,
};

export interface Applying {
  readonly communityId: string;
  readonly on: PlainDate;
  readonly now: string;
  readonly workerId: string;
  /** Why facts were replaced, in the words of the entry's kind. */
  readonly reason: string;
}

const setMarital = async (tx: Tx, deps: PeopleDeps, by: Applying, effect: MaritalEffect): Promise<void> => {
  const { personId, before, after } = effect;
  const { communityId } = by;
  if (before !== null)
    keepReplaced(tx, deps.keyRing, {
      ...by,
      personId,
      field: MARITAL_FACT,
      value: before.value,
      source: before.source,
      asOf: before.asOf,
      expiresOn: null,
    });
  if (after === null) await tx.query(UNSET_MARITAL, [communityId, personId]);
  else await tx.query(SET_MARITAL, [communityId, personId, JSON.stringify(after.value), after.source, after.asOf]);
};

/** Writes what was decided. Dwellings are the caller's: they need an address. */
export const applyEffects = async (tx: Tx, deps: PeopleDeps, by: Applying, effects: Effects): Promise<void> => {
  const { communityId, on, now } = by;
  for (const { id, after } of effects.people) {
    const { householdId, relation, residence, leftOn, leftBecause } = after;
    await tx.query(STAND, [communityId, id, householdId, relation, residence, leftOn, leftBecause, now]);
  }
  for (const { id, what } of effects.households)
    if (what !== 'moved') await tx.query(CLOSE, [communityId, id, what === 'closed' ? on : null]);
  for (const effect of effects.marital) await setMarital(tx, deps, by, effect);
  for (const { personId, groupId, since, what } of effects.groups) {
    const because = effects.people.find(({ id }) => id === personId)?.after.leftBecause ?? 'moved-out';
    if (what === 'left') await tx.query(LEAVE_GROUP, [communityId, personId, groupId, since, on, because]);
    else await tx.query(REOPEN_GROUP, [communityId, personId, groupId, since]);
  }
};
