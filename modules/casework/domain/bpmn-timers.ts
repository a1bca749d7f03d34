import type { Text } from '../../../kernel/text.ts';
import { clocksOf } from './clock-effects.ts';
import { STAY } from './definition.ts';
import type { Duration, Escalation, Limit, ProcessDefinition } from './definition.ts';
import type { ProcessWording } from './process-wording.ts';

/** A limit as BPMN has it: a timer at the side of a step, and what happens when it goes off. */
export interface StepTimer {
  readonly id: string;
  readonly step: string;
  readonly name: Text;
  readonly leadsTo: Text;
  /** ISO 8601, null where only the item of a case knows the length. Working days count as days; the name says so. */
  readonly duration: string | null;
}

const isoLength = (unit: Duration['unit'] | Limit['unit'], count: number): string => {
  if (unit === 'hours') return `PT${count}H`;
  if (unit === 'minutes') return `PT${count}M`;
  return unit === 'at-once' ? 'PT0S' : `P${count}D`;
};

/** The steps in which a clock begins to run. */
const startingSteps = (definition: ProcessDefinition, clock: string): readonly string[] => {
  const started = Object.values(definition.actions).flatMap(({ clock: effects, from, to }) => {
    const starts = effects.some((effect) => 'start' in effect && effect.start === clock);
    return starts ? (to === STAY ? from : [to]) : [];
  });
  const all = definition.clockAtOpening?.includes(clock) === true ? [definition.initialStep, ...started] : started;
  return [...new Set(all)].filter(
    (step) => definition.steps[step] !== undefined && definition.steps[step].kind !== 'done',
  );
};

const clockTimers = (definition: ProcessDefinition, wording: ProcessWording): readonly StepTimer[] =>
  clocksOf(definition).flatMap((clock) => {
    const limit = definition.limits?.[clock];
    const [name, length] = [wording.clock(clock), wording.length(limit)];
    return startingSteps(definition, clock).map((step) => ({
      id: `${clock}.${step}`,
      step,
      name: { zh: `${name.zh} ${length.zh}`, en: `${name.en} ${length.en}` },
      leadsTo: wording.phrase('escalation.overdue', { clock: name }),
      duration: limit === undefined ? null : isoLength(limit.unit, limit.promised),
    }));
  });

const escalationTimer = (wording: ProcessWording, escalation: Escalation): readonly StepTimer[] => {
  if (!('inStep' in escalation.when)) return [];
  const { inStep, longerThan } = escalation.when;
  const { does } = wording.escalation(escalation);
  const timer = { id: escalation.id, step: inStep, name: wording.length(longerThan), leadsTo: does };
  return [{ ...timer, duration: isoLength(longerThan.unit, longerThan.count) }];
};

/** Every timer of a process: its clocks where they begin to run, and what happens by itself in a step. */
export const timersOf = (definition: ProcessDefinition, wording: ProcessWording): readonly StepTimer[] => [
  ...clockTimers(definition, wording),
  ...(definition.escalations ?? []).flatMap((escalation) => escalationTimer(wording, escalation)),
];
