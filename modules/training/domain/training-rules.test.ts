import { describe, expect, it } from 'vitest';
import { TRAINING_RULES } from '../../../catalogue/training/rules.ts';
import { afterAnswer } from './review.ts';
import { creditFor, hasRulesOn, isHighEnough, rulesOn } from './training-rules.ts';
import { trainingYear } from './training-year.ts';

const rules = rulesOn(TRAINING_RULES, '2026-09-16');
const kind = (id: string) => {
  const found = rules.courseKinds.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no kind ${id}`);
  return found;
};

describe('the rules of training', () => {
  it('are those of the standard: forty class hours and three kinds of rotation every year', () => {
    expect(rules.classHoursPerYear).toBe(40);
    expect(rules.courseKinds.filter(({ timesPerYear }) => timesPerYear === 1).map(({ id }) => id)).toEqual([
      'rotation-training',
      'post-rotation',
      'supervised-learning',
    ]);
    expect(rules.contents).toHaveLength(6);
  });

  it('given a later version, hold from its first day on', () => {
    const later = { ...rules, validFrom: '2027-01-01', classHoursPerYear: 48 };
    expect(rulesOn([later, ...TRAINING_RULES], '2026-12-31').classHoursPerYear).toBe(40);
    expect(rulesOn([later, ...TRAINING_RULES], '2027-01-01').classHoursPerYear).toBe(48);
    expect(() => rulesOn(TRAINING_RULES, '2024-12-31')).toThrow('no rules of training');
    expect(hasRulesOn(TRAINING_RULES, '2024-12-31')).toBe(false);
    expect(hasRulesOn(TRAINING_RULES, '2026-12-31')).toBe(true);
  });

  it('take rotation only from a street upward', () => {
    expect(isHighEnough(kind('rotation-training'), 'community')).toBe(false);
    expect(isHighEnough(kind('rotation-training'), 'street')).toBe(true);
    expect(isHighEnough(kind('business-training'), 'community')).toBe(true);
  });

  it.each([
    [8, { today: 0, thisYear: 0 }, { passed: true, minutes: 10 }],
    [7, { today: 0, thisYear: 0 }, { passed: false, minutes: 0 }],
    [10, { today: 25, thisYear: 25 }, { passed: true, minutes: 5 }],
    [10, { today: 30, thisYear: 30 }, { passed: true, minutes: 0 }],
    [10, { today: 0, thisYear: 718 }, { passed: true, minutes: 2 }],
    [10, { today: 40, thisYear: 800 }, { passed: true, minutes: 0 }],
  ])('credit %i right answers with %o already there as %o', (right, credited, expected) => {
    expect(creditFor(rules, right, credited)).toEqual(expected);
  });
});

describe('what was answered wrong', () => {
  const TODAY = '2026-09-16';

  it('comes back at growing distances and is learnt after four right answers in a row', () => {
    let spot = afterAnswer(rules, null, false, TODAY);
    const due: (string | undefined)[] = [spot?.dueOn];
    for (let times = 0; times < 5; times += 1) {
      spot = afterAnswer(rules, spot, true, TODAY);
      due.push(spot?.dueOn);
    }
    expect(due).toEqual([TODAY, '2026-09-17', '2026-09-19', '2026-09-23', '2026-10-07', undefined]);
  });

  it('begins again after another wrong answer; what was never wrong is not kept', () => {
    expect(afterAnswer(rules, { rightInRow: 3, dueOn: TODAY }, false, TODAY)).toEqual({ rightInRow: 0, dueOn: TODAY });
    expect(afterAnswer(rules, null, true, TODAY)).toBeNull();
  });
});

describe('a year of training', () => {
  const course = (kindId: string, classHours: number, status: 'claimed' | 'confirmed' | 'declined' = 'confirmed') => ({
    kindId,
    classHours,
    status,
  });

  it('adds minutes and confirmed hours, and never rounds up', () => {
    const year = trainingYear(rules, 2026, 50, [
      course('business-training', 4),
      course('business-training', 9, 'claimed'),
    ]);
    expect(year).toMatchObject({ fromRounds: 1.1, fromCourses: 4, total: 5.1, missing: 34.9, claimed: 9 });
    expect(year.complete).toBe(false);
  });

  it('counts practice in another post as taken part, without hours', () => {
    const year = trainingYear(rules, 2026, 0, [
      course('post-rotation', 80),
      course('rotation-training', 8, 'declined'),
    ]);
    expect(year.total).toBe(0);
    expect(year.kinds.map(({ kind: { id }, times }) => [id, times])).toContainEqual(['post-rotation', 1]);
    expect(year.kinds.map(({ kind: { id }, times }) => [id, times])).toContainEqual(['rotation-training', 0]);
  });

  it('is complete only with all hours and all three kinds', () => {
    const all = [course('rotation-training', 30), course('supervised-learning', 10), course('post-rotation', 20)];
    expect(trainingYear(rules, 2026, 0, all).complete).toBe(true);
    expect(trainingYear(rules, 2026, 0, all.slice(0, 2)).complete).toBe(false);
    expect(trainingYear(rules, 2026, 44, [...all.slice(1), course('rotation-training', 29)]).complete).toBe(false);
  });
});
