import { CASE_TEXTS } from '../../../catalogue/demo/case-texts.ts';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Actor } from '../../../modules/casework/domain/commands.ts';
import { weighted } from '../random.ts';
import type { Random } from '../random.ts';
import type { CaseRun } from './case-run.ts';
import type { ChosenMatter } from './matters.ts';
import { act, receive, receiveComplete } from './reception.ts';
import { daysLater, workingDaysLater } from './working-time.ts';
import { APPLICANT } from './world.ts';

const pickDelivery = weighted<string>([
  ['at-window', 60],
  ['by-phone', 22],
  ['brought-home', 14],
  ['by-post', 4],
]);

const noteSometimes = (random: Random): Readonly<Record<string, unknown>> =>
  random.chance(0.25) ? { note: random.pick(CASE_TEXTS.accepted) } : {};

/** Handled at once, or given a notice first. */
export const runImmediate = (run: CaseRun, matter: ChosenMatter, worker: Actor): void => {
  const { random } = run.world;
  const input = { result: random.pick(CASE_TEXTS.handled), deliveredHow: 'at-window' };
  receive(run, matter, worker, { main: 'handle', input });
};

/** Working days an office takes within its limit; a few take longer than promised. */
const pickDays = (random: Random, limit: number): number => {
  const late = random.chance(0.05);
  const share = late ? 1.02 + random.next() * 0.3 : 0.12 + random.next() * 0.78;
  return Math.max(late ? limit + 1 : 0, Math.round(limit * share));
};

const limitOf = (run: CaseRun): number => run.state()?.limits.handling?.promised ?? 10;

type Decision = 'approve' | 'send-back' | 'reject' | 'withdraw';
const pickDecision = weighted<Decision>([
  ['approve', 81],
  ['send-back', 11],
  ['reject', 6],
  ['withdraw', 2],
]);

/** Sent back once for a paper that does not serve; now and then for one that the first notice did not name. */
const sendBack = (run: CaseRun, approver: Actor, worker: Actor, at: string): boolean => {
  const { random, calendar } = run.world;
  const state = run.state();
  const wrong = state?.materials.filter((one) => one.status === 'brought').map((one) => one.id) ?? [];
  const first = state?.firstNotice ?? [];
  const unnamed = wrong.filter((id) => !first.includes(id));
  const named = random.chance(0.35) && unnamed.length > 0 ? [] : wrong.filter((id) => first.includes(id));
  const [material] = named.length > 0 ? named : unnamed;
  if (material === undefined) return true;
  const isNew = state?.firstNotice !== null && named.length === 0;
  const input = {
    materials: [material],
    note: random.pick(CASE_TEXTS.sentBack),
    ...(isNew ? { whatChanged: random.pick(CASE_TEXTS.changed) } : {}),
  };
  if (!run.carryOut([act('send-back', input)], approver, at)) return false;
  if (random.chance(0.06)) {
    const reason = random.pick(CASE_TEXTS.lapsed);
    run.carryOut([act('close-unsupplemented', { reason })], worker, daysLater(random, run.at(), 33));
    return false;
  }
  const back = workingDaysLater(random, run.at(), random.int(1, 8), calendar);
  return run.carryOut([act('resubmit', { materials: [material] })], worker, back);
};

/** Accepted, decided by the approver within the promised days or not, delivered by the window. */
export const runPromised = (run: CaseRun, matter: ChosenMatter, worker: Actor): void => {
  const { random, calendar } = run.world;
  if (!receive(run, matter, worker, { main: 'accept', input: noteSometimes(random) })) return;
  const approver = run.world.approverOf(run.approvingOrganisationId ?? '');
  if (approver === undefined) return;
  const decision = pickDecision(random);
  const decidedAt = workingDaysLater(random, run.at(), pickDays(random, limitOf(run)), calendar);
  if (decision === 'withdraw') {
    run.carryOut([act('withdraw', { reason: random.pick(CASE_TEXTS.withdrawn) })], worker, decidedAt);
    return;
  }
  const early = workingDaysLater(random, run.at(), random.int(1, 4), calendar);
  if (decision === 'send-back' && !sendBack(run, approver, worker, early)) return;
  const at = decidedAt > run.at() ? decidedAt : workingDaysLater(random, run.at(), random.int(1, 3), calendar);
  const rejected = decision === 'reject';
  const decided = rejected
    ? act('reject', { reason: random.pick(CASE_TEXTS.rejected) })
    : act('approve', { result: random.pick(CASE_TEXTS.approved) });
  if (!run.carryOut([decided], approver, at)) return;
  const deliveredAt = workingDaysLater(random, run.at(), random.int(0, 2), calendar);
  const delivery = { deliveredHow: pickDelivery(random) };
  run.carryOut([act(rejected ? 'deliver-rejection' : 'deliver', delivery)], worker, deliveredAt);
};

const unitOf = (run: CaseRun): string => {
  const offered = run.item?.processes.find((process) => process.processId === run.definition.id);
  const units: Readonly<Record<string, string>> = CASE_TEXTS.units;
  return units[offered?.approver?.departmentId ?? 'other'] ?? CASE_TEXTS.units.other;
};

const transfer = (run: CaseRun, worker: Actor): boolean => {
  const { random, calendar } = run.world;
  const days = random.chance(0.05) ? random.int(3, 5) : random.int(0, 1);
  const carrier = random.pick(['online', 'online', 'in-person']);
  const at = workingDaysLater(random, run.at(), days, calendar);
  return run.carryOut([act('transfer', { unit: unitOf(run), carrier })], worker, at);
};

/** The unit may want more papers, or send everything back once. */
const troubleAtTheUnit = (run: CaseRun, worker: Actor): boolean => {
  const { random, calendar } = run.world;
  const soon = () => workingDaysLater(random, run.at(), random.int(1, 3), calendar);
  if (random.chance(0.05))
    return (
      run.carryOut([act('unit-returns', { reason: CASE_TEXTS.returned[0] })], worker, soon()) && transfer(run, worker)
    );
  const state = run.state();
  const [material] = (state?.firstNotice ?? state?.materials.map((one) => one.id) ?? []).filter((id) =>
    state?.materials.some((one) => one.id === id && one.status === 'brought'),
  );
  if (material === undefined || !random.chance(0.08)) return true;
  if (!run.carryOut([act('unit-asks-supplement', { materials: [material] })], worker, soon())) return false;
  return run.carryOut([act('forward-supplement', { materials: [material] })], worker, soon());
};

/** Accepted on behalf, handed to the unit, followed up, its answer brought back. */
export const runOnBehalf = (run: CaseRun, matter: ChosenMatter, worker: Actor): void => {
  const { random, calendar } = run.world;
  if (!receive(run, matter, worker, { main: 'accept-on-behalf', input: noteSometimes(random) })) return;
  const resultAt = workingDaysLater(random, run.at(), pickDays(random, limitOf(run)), calendar);
  if (!transfer(run, worker) || !troubleAtTheUnit(run, worker)) return;
  for (let asked = random.int(0, 2); asked > 0; asked -= 1) {
    const at = workingDaysLater(random, run.at(), random.int(2, 5), calendar);
    if (at >= resultAt) break;
    if (!run.carryOut([act('follow-up', { note: random.pick(CASE_TEXTS.followUp) })], worker, at)) return;
  }
  const denied = random.chance(0.07);
  const at = resultAt > run.at() ? resultAt : workingDaysLater(random, run.at(), 1, calendar);
  const recorded = denied
    ? act('record-denied', { reason: random.pick(CASE_TEXTS.denied) })
    : act('record-granted', { result: random.pick(CASE_TEXTS.granted) });
  if (!run.carryOut([recorded], worker, at)) return;
  const toldAt = workingDaysLater(random, run.at(), random.int(0, 2), calendar);
  const told = { deliveredHow: pickDelivery(random) };
  run.carryOut([act(denied ? 'feed-back-denied' : 'feed-back-granted', told)], worker, toldAt);
};

/** Accepted and then waiting: nobody has decided yet, or the unit has not answered. */
export const runUntilAccepted = (run: CaseRun, matter: ChosenMatter, worker: Actor): void => {
  const onBehalf = run.definition.id === 'on-behalf';
  const way = { main: onBehalf ? 'accept-on-behalf' : 'accept', input: {} };
  if (receiveComplete(run, matter, worker, way) && onBehalf) transfer(run, worker);
};

/** The head calls, puts right what went wrong, and tells the person; some cannot be reached. */
export const runFollowUp = (run: CaseRun, openedAt: string): void => {
  const { random, calendar, head } = run.world;
  const calledAt = workingDaysLater(random, openedAt, random.chance(0.1) ? 6 : random.int(0, 2), calendar);
  if (random.chance(0.15)) {
    for (const attempt of CASE_TEXTS.attempts) {
      const at = workingDaysLater(random, run.at(), 1, calendar);
      if (!run.carryOut([act('record-attempt', { attempt })], head, at)) return;
    }
    const at = workingDaysLater(random, run.at(), 1, calendar);
    run.carryOut([act('close-unreachable', { reason: CASE_TEXTS.unreachable[0] })], head, at);
    return;
  }
  if (!run.carryOut([act('record-call', { said: random.pick(CASE_TEXTS.said) })], head, calledAt)) return;
  const at = workingDaysLater(random, run.at(), random.int(1, 3), calendar);
  const put = { putRight: random.pick(CASE_TEXTS.putRight), toldOn: plainDateOf(at) };
  run.carryOut([act('close', put)], head, at);
};

const pickLevel = weighted<1 | 2 | 3 | 4 | 5>([
  [1, 62],
  [2, 25],
  [3, 8],
  [4, 3],
  [5, 2],
]);

/** Whether, when and how the finished case is rated; null when nobody says anything before the year ends. */
export const pickRating = (run: CaseRun, worker: Actor) => {
  const { random, end } = run.world;
  if (run.state()?.ratingAsked !== true || !random.chance(0.62)) return null;
  const level = pickLevel(random);
  const at = daysLater(random, run.at(), random.int(0, 4));
  if (at > end) return null;
  const comments = level <= 2 ? CASE_TEXTS.praise : level >= 4 ? CASE_TEXTS.blame : [];
  const comment = comments.length > 0 && random.chance(level >= 4 ? 0.8 : 0.25) ? random.pick(comments) : undefined;
  const command = { type: 'rate' as const, level, ...(comment === undefined ? {} : { comment }) };
  return { command, at, actor: random.chance(0.7) ? APPLICANT : worker };
};
