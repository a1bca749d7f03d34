import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ScopedDatabase, Statement } from '../../../platform/db/scoped-database.ts';

const CARRY_OUT: Statement = {
  name: 'carry-out-placements',
  text: `update building b set grid_id = p.grid_id, micro_grid_id = p.micro_grid_id
    from building_placement p
    where b.community_id = $1 and p.community_id = $1 and p.building_id = b.id
      and (p.placed_from is null or p.placed_from <= $2) and (p.placed_until is null or p.placed_until > $2)
      and (b.grid_id, b.micro_grid_id) is distinct from (p.grid_id, p.micro_grid_id)
    returning b.id`,
};

/**
 * Moves buildings to the grid they belong to from today on, as it was decided before. Answers how many moved; doing it
 * again changes nothing.
 */
export const carryOutPlacements = (database: ScopedDatabase, communityId: string, today: PlainDate): Promise<number> =>
  database.transact([communityId], async (tx) => ({
    keep: true,
    value: (await tx.query(CARRY_OUT, [communityId, today])).length,
  }));
