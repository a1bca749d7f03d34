import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { periodOf, type Frequency } from './visit-period.ts';
import type { PastVisit } from './visit-needs.ts';
import { rulesFor, type Visited, type VisitRule } from './visit-rule.ts';

/** How it stands between a rule and a person on a day: met in the period, declined, tried in vain, or nobody came yet. */
export const COVERAGE_STATES = ['met', 'declined', 'tried', 'not-yet'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

export interface CoverageInput {
  readonly rules: readonly VisitRule[];
  readonly people: readonly (Visited & { readonly gridId: string | null; readonly workerIds: readonly string[] })[];
  readonly visits: readonly PastVisit[];
  readonly on: PlainDate;
  readonly tooLongTimes: number;
}

/** One person under one rule. */
export interface Covered {
  readonly personId: string;
  readonly ruleId: string;
  readonly groupId: string;
  readonly gridId: string | null;
  readonly workerIds: readonly string[];
  readonly state: CoverageState;
  readonly lastMetOn: PlainDate | null;
  /** Days since the last meeting, or since the rule began to hold for the person. */
  readonly days: number;
  readonly tooLong: boolean;
}

export interface Coverage {
  readonly due: number;
  readonly met: number;
  readonly declined: number;
  readonly tried: number;
  readonly notYet: number;
  readonly tooLong: number;
}

const DAYS: Readonly<Record<Frequency, number>> = { week: 7, month: 31, quarter: 92, 'half-year': 184, year: 366 };

const stateOf = (visits: readonly PastVisit[], from: PlainDate): CoverageState => {
  const results = new Set(visits.filter(({ on }) => on >= from).map(({ result }) => result));
  if (results.has('present')) return 'met';
  if (results.has('refused')) return 'declined';
  return results.size > 0 ? 'tried' : 'not-yet';
};

/** Every person under every rule on a day, with how it stands; visits after the day do not count. */
export const coverageOn = ({ rules, people, visits, on, tooLongTimes }: CoverageInput): readonly Covered[] => {
  const byPerson = Map.groupBy(
    visits.filter((visit) => visit.on <= on),
    ({ personId }) => personId,
  );
  return people.flatMap((person) => {
    const own = byPerson.get(person.id) ?? [];
    const lastMetOn = own
      .filter(({ result }) => result === 'present')
      .reduce<PlainDate | null>((last, visit) => (last === null || visit.on > last ? visit.on : last), null);
    return rulesFor(rules, person, on).map(({ rule, since }): Covered => {
      const days = daysBetween(lastMetOn === null || lastMetOn < since ? since : lastMetOn, on);
      return {
        personId: person.id,
        ruleId: rule.id,
        groupId: rule.groupId,
        gridId: person.gridId,
        workerIds: person.workerIds,
        state: stateOf(own, periodOf(rule.every, on).from),
        lastMetOn,
        days,
        tooLong: days > DAYS[rule.every] * tooLongTimes,
      };
    });
  });
};

/** Counts people, not rules: of several rules the one that stands worst tells how it is with somebody. */
export const countCoverage = (all: readonly Covered[]): Coverage => {
  const worst = [...Map.groupBy(all, ({ personId }) => personId).values()].map((own) => ({
    state: own
      .map(({ state }) => state)
      .reduce((a, b) => (COVERAGE_STATES.indexOf(a) > COVERAGE_STATES.indexOf(b) ? a : b)),
    tooLong: own.some(({ tooLong }) => tooLong),
  }));
  const count = (wanted: CoverageState): number => worst.filter(({ state }) => state === wanted).length;
  return {
    due: worst.length,
    met: count('met'),
    declined: count('declined'),
    tried: count('tried'),
    notYet: count('not-yet'),
    tooLong: worst.filter(({ tooLong }) => tooLong).length,
  };
};

/** The first day whose visits can matter on a day. */
export const visitsSince = (on: PlainDate): PlainDate => addDays(periodOf('year', on).from, -366);
