import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import { recordDone } from '../../audit/server/index.ts';
import { maskName } from '../../people/domain/masking.ts';
import { listPlaceEntries, type PlaceEntry } from '../contract.ts';
import { holdsOn } from '../domain/place.ts';
import { openPlaces, type PlacesOn } from '../domain/place-tree.ts';
import type { CommunitiesDeps } from './deps.ts';
import { doorOf } from './dwelling-rows.ts';
import { entryPlace, loadEntries, type EntryRow } from './place-entry-rows.ts';
import { loadTree } from './place-rows.ts';
import { reachOf, type Reach } from './reach.ts';

interface Within {
  readonly grid?: string | undefined;
  readonly microGrid?: string | undefined;
  readonly building?: string | undefined;
}

/** Buildings of the day that the table of places shows to whoever asks, within the place asked for. */
const buildingsIn = (places: PlacesOn, sees: Reach, { grid, microGrid, building }: Within) =>
  places.tree.buildings.filter((one) => {
    const { gridId, microGridId } = places.placementOf(one.id) ?? one;
    return (
      holdsOn(one, places.on) &&
      sees(places.chainOf({ kind: 'building', id: one.id })) &&
      (building === undefined || one.id === building) &&
      (grid === undefined || gridId === grid) &&
      (microGrid === undefined || microGridId === microGrid)
    );
  });

const dwellingReply = (ring: KeyRing, communityId: string, row: EntryRow): PlaceEntry['dwelling'] => {
  const { dwellingId, doorSealed, usedAs, floor } = row;
  if (dwellingId === null || doorSealed === null || usedAs === null) return null;
  return { id: dwellingId, door: doorOf(ring, communityId, { id: dwellingId, doorSealed }), floor, usedAs };
};

/** The list behind each figure of the table of places. Who looked at which of them stays on record. */
export const placeEntriesRoute = (deps: CommunitiesDeps): Implementation =>
  implement(listPlaceEntries, async (tx, call) => {
    const { communityId } = call.params;
    const { figure, limit, cursor, ...within } = call.query;
    const after = openCursor(cursor, entryPlace);
    if (!after.ok) return after;
    const places = openPlaces(await loadTree(tx, communityId), plainDateOf(call.now));
    const { sees } = await reachOf(tx, call, places.tree);
    const buildings = new Map(buildingsIn(places, sees, within).map(({ id, name }) => [id, { id, name }]));
    const search = { communityId, figure, buildingIds: [...buildings.keys()], after: after.value, limit: limit + 1 };
    const found = await loadEntries(tx, search);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    recordDone(tx, call, communityId, {
      action: 'list-place-entries',
      subjectKind: 'community',
      subjectId: communityId,
      details: { figure, ...within, rows: rows.length },
    });
    return ok({
      items: rows.map((row) => ({
        id: row.id,
        building: buildings.get(row.buildingId) ?? { id: row.buildingId, name: '' },
        unit: row.unit,
        dwelling: dwellingReply(deps.keyRing, communityId, row),
        names: row.names.map((name) => (name === '' ? '' : maskName(name))),
        residents: row.residents,
        inGroups: row.inGroups,
      })),
      nextCursor: last === undefined ? null : makeCursor([last.buildingId, last.within, last.id]),
    });
  });
