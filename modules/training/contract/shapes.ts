import { z } from 'zod';
import { instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { QUESTION_KINDS } from '../domain/question.ts';
import { ORGANISER_LEVELS } from '../domain/training-rules.ts';
import { COURSE_STATUSES } from '../domain/training-year.ts';

/** Everybody who serves residents learns; the approvers' and administrators' training is not the community's affair. */
export const LEARNERS = ['worker', 'head', 'grid-worker', 'social-worker'] as const;
export const OVERSEERS = ['head', 'manager'] as const;

export const inCommunity = z.object({ communityId: uuid });
export const year = z.coerce.number().int().min(2025).max(2099);
export const basis = z.object({ source: z.string(), where: z.string().optional() });

export const named = z.object({ id: z.string(), name: text });

export const courseReply = z
  .object({
    id: uuid,
    worker: z.object({ id: uuid, name: z.string() }),
    kind: named,
    content: named,
    title: z.string(),
    organiser: z.string(),
    organiserLevel: z.enum(ORGANISER_LEVELS),
    heldFrom: plainDate,
    heldTo: plainDate,
    classHours: z.number(),
    certificateNumber: z.string().nullable(),
    status: z.enum(COURSE_STATUSES),
    countsTowardsHours: z.boolean(),
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decisionReason: z.string(),
  })
  .meta({ id: 'TrainingCourse' });
export type CourseReply = z.output<typeof courseReply>;

export const roundSummary = z
  .object({
    id: uuid,
    groupName: text.nullable(),
    mode: z.enum(['mixed', 'group', 'weak']),
    finishedAt: instant,
    questions: z.number().int(),
    right: z.number().int(),
    passed: z.boolean(),
    creditedMinutes: z.number().int(),
  })
  .meta({ id: 'TrainingRoundSummary' });
export type RoundSummary = z.output<typeof roundSummary>;

export const yearReply = z
  .object({
    year: z.number().int(),
    needed: z.number(),
    fromRounds: z.number(),
    fromCourses: z.number(),
    total: z.number(),
    missing: z.number(),
    claimed: z.number(),
    dueOn: plainDate,
    complete: z.boolean(),
    kinds: z.array(
      named.extend({ times: z.number().int(), claimed: z.number().int(), timesPerYear: z.number().int(), basis }),
    ),
  })
  .meta({ id: 'TrainingYear', description: 'Class hours of one worker in one year; only confirmed ones count' });
export type YearReply = z.output<typeof yearReply>;

export const rulesReply = z
  .object({
    minutesPerClassHour: z.number(),
    passMark: z.number().int(),
    questions: z.number().int(),
    minutesPerPassedRound: z.number().int(),
    mostMinutesPerDay: z.number().int(),
    mostMinutesPerYear: z.number().int(),
    hoursBasis: basis,
    minutesBasis: basis,
    quizBasis: basis,
    reviewBasis: basis,
    courseKinds: z.array(named.extend({ organisedFrom: z.enum(ORGANISER_LEVELS), countsTowardsHours: z.boolean() })),
    contents: z.array(named),
  })
  .meta({ id: 'TrainingRules' });
export type RulesReply = z.output<typeof rulesReply>;

const outcome = z.object({
  chosen: z.string(),
  answer: z.string(),
  right: z.boolean(),
  because: text,
  working: z.array(text),
  basis,
});

export const roundReply = z
  .object({
    id: uuid,
    mode: z.enum(['mixed', 'group', 'weak']),
    group: named.nullable(),
    passMark: z.number().int(),
    questions: z.array(
      z.object({
        kind: z.enum(QUESTION_KINDS),
        itemId: z.string().nullable(),
        about: text,
        ask: text,
        given: z.array(text),
        choices: z.array(z.object({ id: z.string(), text })),
        outcome: outcome.nullable().meta({ description: 'Null until answered' }),
      }),
    ),
    result: z
      .object({ right: z.number().int(), passed: z.boolean(), creditedMinutes: z.number().int() })
      .nullable()
      .meta({ description: 'Null until the last question is answered' }),
  })
  .meta({ id: 'TrainingRound' });
export type RoundReply = z.output<typeof roundReply>;
