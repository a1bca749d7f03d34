import { describe, expect, it } from 'vitest';
import { DUTY_ROLES } from '../../catalogue/places/duty-roles.ts';
import { brokenRule } from '../../modules/communities/domain/plan-shape.ts';
import { planCommunities } from './communities.ts';
import { makePlaceDetails } from './place-details.ts';
import { createIds, createRandom } from './random.ts';
import { makeHouseholds, makePlaces } from './residents.ts';

const today = '2026-11-22';

const made = planCommunities(2_400).map((community) => {
  const random = createRandom(`places/${community.place}`);
  const newId = createIds(random, Date.parse('2025-11-01T00:00:00Z') + community.place);
  const workerIds = ['w1', 'w2', 'w3'];
  const input = { community, random, newId, today, workerIds };
  const places = makePlaces(input);
  const households = [...makeHouseholds(input, places)];
  const details = makePlaceDetails({
    communityId: `community-${community.place}`,
    places,
    households,
    random: random.fork('places'),
    newId,
    today,
    workerIds,
    gridWorkerIds: ['w4', 'w1'],
  });
  return { places, households, details };
});

describe('the places of the demo', () => {
  it('given any household, has a dwelling in its building and exactly one present stay', () => {
    for (const { households, details } of made) {
      const buildingOf = new Map(details.dwellings.map(({ id, buildingId }) => [id, buildingId]));
      for (const { id, buildingId } of households) {
        expect(buildingOf.get(details.dwellingOf.get(id) ?? '')).toBe(buildingId);
        expect(details.stays.filter((stay) => stay.householdId === id && stay.until === null)).toHaveLength(1);
      }
      expect(details.dwellings.length).toBeGreaterThan(new Set(details.dwellingOf.values()).size);
    }
  });

  it('given duties, each fits its role, every role is held, and some places have nobody', () => {
    for (const { places, households, details } of made) {
      const people = new Set(households.flatMap((one) => one.people.map(({ id }) => id)));
      for (const duty of details.duties) {
        const role = DUTY_ROLES.find(({ id }) => id === duty.roleId);
        expect(role?.places).toContain(duty.placeKind);
        expect(role?.holders).toContain(duty.workerId === null ? 'resident' : 'worker');
        expect(duty.personId === null || people.has(duty.personId)).toBe(true);
      }
      expect(new Set(details.duties.map(({ roleId }) => roleId)).size).toBe(DUTY_ROLES.length);
      const headed = new Set(details.duties.flatMap((duty) => (duty.roleId === 'building-head' ? duty.placeId : [])));
      expect(headed.size).toBeLessThan(places.buildings.length);
    }
  });

  it('given the plan, every shape is sound and every grid, micro-grid and building is on it', () => {
    for (const { places, details } of made) {
      expect(details.shapes.flatMap(({ shape }) => brokenRule(shape) ?? [])).toEqual([]);
      expect(details.shapes).toHaveLength(
        1 + places.grids.length + details.microGrids.length + places.buildings.length,
      );
    }
  });
});
