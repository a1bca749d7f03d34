import { DEMO_COURSES, type DemoCourse } from '../../catalogue/demo/training-courses.ts';
import { addDays, startOfDay, type PlainDate } from '../../kernel/plain-date.ts';
import type { Catalogue } from '../../modules/guides/domain/catalogue.ts';
import type { ServiceLanguage } from '../../modules/guides/domain/phrases.ts';
import { chooseRound, listSpots, questionsOf, type SpotIndex } from '../../modules/training/domain/round.ts';
import { creditFor, rulesOn } from '../../modules/training/domain/training-rules.ts';
import { digestOf } from '../../modules/training/server/index.ts';
import { TRAINING_CATALOGUE } from '../../server/training-catalogue.ts';
import type { CopyRow, CopyTable } from './copy-in.ts';
import type { DemoStaff } from './organisations.ts';
import type { Random } from './random.ts';

const COURSES: CopyTable = {
  table: 'training_course',
  columns:
    'community_id id worker_id kind_id content_id title organiser organiser_level held_from held_to class_hours status entered_at decided_by decided_at'.split(
      ' ',
    ),
};
const ROUNDS: CopyTable = {
  table: 'training_round',
  columns:
    'community_id id worker_id mode seed keys on_date digest answers right_answers passed credited_minutes started_at finished_at finished_on'.split(
      ' ',
    ),
};

const MOST_ROUNDS = 6;
const LEARNERS = ['worker', 'head', 'grid-worker', 'social-worker'];
/** Rounds are played within the last weeks, on days of their own. */
const DAYS_BETWEEN = 3;

interface Learner {
  readonly id: string;
  readonly isHead: boolean;
}

export interface TrainingInput {
  readonly communityId: string;
  readonly staff: DemoStaff;
  readonly random: Random;
  readonly newId: () => string;
  readonly today: PlainDate;
}

const learnersOf = ({ staff, communityId }: TrainingInput): readonly Learner[] =>
  staff.workers.flatMap(({ id, roles }) => {
    const held = roles.filter(({ role, organisationId }) => organisationId === communityId && LEARNERS.includes(role));
    return held.length === 0 ? [] : [{ id, isHead: held.some(({ role }) => role === 'head') }];
  });

const courseRow = (
  { communityId, newId, today }: TrainingInput,
  learner: Learner,
  course: DemoCourse,
  confirming: string | null,
): CopyRow => {
  const heldTo = addDays(today, -course.daysAgo);
  const confirmedBy = course.waiting === true ? null : confirming;
  const decidedAt = confirmedBy === null ? null : startOfDay(addDays(heldTo, 2));
  return [
    communityId,
    newId(),
    learner.id,
    course.kindId,
    course.contentId,
    course.title,
    course.organiser,
    course.organiserLevel,
    addDays(heldTo, 1 - course.days),
    heldTo,
    course.classHours,
    confirmedBy === null ? 'claimed' : 'confirmed',
    startOfDay(addDays(heldTo, 1)),
    confirmedBy,
    decidedAt,
  ];
};

const list = (values: readonly string[]): string => `{${values.map((value) => JSON.stringify(value)).join(',')}}`;

const roundRow = (
  { communityId, random, newId, today }: TrainingInput,
  index: SpotIndex,
  learner: Learner,
  number: number,
): CopyRow => {
  const on = addDays(today, -1 - number * DAYS_BETWEEN);
  const rules = rulesOn(TRAINING_CATALOGUE.rules, on);
  const seed = `demo-${learner.id}-${number}`;
  const keys = chooseRound(index, { seed, length: rules.quiz.questions, groupId: null, first: [] });
  const questions = questionsOf(index, keys, seed) ?? [];
  const answers = questions.map(({ answer, choices }) => (random.chance(0.85) ? answer : (choices[0]?.id ?? answer)));
  const right = questions.filter(({ answer }, place) => answers[place] === answer).length;
  const { passed, minutes } = creditFor(rules, right, { today: 0, thisYear: 0 });
  const at = new Date(Date.parse(startOfDay(on)) + random.int(9 * 60, 17 * 60) * 60_000).toISOString();
  return [
    communityId,
    newId(),
    learner.id,
    'mixed',
    seed,
    list(keys),
    on,
    digestOf(questions),
    list(answers),
    right,
    passed,
    minutes,
    at,
    at,
    on,
  ];
};

/** Questions of the day of the demo; rounds of the weeks before used the same catalogue. */
export const demoSpots = (
  { guides, serviceLanguage }: { readonly guides: Catalogue; readonly serviceLanguage: ServiceLanguage },
  today: PlainDate,
): SpotIndex => {
  const { groups, typical, ways, quizWords } = TRAINING_CATALOGUE;
  return listSpots({
    items: guides.itemsInForce(today),
    refusedCertificates: guides.refusedCertificates,
    language: serviceLanguage,
    groups,
    typical,
    ways,
    words: quizWords,
  });
};

/** Courses and rounds of everybody in a community during the year of the demo. */
export const trainingTables = (
  input: TrainingInput,
  index: SpotIndex,
): readonly { readonly target: CopyTable; readonly rows: readonly CopyRow[] }[] => {
  const learners = learnersOf(input);
  const headId = learners.find(({ isHead }) => isHead)?.id ?? null;
  // Nobody confirms the own training; that of the head is confirmed by the street.
  const managerId = input.staff.workers.find(({ roles }) => roles.some(({ role }) => role === 'manager'))?.id ?? null;
  const { random } = input;
  const courses = learners.flatMap((learner) =>
    DEMO_COURSES.flatMap((course) => {
      const inThisYear = addDays(input.today, -course.daysAgo).slice(0, 4) === input.today.slice(0, 4);
      return inThisYear && random.chance(course.share)
        ? [courseRow(input, learner, course, learner.isHead ? managerId : headId)]
        : [];
    }),
  );
  const rounds = learners.flatMap((learner) =>
    Array.from({ length: random.int(0, MOST_ROUNDS) }, (_unused, number) => roundRow(input, index, learner, number)),
  );
  return [
    { target: COURSES, rows: courses },
    { target: ROUNDS, rows: rounds },
  ];
};
