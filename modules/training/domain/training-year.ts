import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { CourseKind, TrainingRules } from './training-rules.ts';

export const COURSE_STATUSES = ['claimed', 'confirmed', 'declined', 'withdrawn'] as const;
export type CourseStatus = (typeof COURSE_STATUSES)[number];

export interface CourseEntry {
  readonly kindId: string;
  readonly classHours: number;
  readonly status: CourseStatus;
}

export interface KindInYear {
  readonly kind: CourseKind;
  /** Confirmed ones of the year. */
  readonly times: number;
  /** Entered and not yet confirmed. */
  readonly claimed: number;
}

/** One worker's year in class hours, rounded down to a tenth, so that nobody is told more than there is. */
export interface TrainingYear {
  readonly year: number;
  readonly needed: number;
  readonly fromRounds: number;
  readonly fromCourses: number;
  readonly total: number;
  readonly missing: number;
  /** Entered and waiting for the head; not in the total. */
  readonly claimed: number;
  readonly dueOn: PlainDate;
  readonly kinds: readonly KindInYear[];
  /** Every hour and every kind is there. */
  readonly complete: boolean;
}

const inTenths = (classHours: number): number => Math.floor(classHours * 10 + 1e-9) / 10;

const sumOf = (rules: TrainingRules, courses: readonly CourseEntry[], status: CourseStatus): number =>
  courses
    .filter((course) => course.status === status)
    .filter(({ kindId }) => rules.courseKinds.find(({ id }) => id === kindId)?.countsTowardsHours === true)
    .reduce((sum, { classHours }) => sum + classHours, 0);

/** Adds up a year: minutes credited for rounds and the courses of that year. */
export const trainingYear = (
  rules: TrainingRules,
  year: number,
  minutesOfRounds: number,
  courses: readonly CourseEntry[],
): TrainingYear => {
  const rounds = minutesOfRounds / rules.minutesPerClassHour;
  const confirmed = sumOf(rules, courses, 'confirmed');
  const total = inTenths(rounds + confirmed);
  const count = (kindId: string, status: CourseStatus): number =>
    courses.filter((course) => course.kindId === kindId && course.status === status).length;
  const kinds = rules.courseKinds.map((kind) => ({
    kind,
    times: count(kind.id, 'confirmed'),
    claimed: count(kind.id, 'claimed'),
  }));
  const needed = rules.classHoursPerYear;
  return {
    year,
    needed,
    fromRounds: inTenths(rounds),
    fromCourses: inTenths(confirmed),
    total,
    missing: Math.max(0, Math.round((needed - total) * 10) / 10),
    claimed: inTenths(sumOf(rules, courses, 'claimed')),
    dueOn: `${year}-12-31`,
    kinds,
    complete: total >= needed && kinds.every(({ kind, times }) => times >= kind.timesPerYear),
  };
};
