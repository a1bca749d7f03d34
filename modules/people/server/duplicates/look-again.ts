import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { TERM_KIND } from '../../domain/search-terms.ts';
import { loadComparables, savePairs } from './find-pairs.ts';

/** More than these share a hotline or a very common name; the nightly search sees who of them is alike. */
const MOST = 50;

/** Who shares a number, or a reading of the name and the birthday or building, or birthday and building, with one person. */
const LIKE_ONE: Statement = {
  name: 'duplicate-candidates-of-one',
  text: `with one as (
      select p.id, p.born_on, h.building_id from person p
      left join household h on h.community_id = p.community_id and h.id = p.household_id
      where p.community_id = $1 and p.id = $2
    ), terms as (
      select t.term from person_search_term t where t.community_id = $1 and t.person_id = $2 and left(t.term, 2) = any ($3::text[])
    ), alike as (
      select t.person_id as id, left(t.term, 2) as kind from terms join person_search_term t on t.community_id = $1 and t.term = terms.term
      union all
      select p.id, 'born' from one join person p on p.community_id = $1 and p.born_on = one.born_on and p.left_on is null
    )
    select distinct p.id from alike join person p on p.community_id = $1 and p.id = alike.id
    left join household h on h.community_id = p.community_id and h.id = p.household_id, one
    where p.id <> one.id and p.left_on is null
      and (alike.kind = $4 or p.born_on = one.born_on and (alike.kind <> 'born' or h.building_id = one.building_id)
        or alike.kind = $5 and h.building_id = one.building_id)
    limit $6`,
};

/** Looks whether somebody may be on record twice, now that something of them was put right. Answers the pairs to decide. */
export const lookForDuplicatesOf = async (
  tx: Tx,
  { communityId, personId }: { readonly communityId: string; readonly personId: string },
  now: string,
): Promise<number> => {
  const kinds = [TERM_KIND.wholePinyin, TERM_KIND.idTail, TERM_KIND.phone];
  const rows = await tx.query<{ id: string }>(LIKE_ONE, [
    communityId,
    personId,
    kinds,
    TERM_KIND.phone,
    TERM_KIND.wholePinyin,
    MOST,
  ]);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const people = await loadComparables(tx, communityId, [personId, ...ids]);
  const saved = await savePairs(
    tx,
    communityId,
    ids.map((id) => [personId, id]),
    people,
    now,
  );
  return saved.length;
};
