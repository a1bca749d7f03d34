import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { VisitNeed } from './visit-needs.ts';

/** What is special about a planned visit and has to be said. */
export type PlanNote = 'over-cap' | 'late' | 'stand-in' | 'nobody';

export interface NeedAt extends VisitNeed {
  readonly buildingId: string;
  /** Workers in charge of the dwelling in the role the rule names; empty: nobody is. */
  readonly inCharge: readonly string[];
}

export interface PlannedVisit extends NeedAt {
  readonly workerId: string | null;
  readonly on: PlainDate;
  readonly notes: readonly PlanNote[];
}

export interface Absence {
  readonly workerId: string;
  readonly from: PlainDate;
  /** The last day. */
  readonly to: PlainDate;
}

export interface PlanInput {
  readonly needs: readonly NeedAt[];
  /** How it was planned before: who still fits keeps day and worker, so that nobody is moved without need. */
  readonly before: readonly { personId: string; key: string; workerId: string | null; on: PlainDate }[];
  /** Everybody who may visit in the community, for those nobody is in charge of or whose worker is away. */
  readonly workers: readonly string[];
  readonly absences: readonly Absence[];
  readonly isWorkingDay: (day: PlainDate) => boolean;
  readonly mostPerDay: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

interface Slot {
  readonly workerId: string;
  readonly on: PlainDate;
}

const slotKey = ({ workerId, on }: Slot): string => `${workerId}/${on}`;

/** What is planned so far: how much each worker has each day, and in which buildings they are anyway. */
const openBook = ({ absences, isWorkingDay, from, to, mostPerDay }: PlanInput) => {
  const loads = new Map<string, number>();
  const walks = new Set<string>();
  const days: PlainDate[] = [];
  // The day of a deadline that falls behind the last day still needs a day to be moved to.
  for (let day = from; day <= to || days.length === 0; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  const isAway = ({ workerId, on }: Slot): boolean =>
    absences.some((one) => one.workerId === workerId && one.from <= on && on <= one.to);
  return {
    days,
    isAway,
    loadOf: (slot: Slot): number => loads.get(slotKey(slot)) ?? 0,
    isFree: (slot: Slot): boolean => (loads.get(slotKey(slot)) ?? 0) < mostPerDay,
    walksThere: (slot: Slot, buildingId: string): boolean => walks.has(`${slotKey(slot)}/${buildingId}`),
    take: (slot: Slot, buildingId: string): void => {
      loads.set(slotKey(slot), (loads.get(slotKey(slot)) ?? 0) + 1);
      walks.add(`${slotKey(slot)}/${buildingId}`);
    },
  };
};
type Book = ReturnType<typeof openBook>;

/** Days in the order in which they suit: from the target on to the last, then back to the first. */
const daysInOrder = ({ target, earliest, latest }: NeedAt, days: readonly PlainDate[]): readonly PlainDate[] => {
  const within = days.filter((day) => earliest <= day && day <= latest);
  return [...within.filter((day) => day >= target), ...within.filter((day) => day < target).toReversed()];
};

/** Of several workers the one who is in the building anyway, else the one with least to do that day. */
const bestWorker = (book: Book, workers: readonly string[], on: PlainDate, buildingId: string): string | undefined =>
  workers.toSorted((a, b) => {
    const there = (workerId: string): number => (book.walksThere({ workerId, on }, buildingId) ? 0 : 1);
    return (
      there(a) - there(b) || book.loadOf({ workerId: a, on }) - book.loadOf({ workerId: b, on }) || (a < b ? -1 : 1)
    );
  })[0];

const freeSlot = (book: Book, need: NeedAt, workers: readonly string[], days: readonly PlainDate[]): Slot | null => {
  for (const on of days) {
    const free = workers.filter((workerId) => !book.isAway({ workerId, on }) && book.isFree({ workerId, on }));
    const workerId = bestWorker(book, free, on, need.buildingId);
    if (workerId !== undefined) return { workerId, on };
  }
  return null;
};

/** Where nobody has room left: the slot with least in it. */
const leastSlot = (book: Book, workers: readonly string[], days: readonly PlainDate[]): Slot | null => {
  const slots = days.flatMap((on) =>
    workers.map((workerId) => ({ workerId, on })).filter((slot) => !book.isAway(slot)),
  );
  return slots.reduce<Slot | null>(
    (best, slot) => (best === null || book.loadOf(slot) < book.loadOf(best) ? slot : best),
    null,
  );
};

const place = (book: Book, input: PlanInput, need: NeedAt): PlannedVisit | null => {
  const inTime = daysInOrder(need, book.days);
  // What can no longer be in time is made up on the first days there are.
  const isLate = inTime.length === 0;
  const days = isLate ? book.days.filter((day) => day >= need.earliest).slice(0, 5) : inTime;
  const noteDays = days.length === 0 ? book.days.slice(-1) : days;
  const present = (workerId: string): boolean => noteDays.some((on) => !book.isAway({ workerId, on }));
  const own = need.inCharge.filter(present);
  const workers = own.length > 0 ? own : input.workers.filter(present);
  const standIn = own.length === 0 && need.inCharge.length > 0;
  const notes: PlanNote[] = [
    ...(isLate ? (['late'] as const) : []),
    ...(standIn ? (['stand-in'] as const) : []),
    ...(need.inCharge.length === 0 ? (['nobody'] as const) : []),
  ];
  const free = freeSlot(book, need, workers, noteDays);
  if (free !== null) return taken(book, need, free, notes);
  // Whose period goes on behind the plan's last day can wait for the next plan; nobody else can.
  if (need.latest > input.to && workers.length > 0) return null;
  const full = leastSlot(book, workers, noteDays);
  if (full !== null) return taken(book, need, full, [...notes, 'over-cap']);
  return { ...need, workerId: null, on: noteDays[0] ?? input.from, notes };
};

const taken = (book: Book, need: NeedAt, slot: Slot, notes: readonly PlanNote[]): PlannedVisit => {
  book.take(slot, need.buildingId);
  return { ...need, ...slot, notes };
};

const needKey = ({ personId, key }: { readonly personId: string; readonly key: string }): string =>
  `${personId}/${key}`;

const inOrder = (a: NeedAt, b: NeedAt): number => {
  const rank = (need: NeedAt): string =>
    `${need.latest}/${need.target}/${need.buildingId}/${need.personId}/${need.key}`;
  return rank(a) < rank(b) ? -1 : 1;
};

/** Keeps what was planned before and still fits. */
const keepBefore = (book: Book, input: PlanInput): ReadonlyMap<string, PlannedVisit> => {
  const before = new Map(input.before.map((one) => [needKey(one), one]));
  const kept = new Map<string, PlannedVisit>();
  for (const need of input.needs.toSorted(inOrder)) {
    const was = before.get(needKey(need));
    if (was === undefined || was.workerId === null || !need.inCharge.includes(was.workerId)) continue;
    const slot = { workerId: was.workerId, on: was.on };
    const fits = need.earliest <= was.on && was.on <= need.latest && book.days.includes(was.on);
    if (fits && !book.isAway(slot) && book.isFree(slot)) kept.set(needKey(need), taken(book, need, slot, []));
  }
  return kept;
};

/**
 * Gives every needed visit a worker and a working day. The same input gives the same plan. What cannot be kept is said
 * in `notes`; a visit that may wait until after the last day, because nobody has room, is left for the next plan.
 */
export const planVisits = (input: PlanInput): readonly PlannedVisit[] => {
  const book = openBook(input);
  const kept = keepBefore(book, input);
  const fresh = input.needs
    .filter((need) => !kept.has(needKey(need)))
    .toSorted(inOrder)
    .flatMap((need) => place(book, input, need) ?? []);
  return [...kept.values(), ...fresh].toSorted((a, b) => (a.on === b.on ? inOrder(a, b) : a.on < b.on ? -1 : 1));
};
