import { describe, expect, it } from 'vitest';
import { signIn } from '../../modules/access/contract.ts';
import { carryOutPlacements, placeHouseholds } from '../../modules/communities/server/index.ts';
import { enterGroupsByAge } from '../../modules/people/server/index.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { listPlannedVisits } from '../../modules/visits/contract.ts';
import { createPlanKeeper } from '../../modules/visits/server/index.ts';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import { newId } from '../../platform/ids.ts';
import { newIdNumber, useOffice } from './office.ts';
import { settle, TODAY } from './visit-samples.ts';

const office = useOffice();

const elder = async (name: string) => {
  const { id } = await office.person({ name, idNumber: newIdNumber('1950-03-04') });
  return { id, ...(await settle(office, id, ['living-alone'])) };
};
/** Planned visits of a person, and whether the grid worker has them. */
const planned = async (personId: string): Promise<readonly { readonly own: boolean }[]> => {
  const { rows } = await office
    .running()
    .ownerPool.query<{ own: boolean }>(
      `select worker_id = $2 as own from planned_visit where person_id = $1 and state = 'planned'`,
      [personId, office.staff().workerIds['grid-worker']],
    );
  return rows;
};
const householdOf = async (personId: string): Promise<string> => {
  const { rows } = await office
    .running()
    .ownerPool.query<{ id: string }>('select household_id as id from person where id = $1', [personId]);
  return rows[0]?.id ?? '';
};

describe('keeping the plans of visits', () => {
  it('given a new day makes all, then only those of communities in which something was done, and after deeds above them all', async () => {
    const { visits } = office.running().application;
    const keeper = createPlanKeeper(visits);
    const here = [office.communityId(), office.otherCommunityId()];
    const everywhere = office
      .running()
      .application.directory.organisations()
      .map(({ id }) => id);
    const keep = async (now: string) => (await keeper.keep(everywhere, here, now)).communities;
    const later = (minutes: number): string =>
      new Date(office.running().clock.now().getTime() + minutes * 60_000).toISOString();
    expect(await keep(later(10))).toBe(2);
    const quiet = await keep(later(30));
    await (await office.as('worker')).call(listPlannedVisits, { params: { communityId: office.communityId() } });
    office.running().clock.set(later(60));
    await office.stranger().call(signIn, { body: { username: 'nobody', password: 3 } });
    const refused = `select from audit_entry where action = 'attempt'`;
    await expect.poll(async () => (await office.running().ownerPool.query(refused)).rowCount).toBeGreaterThan(0);
    expect([quiet, await keep(later(0))]).toEqual([0, 0]);
    const alone = (await elder('沈阿宝')).id;
    expect(await keep(later(10))).toBe(1);
    expect(await planned(alone)).not.toEqual([]);
    expect(await keep(new Date(Date.parse(later(0)) + 86_400_000).toISOString())).toBe(2);
  });

  it('given two programs on one database, either makes the plans anew after what a job of the other did, and no others', async () => {
    const { application, ownerPool, clock } = office.running();
    const programs = [createPlanKeeper(application.visits), createPlanKeeper(application.visits)];
    const here = [office.communityId(), office.otherCommunityId()];
    const minutes = (count: number): string => new Date(clock.now().getTime() + count * 60_000).toISOString();
    const keep = async (count: number) => {
      const kept: number[] = [];
      for (const program of programs) kept.push((await program.keep(here, here, minutes(count))).communities);
      return kept;
    };
    const { id: personId, buildingId, gridId } = await elder('两处老人');
    expect([await keep(10), await keep(20)]).toEqual([
      [2, 2],
      [0, 0],
    ]);
    expect((await planned(personId))[0]).toEqual({ own: true });
    // As decided long ago: the building belongs to another grid as from today, in which somebody else is in charge.
    const next = newId();
    const insert = (text: string, values: readonly unknown[]) =>
      ownerPool.query(text, [office.communityId(), newId(), ...values]);
    await ownerPool.query(`insert into grid (community_id, id, name) values ($1, $2, '新走访网格')`, [
      office.communityId(),
      next,
    ]);
    await insert(
      `insert into duty_assignment (community_id, id, role_id, place_kind, place_id, worker_id, holds_from)
       values ($1, $2, 'grid-worker', 'grid', $3, $4, '2026-01-01')`,
      [next, office.staff().workerIds.worker],
    );
    await insert(
      'insert into building_placement (community_id, id, building_id, grid_id, placed_until) values ($1, $2, $3, $4, $5)',
      [buildingId, gridId, TODAY],
    );
    await insert(
      'insert into building_placement (community_id, id, building_id, grid_id, placed_from) values ($1, $2, $3, $4, $5)',
      [buildingId, next, TODAY],
    );
    const { database, casework } = application;
    expect(await carryOutPlacements(database, here, () => minutes(25))).toBe(1);
    expect(await keep(30)).toEqual([1, 1]);
    expect(new Set((await planned(personId)).map(({ own }) => own))).toEqual(new Set([false]));
    await ownerPool.query('update household set room_sealed = $2 where building_id = $1', [
      buildingId,
      sealField(casework.keyRing, personPlace.room(office.communityId(), await householdOf(personId)), '301室'),
    ]);
    expect(await placeHouseholds(database, casework.keyRing, here, () => minutes(35))).toBe(1);
    expect([await keep(40), await keep(50)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const { groups } = application.visits.people;
    await ownerPool.query(`delete from person_group where person_id = $1 and group_id = 'oldest-old'`, [personId]);
    await ownerPool.query(`update person set born_on = '1940-03-04' where id = $1`, [personId]);
    expect(await enterGroupsByAge(database, groups, office.communityId(), minutes(55))).toBe(1);
    expect(await keep(60)).toEqual([1, 1]);
  });

  it('given a community whose plan cannot be made, makes those behind it, and that one as soon as it can be made', async () => {
    const { application, clock } = office.running();
    const { visits } = application;
    const [broken, sound] = [office.otherCommunityId(), office.communityId()];
    const made: string[] = [];
    let isBroken = true;
    const keeper = createPlanKeeper({
      ...visits,
      database: {
        ...visits.database,
        transact: async (communities, work) => {
          if (isBroken && communities.includes(broken)) throw new Error('甲老人');
          made.push(...communities);
          return visits.database.transact(communities, work);
        },
      },
    });
    const keep = (minutes: number) => {
      const now = new Date(clock.now().getTime() + 86_400_000 + minutes * 60_000).toISOString();
      return keeper.keep([broken, sound], [broken, sound], now);
    };
    await expect(keep(0)).rejects.toThrow(`plan visits: 1 failed, the first of them ${broken}`);
    expect(made).toEqual([sound]);
    await expect(keep(10)).rejects.toThrow(broken);
    expect(made).toEqual([sound]);
    isBroken = false;
    expect((await keep(20)).communities).toBe(1);
    expect(made).toEqual([sound, broken]);
  });
});
