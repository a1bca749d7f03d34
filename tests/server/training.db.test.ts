import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { RoundReply } from '../../modules/training/contract.ts';
import {
  addTrainingCourse,
  answerTrainingQuestion,
  decideTrainingCourse,
  exportTraining,
  getMyTraining,
  getTrainingOfColleague,
  getTrainingRound,
  judgeTrainingCard,
  listTrainingCards,
  listTrainingOfColleagues,
  startTrainingRound,
  withdrawTrainingCourse,
} from '../../modules/training/contract.ts';
import { rightAnswersOf, shippedSpots } from '../training/right-answers.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();

const inCommunity = (): { communityId: string } => ({ communityId: office.communityId() });
const ofRound = (round: RoundReply) => ({ ...inCommunity(), roundId: round.id });

const start = async (who: Who, body: object = { mode: 'mixed' }): Promise<RoundReply> =>
  (await (await office.as(who)).call(startTrainingRound, { params: inCommunity(), body })).reply();

const answer = async (who: Who, round: RoundReply, place: number, choice: string) =>
  (await office.as(who)).call(answerTrainingQuestion, { params: ofRound(round), body: { place, choice } });

const rightAnswers = async (round: RoundReply): Promise<readonly string[]> => {
  const { ownerPool, catalogue } = office.running();
  const { rows } = await ownerPool.query<{ keys: string[]; seed: string }>(
    'select keys, seed from training_round where id = $1',
    [round.id],
  );
  return rightAnswersOf(shippedSpots('2026-09-16', catalogue), rows[0]);
};

/** Answers a whole round with this many right ones. */
const play = async (who: Who, round: RoundReply, right: number): Promise<RoundReply> => {
  const answers = await rightAnswers(round);
  let last = round;
  for (const [place, correct] of answers.entries()) {
    const other = round.questions[place]?.choices.find(({ id }) => id !== correct)?.id ?? '';
    last = (await answer(who, round, place, place < right ? correct : other)).reply();
  }
  return last;
};

const COURSE = {
  kindId: 'rotation-training',
  contentId: 'policy',
  title: '街道全科轮训',
  organiser: '甲街道办事处',
  organiserLevel: 'street',
  heldFrom: '2026-09-01',
  heldTo: '2026-09-03',
  classHours: 12.5,
  certificateNumber: 'ZS-2026-007',
};

const enter = async (who: Who, part: object = {}) =>
  (await office.as(who)).call(addTrainingCourse, { params: inCommunity(), body: { ...COURSE, ...part } });
const decide = async (who: Who, courseId: string, body: object) =>
  (await office.as(who)).call(decideTrainingCourse, { params: { ...inCommunity(), courseId }, body });
const mine = async (who: Who) => (await (await office.as(who)).call(getMyTraining, { params: inCommunity() })).reply();

describe('a round of questions', () => {
  it('given a new round, asks ten questions and gives no answer away', async () => {
    const round = await start('worker');
    expect(round.questions).toHaveLength(10);
    expect(round.questions.every(({ outcome }) => outcome === null)).toBe(true);
    expect(JSON.stringify(round)).not.toContain('because');
  });

  it('given an answer, says at once whether it was right and why, and takes no second one', async () => {
    const round = await start('worker');
    const [first = ''] = await rightAnswers(round);
    const after = (await answer('worker', round, 0, first)).reply();
    expect(after.questions[0]?.outcome).toMatchObject({ chosen: first, answer: first, right: true });
    expect(after.questions[0]?.outcome?.basis.source).not.toBe('');
    expect((await answer('worker', round, 0, first)).problem().code).toBe('training-answered-already');
    expect((await answer('worker', round, 1, 'z')).problem().code).toBe('training-choice-unknown');
  });

  it('given somebody else’s round, answers as if there were none', async () => {
    const round = await start('worker');
    const stranger = await (await office.as('second-worker')).call(getTrainingRound, { params: ofRound(round) });
    expect(stranger.problem().code).toBe('training-round-gone');
    expect((await answer('second-worker', round, 0, 'a')).problem().code).toBe('training-round-gone');
  });

  it('given eight right answers, credits ten minutes; seven, none; beyond the day’s limit, none', async () => {
    const passed = await play('head', await start('head'), 8);
    expect(passed.result).toEqual({ right: 8, passed: true, creditedMinutes: 10 });
    expect((await play('head', await start('head'), 7)).result).toEqual({
      right: 7,
      passed: false,
      creditedMinutes: 0,
    });
    await play('head', await start('head'), 10);
    await play('head', await start('head'), 10);
    expect((await play('head', await start('head'), 10)).result).toEqual({
      right: 10,
      passed: true,
      creditedMinutes: 0,
    });
    const { summary, minutesToday, rounds } = await mine('head');
    expect(minutesToday).toBe(30);
    expect(summary.fromRounds).toBe(0.6);
    expect(rounds).toHaveLength(5);
  });

  it('given wrong answers, asks the same things again as weak spots until they are right', async () => {
    const round = await start('social-worker', { mode: 'group', groupId: 'relief' });
    await play('social-worker', round, 6);
    const before = await mine('social-worker');
    expect(before.weakSpots).toEqual({ due: 4, all: 4 });
    const again = await start('social-worker', { mode: 'weak' });
    const kinds = (of: RoundReply, from: number, to: number) =>
      of.questions
        .slice(from, to)
        .map(({ kind, itemId }) => `${kind} ${itemId}`)
        .toSorted();
    expect(kinds(again, 0, 4)).toEqual(kinds(round, 6, 10));
    await play('social-worker', again, 10);
    expect((await mine('social-worker')).weakSpots).toEqual({ due: 0, all: 4 });
    const nothing = await (await office.as('social-worker')).call(startTrainingRound, {
      params: inCommunity(),
      body: { mode: 'weak' },
    });
    expect(nothing.problem().code).toBe('training-nothing-to-ask');
  });

  it('given a catalogue that asks something else by now, ends the round instead of marking it wrongly', async () => {
    const round = await start('worker');
    await office.running().ownerPool.query(`update training_round set digest = '' where id = $1`, [round.id]);
    expect((await answer('worker', round, 0, 'a')).problem().code).toBe('training-round-gone');
  });

  it('given an unknown subject, refuses', async () => {
    const asked = await (await office.as('worker')).call(startTrainingRound, {
      params: inCommunity(),
      body: { mode: 'group', groupId: 'astronomy' },
    });
    expect(asked.problem().code).toBe('training-group-unknown');
  });
});

describe('cards', () => {
  it('given a card that went badly, shows it first; given one that is known again, not before its day', async () => {
    const grid = await office.as('grid-worker');
    const list = async () => (await grid.call(listTrainingCards, { params: inCommunity() })).reply().items;
    const last = (await list()).at(-1);
    const params = { ...inCommunity(), itemId: last?.itemId ?? '' };
    const judged = await grid.call(judgeTrainingCard, { params, body: { known: false } });
    expect(judged.reply().comesBack).toBe('2026-09-16');
    expect((await list())[0]).toMatchObject({ itemId: last?.itemId, due: true });
    expect((await grid.call(judgeTrainingCard, { params, body: { known: true } })).reply().comesBack).toBe(
      '2026-09-17',
    );
    expect((await list()).map(({ itemId }) => itemId)).not.toContain(last?.itemId);
  });
});

describe('training elsewhere', () => {
  it('given an entry, counts its hours once the head has confirmed it, and seals its certificate', async () => {
    const course = (await enter('worker')).reply();
    expect((await mine('worker')).summary).toMatchObject({ claimed: 12.5, fromCourses: 0 });
    expect((await decide('head', course.id, { decision: 'confirmed' })).reply()).toMatchObject({
      status: 'confirmed',
      decidedBy: '甄大河',
      certificateNumber: 'ZS-2026-007',
    });
    const { summary } = await mine('worker');
    expect(summary).toMatchObject({ needed: 40, fromCourses: 12.5, claimed: 0, dueOn: '2026-12-31', complete: false });
    expect(summary.kinds.find(({ id }) => id === 'rotation-training')).toMatchObject({ times: 1, timesPerYear: 1 });
    expect((await decide('head', course.id, { decision: 'confirmed' })).problem().code).toBe('training-course-decided');
    const { rows } = await office
      .running()
      .ownerPool.query<{ row: string }>(`select training_course::text as row from training_course`);
    expect(rows.map(({ row }) => row).join()).not.toContain('ZS-2026-007');
  });

  it('given practice in another post, keeps it on record without hours', async () => {
    const course = (await enter('second-worker', { kindId: 'post-rotation', classHours: 40 })).reply();
    await decide('head', course.id, { decision: 'confirmed' });
    const { summary } = await mine('second-worker');
    expect(summary.fromCourses).toBe(0);
    expect(summary.kinds.find(({ id }) => id === 'post-rotation')?.times).toBe(1);
  });

  it('given the head’s own entry, lets the street confirm it and not the head', async () => {
    const course = (await enter('head')).reply();
    expect((await decide('head', course.id, { decision: 'confirmed' })).problem().code).toBe('training-course-own');
    expect((await decide('manager', course.id, { decision: 'declined', reason: '没有证书' })).reply()).toMatchObject({
      status: 'declined',
      decisionReason: '没有证书',
    });
  });

  it.each([
    ['training-kind-unknown', { kindId: 'holiday' }],
    ['training-content-unknown', { contentId: 'holiday' }],
    ['training-organiser-too-low', { organiserLevel: 'community' }],
    ['training-not-yet-over', { heldTo: '2026-09-17' }],
    ['training-across-years', { heldFrom: '2025-12-30', heldTo: '2026-01-02' }],
  ])('refuses with %s', async (code, part) => {
    expect((await enter('worker', part)).problem().code).toBe(code);
  });

  it('given a decline without a reason, an end before the begin or a third of an hour, says bad input', async () => {
    const course = (await enter('worker')).reply();
    expect((await decide('head', course.id, { decision: 'declined' })).status).toBe(400);
    expect((await enter('worker', { heldTo: '2026-08-31' })).status).toBe(400);
    expect((await enter('worker', { classHours: 0.3 })).status).toBe(400);
  });

  it('given an own entry nobody decided, takes it back; somebody else’s is not there', async () => {
    const course = (await enter('second-worker')).reply();
    const params = { ...inCommunity(), courseId: course.id };
    const other = await (await office.as('worker')).call(withdrawTrainingCourse, { params });
    expect(other.problem().code).toBe('training-course-gone');
    const own = await (await office.as('second-worker')).call(withdrawTrainingCourse, { params });
    expect(own.reply().status).toBe('withdrawn');
  });
});

describe('the head’s table', () => {
  it('shows everybody who learns here, what waits, and leaves a trace of having been read', async () => {
    const head = await office.as('head');
    const { items, toConfirm } = (await head.call(listTrainingOfColleagues, { params: inCommunity() })).reply();
    expect(items.map(({ worker }) => worker.name).toSorted()).toEqual(
      ['甄小雨', '甄小雪', '甄大河', '甄田野', '甄若水'].toSorted(),
    );
    expect(toConfirm.every(({ status }) => status === 'claimed')).toBe(true);
    const workerId = office.staff().workerIds.worker;
    const one = (await head.call(getTrainingOfColleague, { params: { ...inCommunity(), workerId } })).reply();
    const total = items.find(({ worker }) => worker.id === workerId)?.summary.total;
    expect(one.summary.total).toBe(total);
    const { rows } = await office
      .running()
      .ownerPool.query(`select subject_id from audit_entry where action = 'read-training' order by id`);
    expect(rows.map((row: { subject_id: string }) => row.subject_id)).toEqual([office.communityId(), workerId]);
  });

  it('given a worker of another community, answers as for nobody', async () => {
    const workerId = office.staff().workerIds['neighbour-worker'];
    const asked = await (await office.as('head')).call(getTrainingOfColleague, {
      params: { ...inCommunity(), workerId },
    });
    expect(asked.problem().code).toBe('not-found');
  });

  it('exports what it shows', async () => {
    const answered = await (await office.as('head')).call(exportTraining, { params: inCommunity() });
    const { sheets } = await readXlsx(answered.bytes);
    const rows = sheets[0]?.rows ?? [];
    expect(rows[0]?.slice(0, 3)).toEqual(['姓名', '要求学时', '已有学时']);
    expect(rows.find((row) => row[0] === '甄小雨')?.[2]).toBe(12.5);
  });
});
