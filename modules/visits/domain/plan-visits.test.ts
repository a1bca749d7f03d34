import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OCCASION_RULES } from '../../../catalogue/visit-rules/occasions.ts';
import { VISIT_RULES } from '../../../catalogue/visit-rules/rules.ts';
import { addDays, isWeekend, type PlainDate } from '../../../kernel/plain-date.ts';
import { planVisits, type NeedAt, type PlanInput } from './plan-visits.ts';
import { needsOf, type NeedsInput, type PastVisit } from './visit-needs.ts';

const FROM = '2026-09-01';
const TO = '2026-09-30';
const WORKERS = ['w1', 'w2', 'w3'];

const day = fc.integer({ min: 0, max: 29 }).map((days) => addDays(FROM, days));
const needOf = fc
  .record({
    building: fc.integer({ min: 0, max: 5 }),
    days: fc.tuple(day, day, day).map((three) => three.toSorted()),
    inCharge: fc.subarray(WORKERS),
  })
  .map(({ building, days, inCharge }) => ({ building, days, inCharge }));

const needs = fc.array(needOf, { maxLength: 60 }).map((all) =>
  all.map(
    ({ building, days: [earliest = FROM, target = FROM, latest = FROM], inCharge }, place): NeedAt => ({
      personId: `p${place}`,
      key: 'month/2026-09-01',
      ruleIds: ['r'],
      occasionId: null,
      by: 'grid-worker',
      checklistIds: ['elder-home'],
      earliest,
      target,
      latest,
      buildingId: `b${building}`,
      inCharge,
    }),
  ),
);
const absences = fc.array(
  fc
    .tuple(fc.constantFrom(...WORKERS), day, day)
    .map(([workerId, a, b]) => ({ workerId, from: a < b ? a : b, to: a < b ? b : a })),
  { maxLength: 3 },
);

const planInput = fc.record({ needs, absences }).map(
  (given): PlanInput => ({
    ...given,
    before: [],
    workers: WORKERS,
    isWorkingDay: (on) => !isWeekend(on),
    mostPerDay: 3,
    from: FROM,
    to: TO,
  }),
);

const again = (input: PlanInput): PlanInput['before'] =>
  planVisits(input).map(({ personId, key, workerId, on }) => ({ personId, key, workerId, on }));

describe('the plan of visits', () => {
  it('given any needs, forgets nobody: everyone due by the last day is planned exactly once', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const planned = planVisits(input).map(({ personId }) => personId);
        expect(planned.toSorted()).toEqual(input.needs.map(({ personId }) => personId).toSorted());
      }),
      { seed: 20261122 },
    );
  });

  it('given any needs, keeps to working days, to absences and to the days of the need, or says why not', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        for (const one of planVisits(input)) {
          expect(input.isWorkingDay(one.on)).toBe(true);
          expect(
            input.absences.some((away) => away.workerId === one.workerId && away.from <= one.on && one.on <= away.to),
          ).toBe(false);
          const isInDays = one.earliest <= one.on && one.on <= one.latest;
          expect(isInDays || one.notes.includes('late')).toBe(true);
          const isInCharge = one.workerId === null || one.inCharge.includes(one.workerId);
          expect(isInCharge || one.notes.includes('stand-in') || one.notes.includes('nobody')).toBe(true);
        }
      }),
      { seed: 20261122 },
    );
  });

  it('given any needs, nobody has more a day than the most, but for visits that say so', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const within = planVisits(input).filter(
          ({ notes, workerId }) => workerId !== null && !notes.includes('over-cap'),
        );
        const loads = Map.groupBy(within, ({ workerId, on }) => `${workerId}/${on}`);
        for (const load of loads.values()) expect(load.length).toBeLessThanOrEqual(input.mostPerDay);
      }),
      { seed: 20261122 },
    );
  });

  it('given the same again, in any order, plans the same', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        expect(planVisits({ ...input, needs: input.needs.toReversed() })).toEqual(planVisits(input));
      }),
      { seed: 20261122 },
    );
  });

  it('given one person more, moves nobody whose visit was within the most and with whoever is in charge', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const [added, ...rest] = input.needs;
        if (added === undefined) return;
        const before = planVisits({ ...input, needs: rest });
        const after = planVisits({ ...input, before: again({ ...input, needs: rest }) });
        for (const was of before.filter(({ notes, workerId }) => notes.length === 0 && workerId !== null)) {
          const now = after.find(({ personId }) => personId === was.personId);
          expect([now?.on, now?.workerId]).toEqual([was.on, was.workerId]);
        }
      }),
      { seed: 20261122 },
    );
  });

  it('given more than anybody can do, says which visits are over the most', () => {
    const many = Array.from(
      { length: 8 },
      (_, place): NeedAt => ({
        personId: `p${place}`,
        key: 'k',
        ruleIds: [],
        occasionId: null,
        by: 'grid-worker',
        checklistIds: [],
        earliest: FROM,
        latest: FROM,
        target: FROM,
        buildingId: 'b',
        inCharge: ['w1'],
      }),
    );
    const plan = planVisits({
      needs: many,
      before: [],
      workers: WORKERS,
      absences: [],
      isWorkingDay: () => true,
      mostPerDay: 3,
      from: FROM,
      to: TO,
    });
    expect(plan.filter(({ notes }) => notes.includes('over-cap'))).toHaveLength(5);
  });
});

const person = {
  id: 'p',
  bornOn: '1940-05-05',
  leftOn: null,
  buildingId: 'b1',
  groups: [{ groupId: 'living-alone', since: '2025-09-01', until: null }],
};
const input = (visits: readonly PastVisit[], more: Partial<NeedsInput> = {}): NeedsInput => ({
  rules: VISIT_RULES,
  occasionRules: OCCASION_RULES,
  person,
  visits,
  occasions: [],
  from: FROM,
  to: TO,
  ...more,
});
const visit = (on: PlainDate, result: PastVisit['result'] = 'present'): PastVisit => ({
  personId: 'p',
  on,
  result,
  occasionId: null,
});

describe('what visits a person needs', () => {
  it('given a visit this month, needs none until the next; given none, one within the month', () => {
    expect(needsOf(input([visit('2026-09-01')]))).toEqual([]);
    expect(needsOf(input([visit('2026-08-03')]))).toMatchObject([{ key: 'month/2026-09-01', latest: '2026-09-30' }]);
  });

  it('given a month that was missed, asks for the visit at once', () => {
    const [need] = needsOf(input([visit('2026-07-03')]));
    expect(need?.target).toBe(FROM);
  });

  it('given somebody not at home, tries again some days later', () => {
    const [need] = needsOf(input([visit('2026-08-03'), visit('2026-09-02', 'absent')], { from: '2026-09-03' }));
    expect(need?.target).toBe('2026-09-05');
  });

  it('given somebody under a monthly and a yearly rule, asks for one visit that names both', () => {
    const groups = [...person.groups, { groupId: 'minimum-living-standard', since: '2025-09-01', until: null }];
    const found = needsOf(input([visit('2026-08-03')], { person: { ...person, groups } }));
    expect(found).toHaveLength(1);
    expect(found[0]?.ruleIds).toContain('relief-minimum-living-standard');
    expect(found[0]?.checklistIds).toEqual(['elder-home', 'relief-home']);
  });

  it('given an occasion, asks for a visit in its days, and joins it with the regular one', () => {
    const occasions = [{ id: 'o', personId: 'p', ruleId: 'in-hospital', happenedOn: '2026-09-10' }];
    const found = needsOf(input([visit('2026-08-03')], { occasions, from: '2026-09-11' }));
    expect(found).toMatchObject([{ key: 'o', occasionId: 'o', latest: '2026-09-13' }]);
    expect(found[0]?.ruleIds).toEqual(['in-hospital', 'elders-living-alone']);
  });

  it('given somebody who died or moved away, needs none', () => {
    expect(needsOf(input([], { person: { ...person, leftOn: '2026-08-20' } }))).toEqual([]);
  });

  it('given somebody who enters a group at the end of a month, leaves days for the first visit', () => {
    const groups = [{ groupId: 'living-alone', since: '2026-09-29', until: null }];
    const found = needsOf(input([], { person: { ...person, groups }, from: '2026-09-29', to: '2026-10-20' }));
    expect(found[0]).toMatchObject({ key: 'month/2026-09-01', earliest: '2026-09-29', latest: '2026-10-06' });
  });
});
