import { blindIndex, blindToken } from '../../../platform/crypto/blind-index.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { dwellingsBehind } from '../../communities/server/index.ts';
import { buildingsLike, type KnownBuilding } from '../../imports/domain/parse-address.ts';
import type { Residence } from '../domain/person-file.ts';
import { endOfPrefix, TERM_KIND } from '../domain/search-terms.ts';
import type { QueryPart } from '../domain/search-terms.ts';
import { SUMMARY_COLUMNS, SUMMARY_TABLES } from './person-rows.ts';
import type { SummaryRow } from './person-rows.ts';

export interface PeopleFilter {
  readonly group?: string | undefined;
  readonly grid?: string | undefined;
  readonly building?: string | undefined;
  readonly residence?: Residence | undefined;
}

/** The last row of the page before: lists go on behind it, whatever was added meanwhile. */
export interface PeoplePlace {
  readonly rank: number;
  readonly name: string;
  readonly id: string;
}

export interface PeopleSearch {
  readonly communityId: string;
  /** Every part has to fit; an empty list lists everybody. */
  readonly parts: readonly QueryPart[];
  readonly filter: PeopleFilter;
  readonly after: PeoplePlace | null;
  readonly limit: number;
}

export interface FoundRow extends SummaryRow {
  readonly rank: number;
}

/** Homes that a place which was typed may mean. */
interface Homes {
  readonly buildingIds: readonly string[];
  readonly unit: string;
  /** Null: every dwelling of the building or unit. */
  readonly dwellingIds: readonly string[] | null;
}

const BUILDINGS: Statement = {
  name: 'buildings-to-find',
  text: 'select id, name from building where community_id = $1 and valid_until is null',
};

const homesAt = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  { place }: Extract<QueryPart, { readonly kind: 'place' }>,
): Promise<Homes> => {
  const buildings = await tx.query<KnownBuilding>(BUILDINGS, [communityId]);
  const buildingIds = buildingsLike(buildings, place).map(({ id }) => id);
  const { unit, room } = place;
  const dwellingIds = room === '' ? null : await dwellingsBehind(tx, ring, communityId, { buildingIds, unit, room });
  return { buildingIds, unit, dwellingIds };
};

interface TermRange {
  readonly low: string;
  readonly part: number;
  /** 0 where the name begins with what was typed, 1 where it only holds it. */
  readonly rank: number;
}

const WHOLE_KINDS: readonly string[] = [TERM_KIND.wholeName, TERM_KIND.wholePinyin, TERM_KIND.wholeInitials];

/** Beginnings of stored terms for one part; digits become keyed tokens here, where the key is. */
const rangesOf = (ring: KeyRing, communityId: string, part: QueryPart, place: number): readonly TermRange[] => {
  const token = (low: string): TermRange => ({ low, part: place, rank: 0 });
  switch (part.kind) {
    case 'prefixes':
      return part.prefixes.map((low) => ({ low, part: place, rank: WHOLE_KINDS.includes(low.slice(0, 2)) ? 0 : 1 }));
    case 'tail':
      return [
        token(TERM_KIND.phoneTail + blindToken(ring, 'phone-tail', communityId, part.tail)),
        token(TERM_KIND.idTail + blindToken(ring, 'id-number-tail', communityId, part.tail)),
      ];
    case 'phone':
      return [token(TERM_KIND.phone + blindToken(ring, 'phone', communityId, part.number))];
    case 'id-number':
    case 'place':
      return [];
  }
};

/** Few homes are looked up first: who lives there is then found by them. */
const livesIn = (condition: string): string =>
  `p.household_id = any (array(select h.id from household h where h.community_id = $1 and ${condition}))`;

/** Filters that are absent stay out of the text, so that each combination keeps a plan of its own. */
const CONDITIONS: Readonly<Record<keyof PeopleFilter, (place: string) => string>> = {
  group: (place) => `exists (select from person_group g where g.community_id = $1 and g.person_id = p.id
                     and g.group_id = ${place} and g.until is null)`,
  grid: (place) => `p.household_id in (select h.id from household h
                     join building b on b.community_id = h.community_id and b.id = h.building_id
                     where h.community_id = $1 and b.grid_id = ${place})`,
  building: (place) => livesIn(`h.building_id = ${place}`),
  residence: (place) => `p.residence = ${place}`,
};

const TYPED = `typed as (
    select * from unnest($2::text[], $3::text[], $4::int[], $5::int[]) as range(low, high, part, rank)
  )`;
const HITS = `from typed join person_search_term t on t.community_id = $1 and t.term >= typed.low and t.term < typed.high`;

/** One part needs no counting, and the planner then knows better how many there will be. */
const fitting = (parts: number): string =>
  parts === 1
    ? `${TYPED}, fitting as (select t.person_id, min(typed.rank) as rank ${HITS} group by t.person_id)`
    : `${TYPED}, hits as (
        select t.person_id, typed.part, min(typed.rank) as rank ${HITS} group by t.person_id, typed.part
      ), fitting as (
        select person_id, min(rank) as rank from hits group by person_id having count(*) = ${parts}
      )`;

/**
 * Signposts and slips are never listed; whoever moved out or died only where somebody asks by name or number: a list
 * of everybody or of a group is of those who are here.
 */
const HERE = ({ parts }: PeopleSearch): string =>
  parts.length === 0 ? 'p.left_on is null' : `coalesce(p.left_because, '') not in ('merged', 'entered-by-mistake')`;

interface Built {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

const isTerm = ({ kind }: QueryPart): boolean => kind !== 'id-number' && kind !== 'place';

/** First who stands on the page, then what is shown of them: households and groups of the others are never read. */
const textOf = (of: {
  readonly parts: number;
  readonly rank: string;
  readonly conditions: readonly string[];
  readonly limit: string;
}): string => {
  const byTerm = of.parts > 0;
  return `with ${byTerm ? `${fitting(of.parts)}, ` : ''}page as materialized (
      select p.id, p.name, ${of.rank} as rank from person p ${byTerm ? 'join fitting f on f.person_id = p.id' : ''}
      where ${of.conditions.join(' and ')}
      order by ${byTerm ? 'f.rank, ' : ''}p.name collate "C", p.id limit ${of.limit}
    )
    select ${SUMMARY_COLUMNS}, page.rank from page, ${SUMMARY_TABLES}
    where p.community_id = $1 and p.id = page.id order by ${byTerm ? 'page.rank, ' : ''}page.name collate "C", page.id`;
};

const buildSearch = (ring: KeyRing, search: PeopleSearch, homes: readonly Homes[]): Built => {
  const { communityId, filter, after } = search;
  const values: unknown[] = [communityId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const termParts = search.parts.filter(isTerm);
  const ranges = termParts.flatMap((part, index) => rangesOf(ring, communityId, part, index));
  const byTerm = termParts.length > 0;
  if (byTerm) {
    const lows = ranges.map((range) => range.low);
    values.push(lows, lows.map(endOfPrefix));
    values.push(
      ranges.map((range) => range.part),
      ranges.map((range) => range.rank),
    );
  }
  const conditions = ['p.community_id = $1', HERE(search)];
  for (const part of search.parts)
    if (part.kind === 'id-number')
      conditions.push(
        // A number that still lies with a signpost leads to the record that stays.
        `p.id = (select coalesce(q.merged_into, q.id) from person q
                 where q.community_id = $1 and q.id_number_index = ${place(blindIndex(ring, 'id-number', communityId, part.number))})`,
      );
  for (const { buildingIds, unit, dwellingIds } of homes) {
    if (dwellingIds !== null) {
      conditions.push(livesIn(`h.dwelling_id = any (${place(dwellingIds)}::uuid[])`));
      continue;
    }
    const inBuilding = `h.building_id = any (${place(buildingIds)}::uuid[])`;
    conditions.push(livesIn(unit === '' ? inBuilding : `${inBuilding} and h.unit = ${place(unit)}`));
  }
  const used = (Object.keys(CONDITIONS) as (keyof PeopleFilter)[]).filter((key) => filter[key] !== undefined);
  for (const key of used) conditions.push(CONDITIONS[key](place(filter[key])));
  const rank = byTerm ? 'f.rank' : '0';
  if (after !== null)
    conditions.push(
      `(${rank}, p.name collate "C", p.id) > (${place(after.rank)}::int, ${place(after.name)}, ${place(after.id)}::uuid)`,
    );
  const text = textOf({ parts: termParts.length, rank, conditions, limit: place(search.limit) });
  const idParts = search.parts.filter(({ kind }) => kind === 'id-number').length;
  const at = homes.map(({ unit, dwellingIds }) =>
    dwellingIds !== null ? 'at-door' : unit === '' ? 'at-building' : 'at-unit',
  );
  const page = after === null ? 'first' : 'next';
  const name = ['find-people', byTerm ? termParts.length : 'all', idParts, ...at, ...used, page].join('-');
  return { statement: { name, text }, values };
};

/**
 * People of one community who fit, best first. One statement, the terms found by ranges of one index; an address is
 * looked up before it: its building by number and estate, its door by the blind index.
 */
export const searchPeople = async (tx: Tx, ring: KeyRing, search: PeopleSearch): Promise<readonly FoundRow[]> => {
  const homes: Homes[] = [];
  for (const part of search.parts)
    if (part.kind === 'place') homes.push(await homesAt(tx, ring, search.communityId, part));
  const { statement, values } = buildSearch(ring, search, homes);
  return tx.query<FoundRow>(statement, values);
};
