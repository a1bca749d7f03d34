import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { ANY_GROUP, findPeople } from '../contract.ts';
import { placeNamed, readPeopleQuery } from '../domain/search-terms.ts';
import { cursorOf, readCursor } from './cursor.ts';
import type { PeopleDeps } from './deps.ts';
import { summaryOf } from './person-rows.ts';
import { searchPeople } from './search-people.ts';

export const findPeopleRoute = (deps: PeopleDeps): Implementation =>
  implement(findPeople, async (tx, call) => {
    const { communityId } = call.params;
    const { q, group, grid, microGrid, building, residence, livesHere, limit, cursor } = call.query;
    const parts = q === '' ? [] : readPeopleQuery(q);
    const after = readCursor(cursor);
    if (!after.ok) return after;
    if (parts === null) return ok({ items: [], nextCursor: null });
    const today = plainDateOf(call.now);
    const filter = {
      ...(group === ANY_GROUP ? { anyGroup: true as const } : { group }),
      grid,
      microGrid,
      building,
      residence,
      livesHereOn: livesHere === 'yes' ? today : undefined,
    };
    const search = { communityId, filter, limit: limit + 1, after: after.value };
    const byName = await searchPeople(tx, deps.keyRing, { ...search, parts });
    // Where nobody is called so, it may be an estate or a building that has a name instead of a number.
    const place = byName.length === 0 ? placeNamed(q) : null;
    const rows = place === null ? byName : await searchPeople(tx, deps.keyRing, { ...search, parts: [place] });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const open = await deps.cases.countOpen(
      tx,
      communityId,
      page.map((row) => row.id),
    );
    return ok({
      items: page.map((row) => summaryOf(deps.catalogue, row, open.get(row.id) ?? 0, today)),
      nextCursor: last === undefined ? null : cursorOf(last),
    });
  });
