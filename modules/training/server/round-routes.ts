import { randomBytes } from 'node:crypto';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { answerTrainingQuestion, getTrainingRound, startTrainingRound, type RoundReply } from '../contract.ts';
import { chooseRound, questionsOf, type AskedQuestion } from '../domain/round.ts';
import { creditFor, rulesOn } from '../domain/training-rules.ts';
import type { TrainingDeps } from './deps.ts';
import { digestOf, spotsOn } from './quiz-source.ts';
import { groupReply, toQuestionReply } from './replies.ts';
import { learnFrom, weakSpotsOf } from './weak-spots.ts';

interface RoundRow {
  readonly id: string;
  readonly mode: 'mixed' | 'group' | 'weak';
  readonly groupId: string | null;
  readonly seed: string;
  readonly keys: readonly string[];
  readonly on: string;
  readonly digest: Buffer;
  readonly answers: readonly string[];
  readonly right: number | null;
  readonly passed: boolean | null;
  readonly creditedMinutes: number;
}

const COLUMNS = `id, mode, group_id as "groupId", seed, keys, on_date as "on", digest, answers, right_answers as right, passed,
  credited_minutes as "creditedMinutes"`;
const ROUND: Statement = {
  name: 'training-round',
  text: `select ${COLUMNS} from training_round where community_id = $1 and id = $2 and worker_id = $3`,
};
const ROUND_LOCKED: Statement = { name: 'training-round-locked', text: `${ROUND.text} for update` };
const LOCK_CREDIT: Statement = {
  name: 'training-lock-credit',
  text: `select pg_advisory_xact_lock(hashtextextended('training/' || $1, 0))`,
};
const CREDITED: Statement = {
  name: 'training-credited',
  text: `select coalesce(sum(credited_minutes) filter (where finished_on = $3), 0) as today,
           coalesce(sum(credited_minutes), 0) as "thisYear"
         from training_round where community_id = $1 and worker_id = $2
           and finished_on between date_trunc('year', $3::date)::date and $3::date`,
};

const passMarkOf = (deps: TrainingDeps, round: RoundRow): number => rulesOn(deps.rules, round.on).quiz.passMark;

const toRoundReply = (deps: TrainingDeps, round: RoundRow, questions: readonly AskedQuestion[]): RoundReply => ({
  id: round.id,
  mode: round.mode,
  group: groupReply(deps, round.groupId),
  passMark: passMarkOf(deps, round),
  questions: questions.map((question, place) => toQuestionReply(question, round.answers[place])),
  result:
    round.right === null || round.passed === null
      ? null
      : { right: round.right, passed: round.passed, creditedMinutes: round.creditedMinutes },
});

interface Found {
  readonly round: RoundRow;
  readonly questions: readonly AskedQuestion[];
}

/** A round of somebody else answers like one that never was; one the catalogue no longer asks is over. */
const findRound = async (
  deps: TrainingDeps,
  tx: Tx,
  statement: Statement,
  [communityId, roundId, workerId]: readonly [string, string, string],
): Promise<Result<Found>> => {
  const [round] = await tx.query<RoundRow>(statement, [communityId, roundId, workerId]);
  const questions = round === undefined ? null : questionsOf(spotsOn(deps, round.on), round.keys, round.seed);
  if (round === undefined || questions === null || !digestOf(questions).equals(round.digest))
    return refuse('training-round-gone');
  return ok({ round, questions });
};

const SEED_BYTES = 12;

const startRoute = (deps: TrainingDeps): Implementation =>
  implement(startTrainingRound, async (tx, call) => {
    const { communityId } = call.params;
    const { workerId } = call.caller;
    const { mode, groupId = null } = call.body;
    if (mode === 'group' && !deps.groups.some(({ id }) => id === groupId)) return refuse('training-group-unknown');
    const on = plainDateOf(call.now);
    const rules = rulesOn(deps.rules, on);
    const index = spotsOn(deps, on);
    const weak = mode === 'weak' ? await weakSpotsOf(tx, communityId, workerId) : [];
    const first = weak.filter(({ key, dueOn }) => dueOn <= on && index.has(key)).map(({ key }) => key);
    if (mode === 'weak' && first.length === 0) return refuse('training-nothing-to-ask');
    const seed = randomBytes(SEED_BYTES).toString('base64url');
    const group = mode === 'group' ? groupId : null;
    const keys = chooseRound(index, { seed, length: rules.quiz.questions, groupId: group, first });
    const questions = questionsOf(index, keys, seed) ?? [];
    if (questions.length === 0) return refuse('training-nothing-to-ask');
    const round: RoundRow = {
      id: newId(),
      mode,
      groupId: group,
      seed,
      keys,
      on,
      digest: digestOf(questions),
      answers: [],
      right: null,
      passed: null,
      creditedMinutes: 0,
    };
    tx.write({
      name: 'training_round',
      sql: `insert into training_round (community_id, id, worker_id, mode, group_id, seed, keys, on_date, digest, started_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [communityId, round.id, workerId, mode, group, seed, keys, on, round.digest, call.now],
    });
    const details = { mode, groupId: group };
    recordDone(tx, call, communityId, {
      action: 'start-training-round',
      subjectKind: 'training-round',
      subjectId: round.id,
      details,
    });
    return ok(toRoundReply(deps, round, questions));
  });

/** Marks the whole round and credits the time, one round of a person after the other so that the limits hold. */
const finish = async (
  deps: TrainingDeps,
  tx: Tx,
  call: SignedInCall<typeof answerTrainingQuestion>,
  { round, questions }: Found,
): Promise<RoundRow> => {
  const { communityId } = call.params;
  const today = plainDateOf(call.now);
  await tx.query(LOCK_CREDIT, [call.caller.workerId]);
  const [credited = { today: 0, thisYear: 0 }] = await tx.query<{ today: number; thisYear: number }>(CREDITED, [
    communityId,
    call.caller.workerId,
    today,
  ]);
  const right = questions.filter(({ answer }, place) => round.answers[place] === answer).length;
  const { passed, minutes } = creditFor(rulesOn(deps.rules, round.on), right, credited);
  recordDone(tx, call, communityId, {
    action: 'finish-training-round',
    subjectKind: 'training-round',
    subjectId: round.id,
    details: { right, passed, minutes },
  });
  return { ...round, right, passed, creditedMinutes: minutes };
};

const answerRoute = (deps: TrainingDeps): Implementation =>
  implement(answerTrainingQuestion, async (tx, call) => {
    const { communityId, roundId } = call.params;
    const { place, choice } = call.body;
    const found = await findRound(deps, tx, ROUND_LOCKED, [communityId, roundId, call.caller.workerId]);
    if (!found.ok) return found;
    const { round, questions } = found.value;
    const question = questions[place];
    if (question === undefined || place !== round.answers.length) return refuse('training-answered-already');
    if (!question.choices.some(({ id }) => id === choice)) return refuse('training-choice-unknown');
    const today = plainDateOf(call.now);
    await learnFrom(tx, rulesOn(deps.rules, round.on), {
      communityId,
      workerId: call.caller.workerId,
      key: question.spot.key,
      right: choice === question.answer,
      today,
      at: call.now,
    });
    const answered: RoundRow = { ...round, answers: [...round.answers, choice] };
    const last = answered.answers.length === questions.length;
    const after = last ? await finish(deps, tx, call, { round: answered, questions }) : answered;
    tx.write({
      name: 'training_answer',
      sql: `update training_round set answers = $3, right_answers = $4, passed = $5, credited_minutes = $6,
              finished_at = $7, finished_on = $8 where community_id = $1 and id = $2`,
      values: [
        communityId,
        roundId,
        after.answers,
        after.right,
        after.passed,
        after.creditedMinutes,
        last ? call.now : null,
        last ? today : null,
      ],
    });
    return ok(toRoundReply(deps, after, questions));
  });

/** Rounds of ten: drawn here, answered one by one, marked here. */
export const roundRoutes = (deps: TrainingDeps): readonly Implementation[] => [
  startRoute(deps),
  answerRoute(deps),
  implement(getTrainingRound, async (tx, call) => {
    const { communityId, roundId } = call.params;
    const found = await findRound(deps, tx, ROUND, [communityId, roundId, call.caller.workerId]);
    return found.ok ? ok(toRoundReply(deps, found.value.round, found.value.questions)) : found;
  }),
];
