import type { Language } from '../../../kernel/text.ts';
import type { ChartLook } from './chart-look.ts';

/** Events are circles of this size in every BPMN tool. */
export const EVENT = 36;
const TASK = { width: 180, height: 72, ports: 140 } as const;
/** An end event with room for its name below it; lines join in its middle. */
const END = { width: 150, height: 76, ports: 0 } as const;
/** Height of the name of the pool, and of the names of its lanes below it. */
export const HEADER = 30;
/** Height that a timer at the side of a task needs, and how far it and what it leads to reach to the left. */
export const TIMER_SLOT = 68;
const TIMER_ROOM = 190;

/** Sizes as BPMN tools draw them; `timers` counts the timers at the side of each step. */
export const bpmnLook = (language: Language, timers: (step: string) => number): ChartLook => ({
  language,
  start: { width: EVENT, height: EVENT },
  decision: { width: 100, height: 50 },
  step: (id, { kind }) => (kind === 'done' ? END : { ...TASK, height: Math.max(TASK.height, timers(id) * TIMER_SLOT) }),
  labels: 'beside',
  laneOf: ({ responsible }) => responsible,
  headRoom: 2 * HEADER,
  roomLeft: (id) => (timers(id) > 0 ? TIMER_ROOM : 0),
});
