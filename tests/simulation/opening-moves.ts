import { getCase, openCase } from '../../modules/casework/contract.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { RELIEF } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import { fillForm } from './form-filling.ts';
import { send } from './sending.ts';
import { count, EVERY_HAND, newWord, pickResident, rowsOf, todayOf, type Town } from './town.ts';

/** What a window sees most. */
const OFTEN = ['promised', 'promised', 'promised', 'immediate', 'on-behalf', 'consultation', 'grid-event'];
/** Only these departments sit in the street of this town. */
const DEPARTMENTS = ['civil-affairs', 'housing'];
const MISSING = 0.2;

const definitionOf = (town: Town): ProcessDefinition => {
  const { processes } = town.office.running().application.casework;
  const offered = [...new Set(processes.all.map(({ id }) => id))].filter((id) => id !== 'rating-follow-up').toSorted();
  const id = town.chance.pick([...OFTEN, ...offered]);
  const found = processes.inForce(id, todayOf(town), town.office.communityId());
  if (found === undefined) throw new Error(`No version of ${id} is in force.`);
  return found;
};

const itemFor = (town: Town, { id, opening }: ProcessDefinition): string | null => {
  if (opening !== undefined && (opening.item === 'none' || (opening.item === 'optional' && town.chance.next() < 0.5)))
    return null;
  if (town.chance.next() < 0.3 && ['promised', 'on-behalf'].includes(id)) return RELIEF;
  const items = town.office
    .running()
    .application.casework.catalogue.itemsInForce(todayOf(town))
    .filter(
      ({ processes, department }) =>
        processes.some(({ processId }) => processId === id) && DEPARTMENTS.includes(department?.id ?? ''),
    )
    .map((item) => item.id)
    .toSorted();
  return items.length === 0 ? (opening === undefined ? RELIEF : null) : town.chance.pick(items);
};

const materialsOf = (town: Town, itemId: string | null) => {
  const item =
    itemId === null
      ? undefined
      : town.office
          .running()
          .application.casework.catalogue.itemInForce(itemId, todayOf(town), town.office.communityId());
  return (item?.materials ?? []).map(({ id }) => ({
    id,
    status: town.chance.next() < MISSING ? 'missing' : 'brought',
  }));
};

const FIRST_ACTIONS: Readonly<Record<string, string>> = { promised: 'accept', 'on-behalf': 'accept-on-behalf' };

/** Somebody comes in, calls, or is met on the way, and a case is opened. */
export const openSomething = async (town: Town): Promise<void> => {
  const { chance } = town;
  const definition = definitionOf(town);
  const { id, opening, openedBy } = definition;
  const itemId = itemFor(town, definition);
  const asks = opening === undefined ? 'required' : opening.person;
  const withPerson = asks === 'required' || (asks === 'optional' && chance.next() < 0.7);
  const hands = EVERY_HAND.filter((who) =>
    openedBy.some((role) => who === role || (role === 'worker' && who === 'second-worker')),
  );
  const first = FIRST_ACTIONS[id];
  const body = {
    processId: id,
    itemId,
    personId: withPerson ? pickResident(town).id : null,
    channel: chance.pick(['counter', 'phone', 'visit', 'online', 'letter'] as const),
    answers: itemId === RELIEF ? { hasSuddenHardship: chance.next() < 0.9, registeredInCity: true } : {},
    materials: materialsOf(town, itemId),
    ...(chance.next() < 0.2 ? { note: newWord(town) } : {}),
    ...(opening === undefined ? {} : { input: fillForm(town, opening.input, () => [], withPerson) }),
    ...(first !== undefined && chance.next() < 0.4 ? { first: { action: first, input: {} } } : {}),
  };
  const answer = await send(town, chance.pick(hands.length === 0 ? (['head'] as const) : hands), openCase, { body });
  if (answer.status === 201) {
    count(town, 'cases opened');
    return;
  }
  count(town, `opening refused: ${answer.problem().code}`);
};

export interface OpenCase {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly processId: string;
  readonly kind: string;
}

/** Cases under way, in the order they were numbered. */
export const openCases = (town: Town): Promise<readonly OpenCase[]> =>
  rowsOf<OpenCase>(
    town,
    `select id, number, version, process_id as "processId", kind from case_record
     where community_id = $1 and kind <> 'done' order by opened_at, number`,
    [town.office.communityId()],
  );

export const seenBy = async (town: Town, who: Who, caseId: string) => {
  const caller = await town.office.as(who);
  return caller.call(getCase, { params: { communityId: town.office.communityId(), caseId } });
};
