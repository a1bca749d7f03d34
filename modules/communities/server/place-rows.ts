import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { PlaceTree } from '../domain/place-tree.ts';

/** One list as JSON, ordered as it was made: the database gives the whole tree in one answer. */
const list = (columns: string, from: string, order: string): string =>
  `coalesce((select jsonb_agg(jsonb_build_object(${columns}) order by ${order}) from ${from} where one.community_id = $1), '[]')`;

const VALID = `'id', one.id, 'name', one.name, 'from', one.valid_from, 'until', one.valid_until`;

const TREE: Statement = {
  name: 'place-tree',
  text: `select c.id as "communityId", c.name as "communityName",
    ${list(VALID, 'grid one', 'one.id')} as grids,
    ${list(`${VALID}, 'gridId', one.grid_id`, 'micro_grid one', 'one.id')} as "microGrids",
    ${list(`${VALID}, 'gridId', one.grid_id, 'microGridId', one.micro_grid_id`, 'building one', 'one.id')} as buildings,
    ${list(`${VALID}, 'buildingId', one.building_id`, 'building_unit one', 'one.name, one.id')} as units,
    ${list(
      `'buildingId', one.building_id, 'gridId', one.grid_id, 'microGridId', one.micro_grid_id,
       'from', one.placed_from, 'until', one.placed_until`,
      'building_placement one',
      'one.placed_from nulls first, one.id',
    )} as placements
    from organisation c where c.id = $1`,
};

/** All places of a community, those of the past included. */
export const loadTree = async (tx: Tx, communityId: string): Promise<PlaceTree> => {
  const [tree] = await tx.query<PlaceTree>(TREE, [communityId]);
  if (tree === undefined) throw new Error('The community of the scope does not exist.');
  return tree;
};

export interface RegionRow {
  readonly code: string | null;
  readonly name: string;
  readonly level: string;
}

const REGIONS: Statement = {
  name: 'regions-of-community',
  text: `with recursive above as (
      select id, parent_id, kind, name, region_code, 0 as depth from organisation where id = $1
      union all
      select o.id, o.parent_id, o.kind, o.name, o.region_code, above.depth + 1
      from organisation o join above on o.id = above.parent_id where above.depth < 8
    ), coded as (
      select r.* from region r where r.code in (
        select rpad(left(region_code, size), 12, '0') from above, unnest(array[2, 4, 6, 9]) as size where depth = 0)
    )
    select code, name, level from coded
    where code not in (select region_code from above where region_code is not null)
      and level in ('province', 'city')
    union all
    select region_code as code, name, case kind when 'district' then 'county' when 'village' then 'community' else kind end as level
    from above where kind in ('city', 'district', 'street', 'community', 'village')
    order by 1 nulls last`,
};

/** From the province down: named regions above the offices, then the offices themselves. */
export const regionsOf = (tx: Tx, communityId: string): Promise<RegionRow[]> =>
  tx.query<RegionRow>(REGIONS, [communityId]);
