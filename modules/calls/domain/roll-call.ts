import { ok, refuse, type Result } from '../../../kernel/result.ts';

/** How somebody was found. `waiting`: nobody has asked yet. */
export const CALL_STATES = ['waiting', 'reached', 'not-reached', 'needs-help', 'moved-to-safety', 'elsewhere'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** Whom somebody still has to look after, the most pressing first. */
const OPEN_STATES: readonly CallState[] = ['needs-help', 'not-reached', 'waiting'];

/** Whether nobody has to do anything more about somebody. */
export const isSettled = (state: CallState): boolean => !OPEN_STATES.includes(state);

export interface Standing {
  readonly version: number;
  readonly state: CallState;
}

/**
 * Whether an answer holds. Several people call at once: an answer that was given without having seen the latest one is
 * refused with it, so that nobody who needs help is overwritten by an older "reached".
 */
export const checkAnswer = (
  present: Standing,
  answer: { readonly expectedVersion: number },
  ended: boolean,
): Result<{ readonly version: number }> => {
  if (ended) return refuse('roll-call-ended');
  return present.version === answer.expectedVersion
    ? ok({ version: present.version + 1 })
    : refuse('roll-call-answered', { version: present.version, state: present.state });
};

export type Progress = Readonly<Record<CallState, number>> & { readonly people: number; readonly settled: number };

const countOf = (states: readonly CallState[], wanted: CallState): number =>
  states.filter((state) => state === wanted).length;

/** How far a roll call has come; every person is counted in exactly one state. */
export const progressOf = (states: readonly CallState[]): Progress => ({
  people: states.length,
  settled: states.filter(isSettled).length,
  waiting: countOf(states, 'waiting'),
  reached: countOf(states, 'reached'),
  'not-reached': countOf(states, 'not-reached'),
  'needs-help': countOf(states, 'needs-help'),
  'moved-to-safety': countOf(states, 'moved-to-safety'),
  elsewhere: countOf(states, 'elsewhere'),
});

/** Where somebody is to be found; parts that are not known come last. */
export interface CallPlace {
  readonly building: string;
  readonly unit: string;
  readonly floor: number | null;
  readonly door: string;
}

const words = new Intl.Collator('zh', { numeric: true });

/** The way round: building, unit, from the ground up, door. */
export const comparePlaces = (a: CallPlace, b: CallPlace): number =>
  words.compare(a.building || '\uFFFF', b.building || '\uFFFF') ||
  words.compare(a.unit, b.unit) ||
  (a.floor ?? 99) - (b.floor ?? 99) ||
  words.compare(a.door, b.door);
