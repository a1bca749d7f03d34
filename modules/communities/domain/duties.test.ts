import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/plain-date.ts';
import { dutiesByPlace, gapsOn, responsible, uncoveredWithout, type Duty, type DutyRole } from './duties.ts';
import { holdsOn } from './place.ts';
import { openPlaces, type DwellingPlace, type PlaceTree } from './place-tree.ts';

const always = { from: null, until: null };

/** Two grids; building b1 lies in micro-grid m1 of grid g1 and was in grid g2 until June. */
const TREE: PlaceTree = {
  communityId: 'c',
  communityName: '东园社区',
  grids: [
    { id: 'g1', name: '第一网格', ...always },
    { id: 'g2', name: '第二网格', ...always },
  ],
  microGrids: [{ id: 'm1', name: '甲', gridId: 'g1', ...always }],
  buildings: [
    { id: 'b1', name: '1幢', gridId: 'g1', microGridId: 'm1', ...always },
    { id: 'b2', name: '2幢', gridId: 'g2', microGridId: null, ...always },
  ],
  units: [
    { id: 'u1', name: '1单元', buildingId: 'b1', ...always },
    { id: 'u2', name: '', buildingId: 'b2', ...always },
  ],
  placements: [
    { buildingId: 'b1', gridId: 'g2', microGridId: null, from: null, until: '2026-06-01' },
    { buildingId: 'b1', gridId: 'g1', microGridId: 'm1', from: '2026-06-01', until: null },
  ],
};
const HOME: DwellingPlace = { id: 'd1', unitId: 'u1', buildingId: 'b1' };
const CHAIN_IDS = ['d1', 'u1', 'b1', 'm1', 'g1', 'c'];
const KIND = {
  d1: 'dwelling',
  u1: 'unit',
  b1: 'building',
  m1: 'micro-grid',
  g1: 'grid',
  g2: 'grid',
  c: 'community',
} as const;

const duty = (id: string, place: keyof typeof KIND, more: Partial<Duty> = {}): Duty => ({
  id,
  roleId: 'grid-worker',
  place: { kind: KIND[place], id: place },
  holder: { kind: 'worker', id: `w-${id}` },
  from: '2026-01-01',
  until: null,
  ...more,
});

const whoOn = (duties: readonly Duty[], on: string, roleId = 'grid-worker') =>
  responsible(openPlaces(TREE, on).chainOfDwelling(HOME), dutiesByPlace(duties), roleId, on).map(({ id }) => id);

const role = (expectedAt: DutyRole['expectedAt']): DutyRole => ({
  id: 'grid-worker',
  name: { zh: '网格员', en: 'Grid worker' },
  does: { zh: '走访', en: 'Visits' },
  holders: ['worker'],
  places: ['grid'],
  expectedAt,
  atMost: 3,
  basis: { zh: '—', en: '—' },
  since: '2024-01-01',
});

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-06-01', days));
const randomDuty = fc
  .record({
    id: fc.uuid(),
    place: fc.constantFrom(...(Object.keys(KIND) as (keyof typeof KIND)[])),
    roleId: fc.constantFrom('grid-worker', 'building-head'),
    from: day,
    length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
  })
  .map(({ id, place, roleId, from, length }) =>
    duty(id, place, { roleId, from, until: length === null ? null : addDays(from, length) }),
  );

describe('who is in charge of a dwelling', () => {
  it('given a duty at every place, the narrowest wins; each that ends leaves it to the next', () => {
    const all = (Object.keys(KIND) as (keyof typeof KIND)[]).map((place) => duty(place, place));
    expect(whoOn(all, '2026-07-01')).toEqual(['d1']);
    for (const [place, id] of CHAIN_IDS.entries()) {
      const rest = all.filter((one) => !CHAIN_IDS.slice(0, place).includes(one.place.id));
      expect(whoOn(rest, '2026-07-01')).toEqual([id]);
    }
  });

  it('given a day, a duty holds from its first day to the day before its end', () => {
    const held = [duty('a', 'g1', { from: '2026-07-01', until: '2026-07-10' })];
    expect(['2026-06-30', '2026-07-01', '2026-07-09', '2026-07-10'].map((on) => whoOn(held, on).length)).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('given a building that was moved, the grid of that day answers', () => {
    const held = [duty('one', 'g1'), duty('two', 'g2')];
    expect(whoOn(held, '2026-05-31')).toEqual(['two']);
    expect(whoOn(held, '2026-06-01')).toEqual(['one']);
  });

  it('given any duties and day, answers exactly those of the first place in the chain that has one', () => {
    fc.assert(
      fc.property(fc.array(randomDuty, { maxLength: 25 }), day, (duties, on) => {
        const chain = openPlaces(TREE, on).chainOfDwelling(HOME);
        const held = duties.filter((one) => one.roleId === 'grid-worker' && holdsOn(one, on));
        const narrowest = chain.find(({ id }) => held.some((one) => one.place.id === id));
        const expected = held.filter((one) => one.place.id === narrowest?.id).map(({ id }) => id);
        expect(whoOn(duties, on).toSorted()).toEqual(expected.toSorted());
      }),
      { seed: 20261122 },
    );
  });

  it('given any duties, one more for a wider place than the one that answers changes nothing', () => {
    fc.assert(
      fc.property(fc.array(randomDuty, { maxLength: 15 }), randomDuty, day, (duties, extra, on) => {
        const before = whoOn(duties, on);
        const chain = openPlaces(TREE, on)
          .chainOfDwelling(HOME)
          .map(({ id }) => id);
        const answering = duties.find(({ id }) => id === before[0]);
        fc.pre(answering !== undefined && chain.indexOf(extra.place.id) > chain.indexOf(answering.place.id));
        expect(whoOn([...duties, extra], on)).toEqual(before);
      }),
      { seed: 20261122 },
    );
  });

  it('given any order of the same duties, answers the same in the same order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(randomDuty, { selector: ({ id }) => id, maxLength: 15 }), day, (duties, on) => {
        expect(whoOn(duties.toReversed(), on)).toEqual(whoOn(duties, on));
      }),
      { seed: 20261122 },
    );
  });
});

describe('places that have nobody', () => {
  const places = openPlaces(TREE, '2026-07-01');

  it('given a grid without anybody, names it; a duty for the whole community covers all', () => {
    expect(gapsOn(places, [duty('a', 'g1')], [role('grid')])).toEqual([
      { roleId: 'grid-worker', place: { kind: 'grid', id: 'g2' } },
    ]);
    expect(gapsOn(places, [duty('a', 'c')], [role('grid')])).toEqual([]);
  });

  it('given a role that is welcome but not expected, nothing is missing', () => {
    expect(gapsOn(places, [], [role(null)])).toEqual([]);
  });

  it('given any duties, a place is a gap exactly when nobody answers for it', () => {
    fc.assert(
      fc.property(fc.array(randomDuty, { maxLength: 20 }), day, (duties, on) => {
        const then = openPlaces(TREE, on);
        const gaps = gapsOn(then, duties, [role('unit')]).map(({ place }) => place.id);
        for (const id of ['u1', 'u2']) {
          const chain = then.chainOf({ kind: 'unit', id });
          const somebody = duties.some(
            (one) =>
              one.roleId === 'grid-worker' && holdsOn(one, on) && chain.some((place) => place.id === one.place.id),
          );
          expect(gaps.includes(id)).toBe(!somebody);
        }
      }),
      { seed: 20261122 },
    );
  });
});

describe('somebody who leaves', () => {
  const places = openPlaces(TREE, '2026-07-01');
  const chainOfDwelling = () => places.chainOfDwelling(HOME);
  const leaver = { kind: 'worker', id: 'w-leaver' } as const;
  const theirs = (id: string, place: keyof typeof KIND, more: Partial<Duty> = {}) =>
    duty(id, place, { holder: leaver, ...more });

  it('given a colleague for the same grid, that grid stays covered and the other does not', () => {
    const duties = [theirs('1', 'g1'), theirs('2', 'g2'), duty('3', 'g1')];
    expect(uncoveredWithout(places, duties, leaver, chainOfDwelling)).toEqual([
      { roleId: 'grid-worker', place: { kind: 'grid', id: 'g2' } },
    ]);
  });

  it('given a dwelling of their own, the grid’s worker takes it over; a duty that has ended counts for nothing', () => {
    const duties = [theirs('1', 'd1'), duty('2', 'g1'), theirs('3', 'g2', { until: '2026-06-30' })];
    expect(uncoveredWithout(places, duties, leaver, chainOfDwelling)).toEqual([]);
  });
});
