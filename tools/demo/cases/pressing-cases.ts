import { addDays } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { computeDueDates } from '../../../modules/casework/domain/clock.ts';
import { nextWorkingDay } from '../../../modules/casework/domain/working-days.ts';
import { findProcess } from '../../../modules/guides/domain/service-item.ts';
import type { CaseWorld } from './world.ts';

/** A matter that today's workbench must show: which item, accepted when, so that it is due on a wanted day. */
export interface PressingMatter {
  readonly itemId: string;
  readonly processId: 'promised' | 'on-behalf';
  readonly openedOn: PlainDate;
}

const PRESSING_ITEMS: readonly (readonly [itemId: string, processId: PressingMatter['processId']])[] = [
  ['senior-allowance', 'promised'],
  ['home-adaptation', 'on-behalf'],
  ['elder-care-assessment', 'on-behalf'],
];
const LONGEST_SEARCH_DAYS = 80;

/** Working days from today on which cases shall be due: some late, some today (or the next day worked), some soon. */
const WANTED = [-6, -3, -1, 0, 0, 0, 1, 2];

/** The working day so many working days from today, or from the next one worked when today is free. */
export const shiftWorkingDays = (world: CaseWorld, days: number): PlainDate => {
  let date = nextWorkingDay(world.today, world.calendar);
  const step = days < 0 ? -1 : 1;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    date = addDays(date, step);
    while (nextWorkingDay(date, world.calendar) !== date) date = addDays(date, step);
  }
  return date;
};

/** The latest day before today on which acceptance leads to the wanted due date, or null where no day does. */
export const openingFor = (
  world: CaseWorld,
  itemId: string,
  processId: PressingMatter['processId'],
  dueOn: PlainDate,
) => {
  for (let back = 1; back <= LONGEST_SEARCH_DAYS; back += 1) {
    const startedOn = addDays(world.today, -back);
    const item = world.catalogue.itemInForce(itemId, startedOn);
    const limit = item === undefined ? undefined : findProcess(item, processId)?.limit;
    if (limit === undefined || nextWorkingDay(startedOn, world.calendar) !== startedOn) continue;
    if (computeDueDates({ limit, startedOn, stops: [] }, world.calendar)?.dueOn === dueOn) return startedOn;
  }
  return null;
};

/** Matters accepted just so long ago that they are overdue, due today or due soon, whatever day today is. */
export const pressingMatters = (world: CaseWorld): readonly PressingMatter[] =>
  WANTED.flatMap((days, place) => {
    const [itemId, processId] = PRESSING_ITEMS[place % PRESSING_ITEMS.length] ?? [];
    if (itemId === undefined || processId === undefined) return [];
    const openedOn = openingFor(world, itemId, processId, shiftWorkingDays(world, days));
    return openedOn === null ? [] : [{ itemId, processId, openedOn }];
  });
