import type { CourseReply, RoundReply, RoundSummary, RulesReply, YearReply } from '../contract.ts';
import type { AskedQuestion } from '../domain/round.ts';
import type { TrainingRules } from '../domain/training-rules.ts';
import { trainingYear, type TrainingYear } from '../domain/training-year.ts';
import type { TrainingDeps } from './deps.ts';
import type { FinishedRound, StoredCourse } from './stored-training.ts';

/** A deep copy that may be written to, which is how reply types describe data. */
export const copy = <T extends object>(value: unknown): T => structuredClone(value) as T;

const unnamed = (id: string) => ({ id, name: { zh: id, en: id } });

export const workerName = (deps: TrainingDeps, workerId: string): string => deps.directory.worker(workerId)?.name ?? '';

export const groupReply = (deps: TrainingDeps, groupId: string | null) => {
  if (groupId === null) return null;
  const { name } = deps.groups.find(({ id }) => id === groupId) ?? unnamed(groupId);
  return { id: groupId, name: { ...name } };
};

export const toRoundSummary =
  (deps: TrainingDeps) =>
  ({ id, mode, groupId, finishedAt, questions, right, passed, creditedMinutes }: FinishedRound): RoundSummary => ({
    id,
    mode,
    groupName: groupReply(deps, groupId)?.name ?? null,
    finishedAt,
    questions,
    right,
    passed,
    creditedMinutes,
  });

export const toCourseReply =
  (deps: TrainingDeps, rules: TrainingRules) =>
  (course: StoredCourse): CourseReply => {
    const { workerId, kindId, contentId, decidedBy, ...rest } = course;
    const kind = rules.courseKinds.find(({ id }) => id === kindId);
    const { name: kindName } = kind ?? unnamed(kindId);
    const { name: contentName } = rules.contents.find(({ id }) => id === contentId) ?? unnamed(contentId);
    return {
      ...rest,
      worker: { id: workerId, name: workerName(deps, workerId) },
      kind: { id: kindId, name: { ...kindName } },
      content: { id: contentId, name: { ...contentName } },
      countsTowardsHours: kind?.countsTowardsHours ?? false,
      decidedBy: decidedBy === null ? null : workerName(deps, decidedBy),
    };
  };

const toYearReply = (found: TrainingYear): YearReply =>
  copy({
    ...found,
    kinds: found.kinds.map(({ kind: { id, name, timesPerYear, basis }, times, claimed }) => ({
      id,
      name,
      timesPerYear,
      basis,
      times,
      claimed,
    })),
  });

export const yearOf = (
  rules: TrainingRules,
  year: number,
  minutes: number,
  courses: readonly StoredCourse[],
): YearReply => toYearReply(trainingYear(rules, year, minutes, courses));

export const toRulesReply = (rules: TrainingRules): RulesReply =>
  copy({
    minutesPerClassHour: rules.minutesPerClassHour,
    passMark: rules.quiz.passMark,
    questions: rules.quiz.questions,
    minutesPerPassedRound: rules.quiz.minutesPerPassedRound,
    mostMinutesPerDay: rules.quiz.mostMinutesPerDay,
    mostMinutesPerYear: rules.quiz.mostMinutesPerYear,
    hoursBasis: rules.hoursBasis,
    minutesBasis: rules.minutesBasis,
    quizBasis: rules.quiz.basis,
    reviewBasis: rules.review.basis,
    courseKinds: rules.courseKinds.map(({ id, name, organisedFrom, countsTowardsHours }) => ({
      id,
      name,
      organisedFrom,
      countsTowardsHours,
    })),
    contents: rules.contents,
  });

/** A question as it may be shown: with its answer only once somebody has chosen. */
export const toQuestionReply = (
  { spot, ask, given, choices, answer, because, working, basis }: AskedQuestion,
  chosen: string | undefined,
): RoundReply['questions'][number] =>
  copy({
    kind: spot.kind,
    itemId: spot.itemId,
    about: spot.about,
    ask,
    given,
    choices,
    outcome: chosen === undefined ? null : { chosen, answer, right: chosen === answer, because, working, basis },
  });
