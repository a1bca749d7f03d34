import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { Tx } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { newId } from '../../../../platform/ids.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { recordLifeEvent } from '../../contract.ts';
import type { AddressBody } from '../../contract.ts';
import { decideLifeChange } from '../../domain/decide-life-change.ts';
import type { Effects, LifeChange } from '../../domain/life-events.ts';
import type { PeopleDeps } from '../deps.ts';
import { applyEffects } from './apply-effects.ts';
import type { Applying } from './apply-effects.ts';
import { addressOf, openHousehold, settle, unsettle } from './household-places.ts';
import { enterNewcomers, namedIn, readChange } from './read-change.ts';
import { loadRegister } from './register-rows.ts';
import { storeEvent } from './store-event.ts';

/** Everybody and every household the entry is about: those it names and those it touches. */
const subjects = (change: LifeChange, effects: Effects) => {
  const named = namedIn(change);
  const households = effects.people.flatMap(({ before, after }) => [before.householdId, after.householdId]);
  return {
    personIds: [
      ...new Set([
        ...named.people,
        ...effects.people.map(({ id }) => id),
        ...effects.marital.map((one) => one.personId),
      ]),
    ],
    householdIds: [
      ...new Set([
        ...named.households,
        ...effects.households.map(({ id }) => id),
        ...households.filter((id) => id !== null),
      ]),
    ],
  };
};

/** Where households that move or close lived until now, so that a correction finds the way back. */
const addressesBefore = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  effects: Effects,
): Promise<Readonly<Record<string, AddressBody>>> => {
  const before: Record<string, AddressBody> = {};
  for (const { id, what } of effects.households) {
    const address = what === 'opened' ? null : await addressOf(tx, deps, communityId, id);
    if (address !== null) before[id] = address;
  }
  return before;
};

const settleHouseholds = async (
  tx: Tx,
  deps: PeopleDeps,
  by: Applying & { readonly source: string },
  effects: Effects,
  address: AddressBody | null,
): Promise<void> => {
  for (const { id: householdId, what } of effects.households) {
    const dwelling = { ...by, householdId };
    if (what === 'closed') await unsettle(tx, dwelling);
    else if (address !== null) await settle(tx, deps, dwelling, address);
  }
};

const isSource = (deps: PeopleDeps, id: string): Result<null> =>
  deps.catalogue.sources.some((source) => source.id === id) ? ok(null) : refuse('source-unknown');

export const recordLifeEventRoute = (deps: PeopleDeps): Implementation =>
  implement(recordLifeEvent, async (tx, call) => {
    const { communityId } = call.params;
    const { on, source, note } = call.body;
    const today = plainDateOf(call.now);
    const known = isSource(deps, source);
    if (!known.ok) return known;
    if (on > today) return refuse('change-date-in-future');
    const read = await readChange(tx, communityId, call.body.change, on, today);
    if (!read.ok) return read;
    const { change, newcomers, address, until } = read.value;
    const entered = await enterNewcomers(tx, deps, newcomers, today);
    if (!entered.ok) return entered;
    const named = namedIn(change);
    const newIds = new Set(newcomers.map(({ id }) => id));
    const register = await loadRegister(tx, communityId, named.people, named.households, newIds);
    const relations = new Set(Object.keys(deps.catalogue.relations));
    const decided = decideLifeChange(change, register, { on, today, source, relations });
    if (!decided.ok) return decided;
    const effects = decided.value;
    const details = { note, before: await addressesBefore(tx, deps, communityId, effects) };
    if (address !== null && 'into' in change && change.into?.isNew === true)
      await openHousehold(tx, communityId, change.into.householdId, address);
    const by = { communityId, on, source, now: call.now, workerId: call.caller.workerId, reason: change.kind };
    await applyEffects(tx, deps, by, effects);
    await settleHouseholds(tx, deps, by, effects, address);
    const eventId = newId();
    const about = subjects(change, effects);
    await storeEvent(tx, deps.keyRing, {
      ...by,
      ...about,
      id: eventId,
      kind: change.kind,
      until,
      effects,
      details,
      corrects: null,
      reason: '',
    });
    recordDone(tx, call, communityId, {
      action: 'record-life-event',
      subjectKind: 'person',
      subjectId: about.personIds[0] ?? null,
      details: { eventId, kind: change.kind, on, people: about.personIds.length },
    });
    return ok({ eventId, ...about });
  });
