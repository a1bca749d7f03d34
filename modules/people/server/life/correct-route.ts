import { plainDateOf } from '../../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { newId } from '../../../../platform/ids.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { correctLifeEvent } from '../../contract.ts';
import type { AddressBody } from '../../contract.ts';
import { decideCorrection } from '../../domain/correct-life-event.ts';
import type { Effects, LifeEventKind } from '../../domain/life-events.ts';
import type { PeopleDeps } from '../deps.ts';
import { applyEffects } from './apply-effects.ts';
import { addressOf, settle, unsettle } from './household-places.ts';
import type { Dwelling } from './household-places.ts';
import { loadRegister } from './register-rows.ts';
import { openDetails, storeEvent } from './store-event.ts';

interface StoredEvent {
  readonly kind: LifeEventKind;
  readonly on: PlainDate;
  readonly source: string;
  readonly effects: Effects;
  readonly detailsSealed: Buffer;
  readonly isCorrected: boolean;
  readonly personIds: readonly string[];
  readonly householdIds: readonly string[];
}

const FIND: Statement = {
  name: 'life-event-to-correct',
  text: `select e.kind, e.happened_on as "on", e.source, e.effects, e.details_sealed as "detailsSealed",
           exists (select from life_event c where c.community_id = $1 and c.corrects = e.id) as "isCorrected",
           array(select person_id from life_event_person n where n.community_id = $1 and n.event_id = e.id) as "personIds",
           array(select household_id from life_event_household n where n.community_id = $1 and n.event_id = e.id) as "householdIds"
         from life_event e where e.community_id = $1 and e.id = $2`,
};

/** Two who correct the same entry at once: one waits for the other and then meets what is done. */
const LOCK: Statement = {
  name: 'lock-life-event',
  text: `select pg_advisory_xact_lock(hashtextextended('life-event/' || $1, 0))`,
};

const putBack = async (
  tx: Tx,
  deps: PeopleDeps,
  by: Omit<Dwelling, 'householdId'>,
  effects: Effects,
  before: Readonly<Record<string, AddressBody>>,
): Promise<void> => {
  for (const { id: householdId, what } of effects.households) {
    const dwelling = { ...by, householdId };
    const address = before[householdId];
    if (what === 'closed') await unsettle(tx, dwelling);
    else if (address !== undefined) await settle(tx, deps, dwelling, address);
  }
};

export const correctLifeEventRoute = (deps: PeopleDeps): Implementation =>
  implement(correctLifeEvent, async (tx, call) => {
    const { communityId, eventId } = call.params;
    const today = plainDateOf(call.now);
    await tx.query(LOCK, [eventId]);
    const [stored] = await tx.query<StoredEvent>(FIND, [communityId, eventId]);
    if (stored === undefined) return refuse('not-found');
    if (stored.kind === 'correction') return refuse('correction-is-final');
    if (stored.isCorrected) return refuse('event-corrected-already');
    const { personIds, householdIds, on, source } = stored;
    const register = await loadRegister(tx, communityId, personIds, householdIds);
    const decided = decideCorrection(stored.effects, register, today);
    if (!decided.ok) return decided;
    const effects = decided.value;
    const details = openDetails(deps.keyRing, communityId, eventId, stored.detailsSealed);
    const now: Record<string, AddressBody> = {};
    for (const { id } of effects.households) {
      const address = await addressOf(tx, deps, communityId, id);
      if (address !== null) now[id] = address;
    }
    const { workerId } = call.caller;
    const by = { communityId, on, source, now: call.now, workerId, reason: call.body.reason };
    await applyEffects(tx, deps, by, effects);
    await putBack(tx, deps, by, effects, details.before);
    const id = newId();
    await storeEvent(tx, deps.keyRing, {
      ...by,
      id,
      kind: 'correction',
      until: null,
      effects,
      details: { note: '', before: now },
      corrects: eventId,
      personIds,
      householdIds,
    });
    recordDone(tx, call, communityId, {
      action: 'correct-life-event',
      subjectKind: 'person',
      subjectId: personIds[0] ?? null,
      details: { eventId: id, corrects: eventId },
    });
    return ok({ eventId: id, personIds: [...personIds], householdIds: [...householdIds] });
  });
