import type { PlainDate } from '../../../kernel/plain-date.ts';
import { blindIndex, blindToken } from '../../../platform/crypto/blind-index.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { dwellingsBehind } from '../../communities/server/index.ts';
import { buildingsLike, type KnownBuilding } from '../../imports/domain/parse-address.ts';
import type { Residence } from '../domain/person-file.ts';
import { comparableName, endOfPrefix, TERM_KIND } from '../domain/search-terms.ts';
import type { QueryPart } from '../domain/search-terms.ts';
import { SUMMARY_COLUMNS, SUMMARY_TABLES } from './person-rows.ts';
import type { SummaryRow } from './person-rows.ts';

export interface PeopleFilter {
  readonly group?: string | undefined;
  readonly anyGroup?: true | undefined;
  readonly grid?: string | undefined;
  readonly microGrid?: string | undefined;
  readonly building?: string | undefined;
  readonly residence?: Residence | undefined;
  /** Counted on that day among the residents of a building; see `place-counts.ts` of communities. */
  readonly livesHereOn?: PlainDate | undefined;
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

const livesInBuilding = (condition: string): string => `p.household_id in (select h.id from household h
                     join building b on b.community_id = h.community_id and b.id = h.building_id
                     where h.community_id = $1 and ${condition})`;

/** Filters that are absent stay out of the text, so that each combination keeps a plan of its own. */
const CONDITIONS: Readonly<Record<keyof PeopleFilter, (value: () => string) => string>> = {
  group: (value) => `exists (select from person_group g where g.community_id = $1 and g.person_id = p.id
                     and g.group_id = ${value()} and g.until is null)`,
  anyGroup: () => `exists (select from person_group g where g.community_id = $1 and g.person_id = p.id
                     and g.until is null)`,
  grid: (value) => livesInBuilding(`b.grid_id = ${value()}`),
  microGrid: (value) => livesInBuilding(`b.micro_grid_id = ${value()}`),
  building: (value) => livesIn(`h.building_id = ${value()}`),
  residence: (value) => `p.residence = ${value()}`,
  livesHereOn: (value) => {
    const day = `${value()}::date`;
    return `p.residence <> 'moved-away' and p.left_on is null
      and ${livesInBuilding(`(b.valid_from is null or b.valid_from <= ${day}) and (b.valid_until is null or b.valid_until > ${day})`)}`;
  },
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

/** What is shown of those who stand on the page; households and groups of the others are never read. */
const SHOWN = `select ${SUMMARY_COLUMNS}, page.rank from page, ${SUMMARY_TABLES}
    where p.community_id = $1 and p.id = page.id order by page.rank, page.key collate "C", page.id`;

/** Looking up so many people one by one costs as much as reading a community of twenty thousand. */
const LOOKED_UP = 1_500;

/**
 * A few who fit are looked up by their ids, and only for very many the whole community is read. Left to itself, the
 * database always reads it, because it cannot know how few a term finds: a rare name then costs as much as a letter.
 */
const fittingOnes = (conditions: readonly string[]): string =>
  `(select f.rank, p.id, p.name from fitting f cross join lateral (select p.id, p.name from person p
        where p.id = f.person_id and ${conditions.join(' and ')} offset 0) p
      where (select count(*) from fitting) <= ${LOOKED_UP}
      union all
      select f.rank, p.id, p.name from fitting f join person p on p.id = f.person_id
      where (select count(*) from fitting) > ${LOOKED_UP} and ${conditions.join(' and ')}) p`;

/** First who stands on the page, then what is shown of them. */
const textOf = (of: {
  readonly parts: number;
  readonly atHome: boolean;
  readonly rank: string;
  readonly conditions: readonly string[];
  readonly limit: string;
}): string => {
  const byTerm = of.parts > 0;
  const among =
    of.atHome || !byTerm
      ? `person p ${byTerm ? 'join fitting f on f.person_id = p.id' : ''} where ${of.conditions.join(' and ')}`
      : fittingOnes(of.conditions);
  const rank = byTerm && !of.atHome ? 'p.rank' : of.rank;
  return `with ${byTerm ? `${fitting(of.parts)}, ` : ''}page as materialized (
      select p.id, p.name as key, ${rank} as rank from ${among}
      order by ${byTerm ? `${rank}, ` : ''}p.name collate "C", p.id limit ${of.limit}
    )
    ${SHOWN}`;
};

type Place = (value: unknown) => string;

/** Conditions of the filters that are set, which give the statement part of its name. */
const filtersOf = (filter: PeopleFilter, place: Place) => {
  const used = (Object.keys(CONDITIONS) as (keyof PeopleFilter)[]).filter((key) => filter[key] !== undefined);
  return { used, conditions: used.map((key) => CONDITIONS[key](() => place(filter[key]))) };
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
  const filters = filtersOf(filter, place);
  conditions.push(...filters.conditions);
  const rank = byTerm ? 'f.rank' : '0';
  if (after !== null)
    conditions.push(
      `(${rank}, p.name collate "C", p.id) > (${place(after.rank)}::int, ${place(after.name)}, ${place(after.id)}::uuid)`,
    );
  const atHome = homes.length > 0;
  const text = textOf({ parts: termParts.length, atHome, rank, conditions, limit: place(search.limit) });
  const idParts = search.parts.filter(({ kind }) => kind === 'id-number').length;
  const at = homes.map(({ unit, dwellingIds }) =>
    dwellingIds !== null ? 'at-door' : unit === '' ? 'at-building' : 'at-unit',
  );
  const page = after === null ? 'first' : 'next';
  const name = ['find-people', byTerm ? termParts.length : 'all', idParts, ...at, ...filters.used, page].join('-');
  return { statement: { name, text }, values };
};

/** What was typed where it is part of a name in Chinese characters and nothing else; null otherwise. */
const partOfName = ({ parts }: PeopleSearch): { readonly begins: string; readonly holds: string } | null => {
  const [only, ...more] = parts;
  if (only?.kind !== 'prefixes' || more.length > 0) return null;
  const [begins = '', holds = '', ...others] = only.prefixes;
  return others.length === 0 && begins.startsWith(TERM_KIND.wholeName) && holds.startsWith(TERM_KIND.nameSuffix)
    ? { begins, holds }
    : null;
};

/**
 * Whose name begins with what was typed is read in the order of the index, which is the order of the names, and only
 * until the page is full, however many there are of a surname. Whose name only holds it is looked for when there is
 * room left on the page.
 */
const buildNameSearch = (search: PeopleSearch, { begins, holds }: { begins: string; holds: string }): Built => {
  const { communityId, filter, after } = search;
  const values: unknown[] = [communityId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const within = (low: string): string =>
    `t.community_id = $1 and t.term >= ${place(low)} and t.term < ${place(endOfPrefix(low))}`;
  const [beginning, holding] = [within(begins), within(holds)];
  const limit = place(search.limit);
  const filters = filtersOf(filter, place);
  const person = `cross join lateral (select p.id, p.name from person p
        where p.id = t.person_id and ${['p.community_id = $1', HERE(search), ...filters.conditions].join(' and ')} offset 0) p`;
  const id = after === null ? '' : `${place(after.id)}::uuid`;
  const behind = {
    first:
      after?.rank === 0
        ? ` and (t.term, t.person_id) > (${place(TERM_KIND.wholeName + comparableName(after.name))}, ${id})`
        : after === null
          ? ''
          : ' and false',
    second: after?.rank === 1 ? `where (p.name collate "C", p.id) > (${place(after.name)}, ${id})` : '',
  };
  const text = `with first as materialized (
      select p.id, t.term as key, 0 as rank from person_search_term t ${person}
      where ${beginning}${behind.first} order by t.term, t.person_id limit ${limit}
    ), second as materialized (
      select p.id, p.name collate "C" as key, 1 as rank from (
        select t.person_id from person_search_term t where ${holding} and (select count(*) from first) < ${limit}
        except select t.person_id from person_search_term t where ${beginning}
      ) t ${person} ${behind.second} order by p.name collate "C", p.id limit ${limit}
    ), page as materialized (
      select * from first union all select * from second order by rank, key, id limit ${limit}
    )
    ${SHOWN}`;
  const page = after === null ? 'first' : `next-${after.rank}`;
  const name = ['find-people-by-name', ...filters.used, page].join('-');
  return { statement: { name, text, plannedOnce: true }, values };
};

/**
 * People of one community who fit, best first. One statement, the terms found by ranges of one index; an address is
 * looked up before it: its building by number and estate, its door by the blind index.
 */
export const searchPeople = async (tx: Tx, ring: KeyRing, search: PeopleSearch): Promise<readonly FoundRow[]> => {
  const homes: Homes[] = [];
  for (const part of search.parts)
    if (part.kind === 'place') homes.push(await homesAt(tx, ring, search.communityId, part));
  const name = partOfName(search);
  const { statement, values } = name === null ? buildSearch(ring, search, homes) : buildNameSearch(search, name);
  return tx.query<FoundRow>(statement, values);
};
