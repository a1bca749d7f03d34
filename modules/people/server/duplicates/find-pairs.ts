import type { ScopedDatabase, Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { newId } from '../../../../platform/ids.ts';
import { likenessOf } from '../../domain/duplicate-likeness.ts';
import type { Comparable, Likeness } from '../../domain/duplicate-likeness.ts';
import { endOfPrefix, TERM_KIND } from '../../domain/search-terms.ts';

/** Larger crowds share a hotline or a very common name; comparing all of them would tell nothing. */
const MOST_TOGETHER = 12;
const BATCH = 2_000;

/** People who share a phone, or sound alike and share birthday or building, or share the birthday and the building. */
const CANDIDATES: Statement = {
  name: 'duplicate-candidates',
  text: `with here as materialized (
           select p.id, p.born_on, h.building_id from person p
           left join household h on h.community_id = p.community_id and h.id = p.household_id
           where p.community_id = $1 and p.left_on is null
         ), named as materialized (
           select t.term, here.* from person_search_term t join here on here.id = t.person_id
           where t.community_id = $1 and t.term >= $2 and t.term < $3
         ), numbered as (
           select t.term, here.* from person_search_term t join here on here.id = t.person_id
           where t.community_id = $1 and (t.term >= $4 and t.term < $5 or t.term >= $6 and t.term < $7)
         )
         select array_agg(id) as ids from numbered where term >= $4 and term < $5 group by term having count(*) between 2 and $8
         union all select array_agg(id) from numbered where term >= $6 and term < $7 and born_on is not null
           group by term, born_on having count(*) between 2 and $8
         union all select array_agg(id) from named where born_on is not null group by term, born_on having count(*) between 2 and $8
         union all select array_agg(id) from named where building_id is not null group by term, building_id having count(*) between 2 and $8
         union all select array_agg(id) from here where born_on is not null and building_id is not null
           group by born_on, building_id having count(*) between 2 and $8`,
};

const COMPARABLES: Statement = {
  name: 'comparable-people',
  text: `select p.id, p.name, p.sex, p.born_on as "bornOn", encode(p.id_number_index, 'hex') as "idNumberToken",
           h.building_id as "buildingId", p.household_id as "householdId",
           array(select t.term from person_search_term t where t.community_id = $1 and t.person_id = p.id
                 and left(t.term, 2) = any ($3::text[])) as terms
         from person p left join household h on h.community_id = p.community_id and h.id = p.household_id
         where p.community_id = $1 and p.id = any ($2::uuid[]) and p.left_on is null`,
};

interface ComparableRow extends Omit<Comparable, 'readings' | 'idTailToken' | 'phoneToken'> {
  readonly id: string;
  readonly terms: readonly string[];
}

const comparableOf = ({ terms, ...row }: ComparableRow): Comparable & { readonly id: string } => ({
  ...row,
  readings: terms.filter((term) => term.startsWith(TERM_KIND.wholePinyin)),
  idTailToken: terms.find((term) => term.startsWith(TERM_KIND.idTail)) ?? null,
  phoneToken: terms.find((term) => term.startsWith(TERM_KIND.phone)) ?? null,
});

export const loadComparables = async (
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Comparable>> => {
  const kinds = [TERM_KIND.wholePinyin, TERM_KIND.idTail, TERM_KIND.phone];
  const all = new Map<string, Comparable>();
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await tx.query<ComparableRow>(COMPARABLES, [communityId, ids.slice(from, from + BATCH), kinds]);
    for (const row of rows) all.set(row.id, comparableOf(row));
  }
  return all;
};

interface Pair extends Likeness {
  readonly left: string;
  readonly right: string;
}

const pairsOf = (groups: readonly (readonly string[])[], people: ReadonlyMap<string, Comparable>): readonly Pair[] => {
  const found = new Map<string, Pair>();
  for (const ids of groups)
    for (const [place, one] of ids.entries())
      for (const other of ids.slice(place + 1)) {
        const [left, right] = one < other ? [one, other] : [other, one];
        const [a, b] = [people.get(left), people.get(right)];
        if (left === right || a === undefined || b === undefined || found.has(left + right)) continue;
        const likeness = likenessOf(a, b);
        if (likeness !== null) found.set(left + right, { left, right, ...likeness });
      }
  return [...found.values()];
};

/** What somebody decided stays decided; open pairs get their present reasons. */
const SAVE: Statement = {
  name: 'save-duplicate-pairs',
  text: `insert into duplicate_pair (community_id, id, left_id, right_id, reasons, score, found_at)
         select $1, (one ->> 'id')::uuid, (one ->> 'left')::uuid, (one ->> 'right')::uuid,
           array(select jsonb_array_elements_text(one -> 'reasons')), (one ->> 'score')::smallint, $3
         from jsonb_array_elements($2::jsonb) as given(one)
         on conflict (community_id, left_id, right_id) do update set reasons = excluded.reasons, score = excluded.score
         where duplicate_pair.decision is null returning (xmax = 0) as added`,
};

/** Keeps the pairs among these groups that are alike; those that somebody has decided on are left out of the answer. */
export const savePairs = async (
  tx: Tx,
  communityId: string,
  groups: readonly (readonly string[])[],
  people: ReadonlyMap<string, Comparable>,
  now: string,
): Promise<readonly { readonly added: boolean }[]> => {
  const pairs = pairsOf(groups, people);
  if (pairs.length === 0) return [];
  return tx.query<{ added: boolean }>(SAVE, [
    communityId,
    JSON.stringify(pairs.map((pair) => ({ ...pair, id: newId() }))),
    now,
  ]);
};

/** Looks through a whole community. Answers how many pairs are new. */
export const findPairs = async (tx: Tx, communityId: string, now: string): Promise<number> => {
  const range = (kind: string): readonly [string, string] => [kind, endOfPrefix(kind)];
  const groups = await tx.query<{ ids: readonly string[] }>(CANDIDATES, [
    communityId,
    ...range(TERM_KIND.wholePinyin),
    ...range(TERM_KIND.phone),
    ...range(TERM_KIND.idTail),
    MOST_TOGETHER,
  ]);
  const ids = [...new Set(groups.flatMap((group) => group.ids))];
  const people = await loadComparables(tx, communityId, ids);
  const rows = await savePairs(
    tx,
    communityId,
    groups.map((group) => group.ids),
    people,
    now,
  );
  return rows.filter(({ added }) => added).length;
};

/** The nightly search. Nobody looks at anything here: pairs wait for somebody to decide. */
export const findDuplicatesIn = (database: ScopedDatabase, communityId: string, now: string): Promise<number> =>
  database.transact([communityId], async (tx) => ({ keep: true, value: await findPairs(tx, communityId, now) }));
