import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { listDuties } from '../contract.ts';
import { gapsOn } from '../domain/duties.ts';
import { holdsOn } from '../domain/place.ts';
import { openPlaces, placesOfKind, type PlacesOn } from '../domain/place-tree.ts';
import type { CommunitiesDeps } from './deps.ts';
import { chainOfDuty, loadDuties, type StoredDuty } from './duty-rows.ts';
import { workersOf } from './duty-routes.ts';
import { gapReply, inChargeReply, placeName, roleReply } from './in-charge-replies.ts';
import { loadTree } from './place-rows.ts';
import { reachOf, type Asking, type Reach } from './reach.ts';

const KINDS = ['community', 'grid', 'micro-grid', 'building', 'unit'] as const;

/** What is held on a day, as far as the caller sees it. A grid worker sees who is in charge of all besides. */
export const heldOn = async (
  tx: Tx,
  call: Asking,
  communityId: string,
  on: PlainDate,
): Promise<{
  readonly places: PlacesOn;
  readonly held: readonly StoredDuty[];
  readonly duties: readonly StoredDuty[];
  readonly sees: Reach;
}> => {
  const places = openPlaces(await loadTree(tx, communityId), on);
  const duties = await loadDuties(tx, communityId, on);
  const { sees } = await reachOf(tx, call, places.tree);
  const held = duties.filter(
    (duty) => holdsOn(duty, on) && (duty.place.kind === 'community' || sees(chainOfDuty(places, duty))),
  );
  return { places, held, duties, sees };
};

export const listDutiesRoute = (deps: CommunitiesDeps): Implementation =>
  implement(listDuties, async (tx, call) => {
    const { communityId } = call.params;
    const on = call.query.on ?? plainDateOf(call.now);
    const { places, held, duties, sees } = await heldOn(tx, call, communityId, on);
    recordDone(tx, call, communityId, {
      action: 'read-duties',
      subjectKind: 'community',
      subjectId: communityId,
      details: { duties: held.length, on },
    });
    return ok({
      on,
      roles: deps.roles.filter(({ since }) => since <= on).map(roleReply),
      items: held.map((duty) => inChargeReply(deps, places, duty)),
      gaps: gapsOn(places, duties, deps.roles)
        .filter(({ place }) => sees(places.chainOf(place)))
        .map((gap) => gapReply(deps, places, gap)),
      places: KINDS.flatMap((kind) => placesOfKind(places, kind))
        .filter((place) => sees(places.chainOf(place)))
        .map((place) => ({ ...place, name: placeName(places, place), gridId: places.gridOf(place) ?? null })),
      workers: workersOf(deps, communityId).map(({ id, name, post }) => ({ id, name, post })),
    });
  });
