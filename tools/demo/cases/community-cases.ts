import { CASE_MIX } from '../../../catalogue/demo/case-mix.ts';
import type { MixedMatter } from '../../../catalogue/demo/case-mix.ts';
import { addDays, plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import { followUpProcess } from '../../../modules/casework/domain/rating.ts';
import type { Actor } from '../../../modules/casework/domain/commands.ts';
import { isWorkingDay } from '../../../modules/casework/domain/working-days.ts';
import { approvingOrganisation } from '../../../modules/casework/server/matter-facts.ts';
import { isOffered } from '../../../modules/guides/domain/service-item.ts';
import type { ServiceItem } from '../../../modules/guides/domain/service-item.ts';
import type { DemoHousehold } from '../demo-people.ts';
import { isFirstResident } from '../first-resident.ts';
import { startRun } from './case-run.ts';
import type { CaseRun } from './case-run.ts';
import { pickRating, runFollowUp, runImmediate, runOnBehalf, runPromised, runUntilAccepted } from './courses.ts';
import { judgeMatter, pickMatter, poolApplicants } from './matters.ts';
import type { Applicant, ApplicantPools, ChosenMatter } from './matters.ts';
import { runStories } from './stories.ts';
import { openingFor, pressingMatters, shiftWorkingDays } from './pressing-cases.ts';
import { minutesLater, officeMoment } from './working-time.ts';
import type { CaseWorld } from './world.ts';

/** The story covers the year before today and some weeks more, so that Spring Festival and National Day lie within. */
export const STORY_DAYS = 386;
const MOST_TRIES = 12;

const COURSES = { immediate: runImmediate, promised: runPromised, 'on-behalf': runOnBehalf } as const;

/** Matters opened in these last days are more, so that today's desks are full. */
const RECENT_DAYS = 24;
const RECENT_SHARE = 0.14;
const CONTINUING_SHARE = 0.06;

/** Few come at weekends, when the window is open but the offices behind it are not. */
const pickOpening = (world: CaseWorld): Instant => {
  const { random, today, calendar } = world;
  const recent = random.chance(RECENT_SHARE);
  for (;;) {
    const date = addDays(today, -random.int(1, recent ? RECENT_DAYS : STORY_DAYS));
    if (isWorkingDay(date, calendar) || random.chance(0.2)) return officeMoment(random, date);
  }
};

interface WantedMatter {
  readonly item: ServiceItem;
  readonly matter: ChosenMatter;
}

/** The matter as it stands on that day, or null when the item is not offered or its conditions speak against it. */
const wantedMatter = (
  world: CaseWorld,
  mixed: MixedMatter,
  applicant: Applicant,
  openedAt: Instant,
): (WantedMatter & { readonly fits: boolean }) | null => {
  const item = world.catalogue.itemInForce(mixed.itemId, plainDateOf(openedAt));
  if (item === undefined || !isOffered(item, mixed.processId, plainDateOf(openedAt))) return null;
  const judged = judgeMatter(item, applicant, world.today);
  const fits = judged.conditions.every((condition) => condition.result !== 'no');
  return { item, matter: { mixed, applicant, ...judged }, fits };
};

/** A matter whose item was offered on that day; people who do not fulfil its conditions seldom come. */
const chooseMatter = (world: CaseWorld, pools: ApplicantPools, openedAt: Instant): WantedMatter | null => {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const picked = pickMatter(world.random, pools);
    const wanted = picked === null ? null : wantedMatter(world, picked.mixed, picked.applicant, openedAt);
    if (wanted !== null && (wanted.fits || world.random.chance(0.05))) return wanted;
  }
  return null;
};

const startMatter = (world: CaseWorld, { item, matter }: WantedMatter, openedAt: Instant): CaseRun | null => {
  const { processId } = matter.mixed;
  const definition = world.processes.inForce(processId, plainDateOf(openedAt));
  if (definition === undefined) return null;
  const offered = item.processes.find((process) => process.processId === processId);
  const approver = approvingOrganisation(world.directory, world.communityId, offered);
  const { person } = matter.applicant;
  return startRun({ world, definition, item, person, approvingOrganisationId: approver?.id ?? null, openedAt });
};

/** A bad rating opens its follow-up at the same moment, as the program does. */
const rate = (run: CaseRun, worker: Actor): readonly CaseRun[] => {
  const rating = pickRating(run, worker);
  const state = run.state();
  if (rating === null || state === undefined) return [];
  const { world } = run;
  const processId = followUpProcess(run.definition, rating.command.level);
  const definition = processId === null ? undefined : world.processes.inForce(processId, plainDateOf(rating.at));
  if (definition === undefined) {
    run.carryOut([rating.command], rating.actor, rating.at);
    return [];
  }
  const input = { world, definition, item: null, person: run.person, approvingOrganisationId: null };
  const followUp = startRun({ ...input, openedAt: rating.at });
  const link = { type: 'link' as const, caseId: followUp.id, relation: 'follows-up' as const };
  run.carryOut([rating.command, link], rating.actor, rating.at);
  const parent = { caseId: run.id, firstContact: state.firstContact };
  const opening = { type: 'open' as const, channel: state.channel, materials: [], conditions: [], parent };
  const asSystem: Actor = { workerId: null, roles: ['system', ...definition.openedBy], organisationIds: [] };
  followUp.carryOut([opening], asSystem, rating.at);
  runFollowUp(followUp, rating.at);
  return [followUp];
};

/** Once one matter is done, another that is often done with it follows at the same window, linked to the first. */
const goOn = (run: CaseRun, applicant: Applicant, worker: Actor): readonly CaseRun[] => {
  const { world } = run;
  const state = run.state();
  if (state?.outcome !== 'completed' || !world.random.chance(CONTINUING_SHARE)) return [];
  const related = CASE_MIX.find((mixed) => run.item?.related.includes(mixed.itemId));
  const openedAt = minutesLater(run.at(), world.random.int(5, 25));
  if (related === undefined || openedAt > world.end) return [];
  const wanted = wantedMatter(world, related, applicant, openedAt);
  if (wanted === null || !wanted.fits) return [];
  const parent = { caseId: run.id, firstContact: state.firstContact };
  const next = startMatter(world, wanted, openedAt);
  if (next === null) return [];
  COURSES[related.processId](next, { ...wanted.matter, parent }, worker);
  run.carryOut([{ type: 'link', caseId: next.id, relation: 'continues' }], worker, openedAt);
  return [next, ...rate(next, worker)];
};

const runOne = (world: CaseWorld, pools: ApplicantPools): readonly CaseRun[] => {
  const openedAt = pickOpening(world);
  const wanted = chooseMatter(world, pools, openedAt);
  const run = wanted === null ? null : startMatter(world, wanted, openedAt);
  if (wanted === null || run === null) return [];
  const worker = world.random.pick(world.workers);
  COURSES[wanted.matter.mixed.processId](run, wanted.matter, worker);
  return [run, ...rate(run, worker), ...goOn(run, wanted.matter.applicant, worker)];
};

/** Matters that are due now: accepted, not yet decided. */
const runPressing = (world: CaseWorld, pools: ApplicantPools): readonly CaseRun[] =>
  pressingMatters(world).flatMap(({ itemId, processId, openedOn }, place) => {
    const mixed = CASE_MIX.find((one) => one.itemId === itemId && one.processId === processId);
    const pool = pools.get(mixed?.who ?? 'grown-up') ?? [];
    if (mixed === undefined || pool.length === 0) return [];
    const openedAt = officeMoment(world.random, openedOn);
    const wanted = wantedMatter(world, mixed, world.random.pick(pool), openedAt);
    const run = wanted === null || !wanted.fits ? null : startMatter(world, wanted, openedAt);
    const worker = world.workers[place % world.workers.length];
    if (wanted === null || run === null || worker === undefined) return [];
    runUntilAccepted(run, wanted.matter, worker);
    return [run];
  });

const FIRST_RESIDENT_ITEM = 'home-adaptation';
const FIRST_RESIDENT_DUE_DAYS = 4;

/** The matter under way of the tour's resident: handrails for her home, passed on and due in four working days. */
const runFirstResident = (world: CaseWorld, households: readonly DemoHousehold[]): readonly CaseRun[] => {
  const person = households[0]?.people.find(isFirstResident);
  const mixed = CASE_MIX.find((one) => one.itemId === FIRST_RESIDENT_ITEM);
  const [, worker] = world.workers;
  if (person === undefined || mixed === undefined || worker === undefined) return [];
  // On a free day the next one worked already counts as one day ahead.
  const ahead = isWorkingDay(world.today, world.calendar) ? 0 : 1;
  const dueOn = shiftWorkingDays(world, FIRST_RESIDENT_DUE_DAYS - ahead);
  const openedOn = openingFor(world, mixed.itemId, 'on-behalf', dueOn);
  if (openedOn === null) return [];
  const openedAt = officeMoment(world.random, openedOn);
  const wanted = wantedMatter(world, mixed, { person, householdSize: 1 }, openedAt);
  const run = wanted === null || !wanted.fits ? null : startMatter(world, wanted, openedAt);
  if (wanted === null || run === null) return [];
  runUntilAccepted(run, wanted.matter, worker);
  return [run];
};

/** Below this the caller wants a few rows, not a workbench. */
const FEWEST_FOR_PRESSING = 100;

/** Applications of a year in the community whose other matters the stories count. */
const USUAL_APPLICATIONS = 800;

/** The cases of a community over the year, in the order of their opening. */
export const makeCases = (
  world: CaseWorld,
  households: readonly DemoHousehold[],
  count: number,
): readonly CaseRun[] => {
  const pools = poolApplicants(households, world.today);
  const runs: CaseRun[] =
    count < FEWEST_FOR_PRESSING ? [] : [...runFirstResident(world, households), ...runPressing(world, pools)];
  while (runs.length < count) {
    const made = runOne(world, pools);
    if (made.length === 0 && pools.size === 0) break;
    runs.push(...made);
  }
  if (count >= FEWEST_FOR_PRESSING) runs.push(...runStories(world, pools, count / USUAL_APPLICATIONS, pickOpening));
  for (const run of runs) run.finish();
  return runs.filter((run) => run.done.length > 0).toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
};
