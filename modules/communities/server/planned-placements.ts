import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import { communitiesWith } from '../../../platform/db/communities-with.ts';
import { sumOfEach } from '../../../platform/db/each-for-itself.ts';
import type { ScopedDatabase, Statement } from '../../../platform/db/scoped-database.ts';
import { recordOwnDeed } from '../../audit/server/index.ts';

const ELSEWHERE = `p.building_id = b.id
      and (p.placed_from is null or p.placed_from <= $2) and (p.placed_until is null or p.placed_until > $2)
      and (b.grid_id, b.micro_grid_id) is distinct from (p.grid_id, p.micro_grid_id)`;

const CARRY_OUT: Statement = {
  name: 'carry-out-placements',
  text: `update building b set grid_id = p.grid_id, micro_grid_id = p.micro_grid_id
    from building_placement p
    where b.community_id = $1 and p.community_id = $1 and ${ELSEWHERE}
    returning b.id`,
};
const WITH_BUILDINGS_TO_MOVE: Statement = {
  name: 'communities-with-buildings-to-move',
  text: `select distinct b.community_id as id from building b
    join building_placement p on p.community_id = b.community_id and ${ELSEWHERE}
    where b.community_id = any ($1::uuid[])`,
};

const carryOutIn = (database: ScopedDatabase, communityId: string, now: Instant): Promise<number> =>
  database.transact([communityId], async (tx) => {
    const moved = (await tx.query(CARRY_OUT, [communityId, plainDateOf(now)])).length;
    const deed = { action: 'move-buildings', subjectKind: 'community', subjectId: communityId, details: { moved } };
    if (moved > 0) recordOwnDeed(tx, { communityId, now }, deed);
    return { keep: true, value: moved };
  });

/**
 * Moves buildings to the grid they belong to from today on, as it was decided before. Answers how many moved; doing it
 * again changes nothing.
 */
export const carryOutPlacements = async (
  database: ScopedDatabase,
  communityIds: readonly string[],
  now: () => Instant,
): Promise<number> => {
  const these = await communitiesWith(database, communityIds, WITH_BUILDINGS_TO_MOVE, [plainDateOf(now())]);
  return sumOfEach('move buildings', these, (id) => carryOutIn(database, id, now()));
};
