import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';

export const ORGANISER_LEVELS = ['community', 'street', 'district', 'city', 'province'] as const;
export type OrganiserLevel = (typeof ORGANISER_LEVELS)[number];

/** A kind of training outside the platform. */
export interface CourseKind {
  readonly id: string;
  readonly name: Text;
  /** The lowest level whose training counts as this kind. */
  readonly organisedFrom: OrganiserLevel;
  /** False where somebody practises rather than learns; it is then on record without hours. */
  readonly countsTowardsHours: boolean;
  /** How often a year everybody takes part; 0 where nothing is asked. */
  readonly timesPerYear: number;
  readonly basis: Basis;
}

/** What is asked of every worker in a year, and how practice on the platform counts. */
export interface TrainingRules {
  readonly validFrom: PlainDate;
  readonly classHoursPerYear: number;
  readonly hoursBasis: Basis;
  readonly minutesPerClassHour: number;
  readonly minutesBasis: Basis;
  readonly quiz: {
    readonly questions: number;
    /** Right answers from which a round is passed. */
    readonly passMark: number;
    readonly minutesPerPassedRound: number;
    readonly mostMinutesPerDay: number;
    readonly mostMinutesPerYear: number;
    readonly basis: Basis;
  };
  readonly review: {
    /** Days until something answered wrong comes back, after each right answer in a row; behind the last it is learnt. */
    readonly daysAfterRight: readonly number[];
    readonly basis: Basis;
  };
  readonly cards: { readonly perSet: number };
  readonly courseKinds: readonly CourseKind[];
  /** What training is about. */
  readonly contents: readonly { readonly id: string; readonly name: Text }[];
  readonly contentsBasis: Basis;
}

/** The rules in force on a day: the latest that have begun. Throws before the first, which is a fault of the data. */
export const rulesOn = (versions: readonly TrainingRules[], on: PlainDate): TrainingRules => {
  const started = versions.filter(({ validFrom }) => validFrom <= on);
  const latest = started.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
  if (latest === undefined) throw new Error(`no rules of training are in force on ${on}`);
  return latest;
};

/** Whether any rules hold on a day; a date that somebody typed may lie before the first. */
export const hasRulesOn = (versions: readonly TrainingRules[], on: PlainDate): boolean =>
  versions.some(({ validFrom }) => validFrom <= on);

export const isHighEnough = (kind: CourseKind, level: OrganiserLevel): boolean =>
  ORGANISER_LEVELS.indexOf(level) >= ORGANISER_LEVELS.indexOf(kind.organisedFrom);

/** Minutes that a finished round adds, given those already credited today and this year. */
export const creditFor = (
  { quiz }: TrainingRules,
  right: number,
  credited: { readonly today: number; readonly thisYear: number },
): { readonly passed: boolean; readonly minutes: number } => {
  const passed = right >= quiz.passMark;
  const left = Math.min(quiz.mostMinutesPerDay - credited.today, quiz.mostMinutesPerYear - credited.thisYear);
  return { passed, minutes: passed ? Math.max(0, Math.min(quiz.minutesPerPassedRound, left)) : 0 };
};
