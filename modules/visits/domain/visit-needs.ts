import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { isHolding, rulesFor, type OccasionRule, type Visited, type VisitRule } from './visit-rule.ts';
import { periodOf, periodsBetween, type Frequency, type Period } from './visit-period.ts';

export const RESULTS = ['present', 'absent', 'refused', 'moved'] as const;
export type VisitResult = (typeof RESULTS)[number];

export interface PastVisit {
  readonly personId: string;
  readonly on: PlainDate;
  readonly result: VisitResult;
  readonly occasionId: string | null;
}

/** Something that happened to somebody and calls for a visit. */
export interface Occasion {
  readonly id: string;
  readonly personId: string;
  readonly ruleId: string;
  readonly happenedOn: PlainDate;
}

/** One visit that has to be made, and between which days. */
export interface VisitNeed {
  readonly personId: string;
  /** Stays the same as long as the same visit is meant: `month/2026-10-01` or the occasion's id. */
  readonly key: string;
  readonly ruleIds: readonly string[];
  readonly occasionId: string | null;
  readonly by: string;
  readonly checklistIds: readonly string[];
  readonly earliest: PlainDate;
  readonly latest: PlainDate;
  /** The day it should be on: spread by building over the period, so that neighbours fall on one walk. */
  readonly target: PlainDate;
}

/** Days that should lie between two visits, so that the last of a month and the first of the next do not meet. */
const GAPS: Readonly<Record<Frequency, number>> = { week: 3, month: 12, quarter: 30, 'half-year': 60, year: 90 };
/** Somebody who was not at home is tried again after some days. */
const TRY_AGAIN_DAYS = 3;
/** Whoever enters a group shortly before the end of a period is visited for the first time within these days. */
const FIRST_VISIT_DAYS = 7;
/** Only the first part of a period is planned; the rest is left for those who were not met. */
const PLANNED_PART = 0.75;

/** The same number for the same text, evenly spread (FNV-1a). */
export const spreadOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
};

const laterOf = (...days: readonly PlainDate[]): PlainDate => days.reduce((a, b) => (a > b ? a : b));
const earlierOf = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);

const isIn = ({ from, to }: Period, day: PlainDate): boolean => from <= day && day <= to;

/** Met, declined or moved away: each ends what the period asks for. Coverage counts them apart. */
const settles = ({ result }: PastVisit): boolean => result !== 'absent';

export interface NeedsInput {
  readonly rules: readonly VisitRule[];
  readonly occasionRules: readonly OccasionRule[];
  readonly person: Visited & { readonly buildingId: string };
  /** Of this person, in any order, from the beginning of the year before on. */
  readonly visits: readonly PastVisit[];
  readonly occasions: readonly Occasion[];
  readonly from: PlainDate;
  readonly to: PlainDate;
}

interface Due {
  readonly period: Period;
  readonly every: Frequency;
  readonly since: PlainDate;
}

/** Whether the period before went by without a visit although the rule held. */
const wasMissed = ({ period, every, since }: Due, visits: readonly PastVisit[]): boolean => {
  const before = periodOf(every, addDays(period.from, -1));
  return since <= before.from && !visits.some((visit) => settles(visit) && isIn(before, visit.on));
};

const daysFor = (input: NeedsInput, due: Due): Pick<VisitNeed, 'earliest' | 'latest' | 'target'> => {
  const { period, every, since } = due;
  const { visits, from, person } = input;
  const last = visits.filter(settles).reduce<PlainDate>((day, visit) => laterOf(day, visit.on), '1000-01-01');
  const tried = visits
    .filter(({ result, on }) => result === 'absent' && isIn(period, on))
    .reduce<PlainDate>((day, visit) => laterOf(day, addDays(visit.on, TRY_AGAIN_DAYS)), '1000-01-01');
  const begin = laterOf(period.from, since);
  const isNew = isIn(period, since);
  const latest = isNew ? laterOf(period.to, addDays(since, FIRST_VISIT_DAYS)) : period.to;
  const earliest = earlierOf(laterOf(begin, addDays(last, GAPS[every]), tried), latest);
  const days = Math.max(1, Math.floor((daysBetween(period.from, period.to) + 1) * PLANNED_PART));
  const spread = addDays(period.from, spreadOf(person.buildingId) % days);
  const isPressing = isNew || tried > '1000-01-01' || wasMissed(due, visits);
  const target = earlierOf(laterOf(isPressing ? earliest : spread, earliest, from), latest);
  return { earliest, latest, target };
};

const needOfPeriod = (input: NeedsInput, period: Period, all: ReturnType<typeof rulesFor>): VisitNeed | null => {
  const [strictest] = all;
  if (strictest === undefined) return null;
  const { every } = strictest.rule;
  const since = all
    .filter(({ rule }) => rule.every === every)
    .reduce((day, one) => earlierOf(day, one.since), strictest.since);
  if (input.visits.some((visit) => settles(visit) && isIn(period, visit.on))) return null;
  return {
    personId: input.person.id,
    key: `${every}/${period.from}`,
    ruleIds: all.map(({ rule }) => rule.id),
    occasionId: null,
    by: strictest.rule.by,
    checklistIds: [...new Set(all.map(({ rule }) => rule.checklistId))],
    ...daysFor(input, { period, every, since }),
  };
};

/** Periods of the strictest rule; whoever is visited by it is visited often enough for the others. */
const needsOfRules = (input: NeedsInput): readonly VisitNeed[] => {
  const { rules, person, from, to } = input;
  const [strictest] = rulesFor(rules, person, from);
  const every = strictest?.rule.every ?? rulesFor(rules, person, to)[0]?.rule.every;
  if (every === undefined) return [];
  return periodsBetween(every, from, to).flatMap((period) => {
    const under = rulesFor(rules, person, laterOf(period.from, from));
    const need = needOfPeriod(
      input,
      period,
      under.length > 0 ? under : rulesFor(rules, person, earlierOf(period.to, to)),
    );
    return need === null || need.target > to ? [] : [need];
  });
};

const needsOfOccasions = ({ occasionRules, occasions, person, visits, from }: NeedsInput): readonly VisitNeed[] =>
  occasions.flatMap((occasion) => {
    const rule = occasionRules.find(({ id }) => id === occasion.ruleId);
    if (rule === undefined || !isHolding(rule, occasion.happenedOn)) return [];
    if (person.leftOn !== null && person.leftOn <= from) return [];
    const answered = (visit: PastVisit): boolean => visit.occasionId === occasion.id && settles(visit);
    if (visits.some(answered)) return [];
    const target = laterOf(occasion.happenedOn, from);
    return [
      {
        personId: person.id,
        key: occasion.id,
        ruleIds: [rule.id],
        occasionId: occasion.id,
        by: rule.by,
        checklistIds: [rule.checklistId],
        earliest: occasion.happenedOn,
        latest: addDays(occasion.happenedOn, rule.withinDays),
        target,
      },
    ];
  });

const settlesBoth = (need: VisitNeed, occasion: VisitNeed): boolean =>
  need.earliest <= occasion.latest && occasion.earliest <= need.latest;

/** The visits a person needs within a stretch of days; an occasion and a rule that fall together make one visit. */
export const needsOf = (input: NeedsInput): readonly VisitNeed[] => {
  const regular = needsOfRules(input);
  const occasions = needsOfOccasions(input);
  const first = occasions.toSorted((a, b) => (a.latest < b.latest ? -1 : 1))[0];
  const joined = first === undefined ? undefined : regular.find((need) => settlesBoth(need, first));
  if (first === undefined || joined === undefined) return [...occasions, ...regular];
  const both: VisitNeed = {
    ...first,
    ruleIds: [...first.ruleIds, ...joined.ruleIds],
    checklistIds: [...new Set([...first.checklistIds, ...joined.checklistIds])],
  };
  return [both, ...occasions.filter((one) => one !== first), ...regular.filter((one) => one !== joined)];
};
