import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import {
  exportTraining,
  getMyTraining,
  getTrainingOfColleague,
  listTrainingOfColleagues,
  type YearReply,
} from '../contract.ts';
import { LEARNERS } from '../contract/shapes.ts';
import { rulesOn, type TrainingRules } from '../domain/training-rules.ts';
import type { TrainingDeps } from './deps.ts';
import { spotsOn } from './quiz-source.ts';
import { groupReply, toCourseReply, toRoundSummary, toRulesReply, yearOf } from './replies.ts';
import { coursesOf, coursesWaiting, minutesByWorker, roundsOf } from './stored-training.ts';
import { trainingSheet } from './training-sheet.ts';
import { weakSpotsOf } from './weak-spots.ts';

interface Asked {
  readonly year: number;
  readonly rules: TrainingRules;
}

/** The year asked for, or the present one, with the rules that hold at its end or today. */
const askedYear = (deps: TrainingDeps, wanted: number | undefined, today: PlainDate): Asked => {
  const year = wanted ?? Number(today.slice(0, 4));
  const end: PlainDate = `${year}-12-31`;
  return { year, rules: rulesOn(deps.rules, end < today ? end : today) };
};

const oneWorker = async (deps: TrainingDeps, tx: Tx, communityId: string, workerId: string, { year, rules }: Asked) => {
  const rounds = await roundsOf(tx, communityId, workerId, year);
  const minutes = (await minutesByWorker(tx, communityId, year)).get(workerId) ?? 0;
  const courses = await coursesOf(tx, deps.keyRing, communityId, workerId, year);
  return {
    summary: yearOf(rules, year, minutes, courses),
    rounds: rounds.map(toRoundSummary(deps)),
    courses: courses.map(toCourseReply(deps, rules)),
  };
};

const learnersOf = (deps: TrainingDeps, communityId: string) =>
  deps.directory
    .workers()
    .filter(
      ({ status, roles }) =>
        status === 'active' &&
        roles.some(
          ({ role, organisationId }) => organisationId === communityId && LEARNERS.some((one) => one === role),
        ),
    );

const everybody = async (
  deps: TrainingDeps,
  tx: Tx,
  communityId: string,
  { year, rules }: Asked,
): Promise<readonly { readonly worker: { id: string; name: string }; readonly summary: YearReply }[]> => {
  const minutes = await minutesByWorker(tx, communityId, year);
  const byWorker = Map.groupBy(await coursesOf(tx, deps.keyRing, communityId, null, year), ({ workerId }) => workerId);
  return learnersOf(deps, communityId).map(({ id, name }) => ({
    worker: { id, name },
    summary: yearOf(rules, year, minutes.get(id) ?? 0, byWorker.get(id) ?? []),
  }));
};

const myRoute = (deps: TrainingDeps): Implementation =>
  implement(getMyTraining, async (tx, call) => {
    const { communityId } = call.params;
    const today = plainDateOf(call.now);
    const asked = askedYear(deps, call.query.year, today);
    const mine = await oneWorker(deps, tx, communityId, call.caller.workerId, asked);
    const index = spotsOn(deps, today);
    const weak = (await weakSpotsOf(tx, communityId, call.caller.workerId)).filter(({ key }) => index.has(key));
    const spots = [...index.values()];
    return ok({
      ...mine,
      weakSpots: { due: weak.filter(({ dueOn }) => dueOn <= today).length, all: weak.length },
      minutesToday: mine.rounds
        .filter(({ finishedAt }) => plainDateOf(finishedAt) === today)
        .reduce((sum, { creditedMinutes }) => sum + creditedMinutes, 0),
      groups: deps.groups.flatMap(({ id }) => {
        const group = groupReply(deps, id);
        const questions = spots.filter(({ groupId }) => groupId === id).length;
        return group === null || questions === 0 ? [] : [{ ...group, questions }];
      }),
      rules: toRulesReply(asked.rules),
    });
  });

const colleaguesRoute = (deps: TrainingDeps): Implementation =>
  implement(listTrainingOfColleagues, async (tx, call) => {
    const { communityId } = call.params;
    const asked = askedYear(deps, call.query.year, plainDateOf(call.now));
    const items = await everybody(deps, tx, communityId, asked);
    const waiting = await coursesWaiting(tx, deps.keyRing, communityId);
    recordDone(tx, call, communityId, {
      action: 'read-training',
      subjectKind: 'community',
      subjectId: communityId,
      details: { year: asked.year, colleagues: items.length },
    });
    return ok({
      year: asked.year,
      items: [...items],
      toConfirm: waiting.map(toCourseReply(deps, asked.rules)),
      rules: toRulesReply(asked.rules),
    });
  });

const colleagueRoute = (deps: TrainingDeps): Implementation =>
  implement(getTrainingOfColleague, async (tx, call) => {
    const { communityId, workerId } = call.params;
    const worker = learnersOf(deps, communityId).find(({ id }) => id === workerId);
    if (worker === undefined) return refuse('not-found');
    const asked = askedYear(deps, call.query.year, plainDateOf(call.now));
    const found = await oneWorker(deps, tx, communityId, workerId, asked);
    recordDone(tx, call, communityId, {
      action: 'read-training',
      subjectKind: 'worker',
      subjectId: workerId,
      details: { year: asked.year },
    });
    return ok({ worker: { id: worker.id, name: worker.name }, ...found });
  });

const exportRoute = (deps: TrainingDeps): Implementation =>
  implement(exportTraining, async (tx, call) => {
    const { communityId } = call.params;
    const asked = askedYear(deps, call.query.year, plainDateOf(call.now));
    const items = await everybody(deps, tx, communityId, asked);
    const rows = items.map(({ worker, summary }) => ({ name: worker.name, summary }));
    const by = { exporter: call.caller.name, at: call.now };
    const bytes = await trainingSheet(deps.exportWords, asked.rules, asked.year, rows, by);
    recordDone(tx, call, communityId, {
      action: 'export-training',
      subjectKind: 'community',
      subjectId: communityId,
      details: { year: asked.year, rows: rows.length },
    });
    return ok({ bytes, filename: `${deps.exportWords.sheet.zh}-${asked.year}.xlsx` });
  });

/** How many class hours there are, of what they are made, and what is missing by when. */
export const hoursRoutes = (deps: TrainingDeps): readonly Implementation[] => [
  myRoute(deps),
  colleaguesRoute(deps),
  colleagueRoute(deps),
  exportRoute(deps),
];
