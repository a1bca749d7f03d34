import { actOnCase, openCase } from '../../modules/casework/contract.ts';
import { RELIEF } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import { act, definitionOf, inputFor, takeInHand, type CaseInHand } from './case-moves.ts';
import { send } from './sending.ts';
import { count, EVERY_HAND, here, newWord, pickResident, rowsOf, type Town } from './town.ts';

interface Tried {
  readonly status: number;
  readonly code: string;
}

type Mistake = (town: Town, hand: CaseInHand) => Promise<Tried | undefined>;

const told = (answer: { readonly status: number; problem(): { readonly code: string } }): Tried => ({
  status: answer.status,
  code: answer.status < 400 ? '' : answer.problem().code,
});

/** The page was open while a colleague went on. */
const staleVersion: Mistake = async (town, { who, seen }) => {
  if (seen.version < 2) return undefined;
  const action = seen.availableActions.find(({ available }) => available);
  if (action === undefined) return undefined;
  const input = inputFor(town, seen, definitionOf(town, seen, action.id));
  return told(await act(town, who, seen, action.id, input, seen.version - 1));
};

/** What is required is left out. */
const emptyForm: Mistake = async (town, { who, seen }) => {
  const action = seen.availableActions.find(
    ({ available, input }) => available && input.some(({ required, when }) => required && when === undefined),
  );
  return action === undefined ? undefined : told(await act(town, who, seen, action.id, {}));
};

/** The values of another form. */
const wrongForm: Mistake = async (town, { who, seen }) => {
  const action = seen.availableActions.find(({ available }) => available);
  if (action === undefined) return undefined;
  const input = inputFor(town, seen, definitionOf(town, seen, action.id));
  return told(await act(town, who, seen, action.id, { ...input, fieldOfAnotherForm: newWord(town) }));
};

/** An action that the page shows in grey, with the reason beside it. */
const greyAction: Mistake = async (town, { who, seen }) => {
  const action = seen.availableActions.find(({ available, reason }) => !available && reason !== null);
  if (action === undefined) return undefined;
  const input = inputFor(town, seen, definitionOf(town, seen, action.id));
  return told(await act(town, who, seen, action.id, input));
};

/** Somebody whose business it is not: a neighbour's worker, or a role that the action does not name. */
const wrongWorker: Mistake = async (town, { seen }) => {
  const action = seen.availableActions.find(({ available }) => available);
  if (action === undefined) return undefined;
  const { by } = definitionOf(town, seen, action.id);
  const fits = (who: string): boolean =>
    by.some((role) => who === role || who === `second-${role}` || who === `housing-${role}`);
  const others: Who[] = [
    'neighbour-worker',
    'foreign-worker',
    'system-administrator',
    ...EVERY_HAND.filter((who) => !fits(who)),
  ];
  const input = inputFor(town, seen, definitionOf(town, seen, action.id));
  return told(await act(town, town.chance.pick(others), seen, action.id, input));
};

/** The papers are not all there, and yet it is accepted. */
const missingPapers: Mistake = async (town) => {
  const item = town.office.running().application.casework.catalogue.itemInForce(RELIEF, '2026-09-16');
  const body = {
    processId: 'promised',
    itemId: RELIEF,
    personId: pickResident(town).id,
    answers: { hasSuddenHardship: true, registeredInCity: true },
    materials: (item?.materials ?? []).map(({ id }) => ({ id, status: 'missing' })),
    first: { action: 'accept', input: {} },
  };
  return told(await send(town, 'worker', openCase, { body }));
};

/** A person who is not of this community. */
const wrongPerson: Mistake = async (town, { seen }) => {
  const body = { processId: 'promised', itemId: RELIEF, personId: seen.id, answers: {}, materials: [] };
  return told(await send(town, 'second-worker', openCase, { body }));
};

/** Two windows finish the same step at the same moment: one of them is too late. */
const twoWindows: Mistake = async (town, { who, seen }) => {
  const action = seen.availableActions.find(({ available }) => available);
  if (action === undefined) return undefined;
  const body = {
    action: action.id,
    input: inputFor(town, seen, definitionOf(town, seen, action.id)),
    expectedVersion: seen.version,
  };
  const caller = await town.office.as(who);
  const request = { params: { ...here(town), caseId: seen.id }, body };
  const answers = await Promise.all([caller.call(actOnCase, request), caller.call(actOnCase, request)]);
  const late = answers.filter(({ status }) => status !== 200);
  if (late.length === 0) throw new Error(`${seen.number}: two windows took ${action.id} at once.`);
  return told(late[0] ?? answers[0]);
};

const MISTAKES: Readonly<Record<string, Mistake>> = {
  staleVersion,
  emptyForm,
  wrongForm,
  greyAction,
  wrongWorker,
  missingPapers,
  wrongPerson,
  twoWindows,
};

/** Rows that a refused command must leave as they are. */
const traces = async (town: Town): Promise<string> =>
  JSON.stringify(
    await rowsOf(
      town,
      `select (select count(*) from case_event)::int as events, (select count(*) from case_record)::int as cases,
         (select count(*) from issued_document)::int as papers, (select count(*) from notification)::int as told,
         (select count(*) from outbox)::int as messages`,
    ),
  );

/** Somebody does something wrong; it is refused in words and changes nothing. */
export const makeMistake = async (town: Town): Promise<void> => {
  const hand = await takeInHand(town);
  if (hand === undefined) return;
  const name = town.chance.pick(Object.keys(MISTAKES));
  const before = await traces(town);
  const tried = await MISTAKES[name]?.(town, hand);
  if (tried === undefined) return;
  if (tried.status < 400) throw new Error(`The mistake ${name} on ${hand.seen.number} was not refused.`);
  if (name !== 'twoWindows' && (await traces(town)) !== before)
    throw new Error(
      `The mistake ${name} on ${hand.seen.number} was refused (${tried.code}) and left something behind.`,
    );
  count(town, 'mistakes refused');
  count(town, `mistake: ${name} ${tried.code}`);
};
