import {
  actOnCase,
  addCaseTask,
  finishCaseTask,
  handOverCases,
  rateCase,
  remarkOnCase,
  type CaseReply,
} from '../../modules/casework/contract.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { ActionDefinition } from '../../modules/casework/domain/definition.ts';
import type { Answer } from '../server/call-route.ts';
import type { Who } from '../server/office-staff.ts';
import { fillForm } from './form-filling.ts';
import { openCases, seenBy } from './opening-moves.ts';
import { send } from './sending.ts';
import { count, EVERY_HAND, IN_THE_OFFICE, newWord, rowsOf, todayOf, type Town } from './town.ts';

export interface CaseInHand {
  readonly who: Who;
  readonly seen: CaseReply;
}

const shuffled = <T>(town: Town, list: readonly T[]): readonly T[] =>
  list
    .map((one) => [town.chance.next(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);

/** A case under way in the hands of somebody who can do something about it; undefined when nobody was found. */
export const takeInHand = async (
  town: Town,
  wanted: (processId: string) => boolean = () => true,
): Promise<CaseInHand | undefined> => {
  const cases = (await openCases(town)).filter(({ processId }) => wanted(processId));
  if (cases.length === 0) return undefined;
  const { id } = town.chance.pick(cases);
  for (const who of shuffled(town, EVERY_HAND)) {
    const answer = await seenBy(town, who, id);
    if (answer.status === 200 && answer.reply().availableActions.some(({ available }) => available))
      return { who, seen: answer.reply() };
  }
  count(town, 'looked at in vain');
  return undefined;
};

export const definitionOf = (town: Town, seen: CaseReply, action: string): ActionDefinition => {
  const { actions } = town.office.running().application.casework.processes.get(seen.processId, seen.processVersion);
  const found = actions[action];
  if (found === undefined) throw new Error(`${seen.processId} offers ${action}, which it does not have.`);
  return found;
};

const WEIGHTS = { main: 6, other: 3, 'way-out': 1 } as const;

/** What is put into a field of materials: a notice names what is missing, a checklist says what has come by now. */
const materialsFor = (town: Town, seen: CaseReply, action: ActionDefinition): unknown => {
  if (!action.needs.includes('within-first-notice'))
    return seen.materials.map(({ id, status }) => ({
      id,
      status: status === 'missing' && town.chance.next() < 0.8 ? 'brought' : status,
    }));
  const missing = seen.materials.filter(({ status }) => status === 'missing').map(({ id }) => id);
  const named = seen.materials.filter(({ inFirstNotice }) => inFirstNotice).map(({ id }) => id);
  if (missing.length > 0) return missing;
  return named.length > 0 ? named.slice(0, 1) : seen.materials.slice(0, 1).map(({ id }) => id);
};

export const inputFor = (town: Town, seen: CaseReply, action: ActionDefinition): Record<string, unknown> =>
  fillForm(town, action.input, () => materialsFor(town, seen, action), seen.personId !== null);

export const act = (
  town: Town,
  who: Who,
  seen: CaseReply,
  action: string,
  input: Record<string, unknown>,
  expectedVersion = seen.version,
): Promise<Answer<typeof actOnCase>> =>
  send(town, who, actOnCase, { params: { caseId: seen.id }, body: { action, input, expectedVersion } });

/** One step of somebody's work, done as it should be. */
export const takeStep = async (town: Town): Promise<void> => {
  const hand = await takeInHand(town);
  if (hand === undefined) return;
  const weighted = hand.seen.availableActions
    .filter(({ available }) => available)
    .flatMap((action) => Array.from({ length: WEIGHTS[action.emphasis] }, () => action));
  const { id } = town.chance.pick(weighted);
  const answer = await act(town, hand.who, hand.seen, id, inputFor(town, hand.seen, definitionOf(town, hand.seen, id)));
  if (answer.status !== 200) count(town, `step refused: ${hand.seen.processId} ${id} ${answer.problem().code}`);
  else {
    count(town, 'steps taken');
    const { version } = answer.reply();
    if (version <= hand.seen.version) throw new Error(`${hand.seen.number} did not move on from version ${version}.`);
  }
};

/** A part of a case is given to somebody, or one that was given is answered. */
export const workTogether = async (town: Town): Promise<void> => {
  const { all } = town.office.running().application.casework.processes;
  const shared = new Set(all.filter(({ tasks }) => tasks !== undefined).map(({ id }) => id));
  const hand = await takeInHand(town, (processId) => shared.has(processId));
  if (hand === undefined) return;
  const { who, seen } = hand;
  const params = { caseId: seen.id };
  const mine = seen.tasks.find((task) => task.mine && task.answered === null);
  if (mine !== undefined) {
    const body = { done: town.chance.next() < 0.8, answer: newWord(town) };
    const answer = await send(town, who, finishCaseTask, { params: { ...params, taskId: mine.id }, body });
    count(town, answer.status === 200 ? 'parts answered' : `part refused: ${answer.problem().code}`);
    return;
  }
  const [kind] = seen.taskKinds;
  if (kind === undefined) return;
  const workerId = town.office.staff().workerIds[town.chance.pick(IN_THE_OFFICE)];
  const body = {
    kind: kind.id,
    to: { workerId },
    what: newWord(town),
    dueOn: addDays(todayOf(town), town.chance.below(9) + 1),
    expectedVersion: seen.version,
  };
  const answer = await send(town, who, addCaseTask, { params, body });
  count(town, answer.status === 200 ? 'parts given' : `part refused: ${answer.problem().code}`);
};

/** Somebody goes on leave, and what they had in hand goes to a colleague. */
export const handOver = async (town: Town): Promise<void> => {
  const to = town.chance.pick(IN_THE_OFFICE);
  const hand = await takeInHand(town);
  if (hand === undefined) return;
  const body = { caseIds: [hand.seen.id], toWorkerId: town.office.staff().workerIds[to], reason: newWord(town) };
  const answer = await send(town, 'head', handOverCases, { body });
  count(town, answer.status === 200 ? 'handed over' : `hand-over refused: ${answer.problem().code}`);
};

export const remark = async (town: Town): Promise<void> => {
  const hand = await takeInHand(town);
  if (hand === undefined) return;
  const body = { text: newWord(town), expectedVersion: hand.seen.version };
  const answer = await send(town, hand.who, remarkOnCase, { params: { caseId: hand.seen.id }, body });
  count(town, answer.status === 200 ? 'remarks' : `remark refused: ${answer.problem().code}`);
};

/** A person is asked how it was; what went badly is followed up by a case of its own. */
export const rate = async (town: Town): Promise<void> => {
  const waiting = await rowsOf<{ id: string; version: number }>(
    town,
    `select id, version from case_record where community_id = $1 and kind = 'done' and rating is null
       and (state ->> 'ratingAsked')::boolean order by opened_at, number limit 20`,
    [town.office.communityId()],
  );
  if (waiting.length === 0) return;
  const { id, version } = town.chance.pick(waiting);
  const body = { level: town.chance.below(5) + 1, expectedVersion: version, comment: newWord(town) };
  const answer = await send(town, 'worker', rateCase, { params: { caseId: id }, body });
  count(town, answer.status === 200 ? 'ratings' : `rating refused: ${answer.problem().code}`);
};
