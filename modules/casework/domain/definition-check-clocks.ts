import { clocksOf } from './clock-effects.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import type { ActionDefinition, ClockEffect, ClockId, ProcessDefinition } from './definition.ts';
import { transitionsOf } from './transitions.ts';

type ClockStatus = 'idle' | 'running' | 'stopped' | 'ended';
type Move = 'start' | 'stop' | 'restart' | 'end' | 'renew' | 'extend';

/** What each effect does to a clock; a status that is not listed makes the effect a mistake. Renewing suits any. */
const MOVES: Readonly<Record<Move, Readonly<Partial<Record<ClockStatus, ClockStatus>>>>> = {
  start: { idle: 'running', ended: 'running' },
  stop: { running: 'stopped' },
  restart: { stopped: 'running' },
  end: { running: 'ended', stopped: 'ended', ended: 'ended' },
  renew: { idle: 'running', running: 'running', stopped: 'running', ended: 'running' },
  extend: { running: 'running', stopped: 'stopped' },
};

const moveOf = (effect: ClockEffect): readonly [Move, ClockId] => {
  if ('start' in effect) return ['start', effect.start];
  if ('stop' in effect) return ['stop', effect.stop];
  if ('restart' in effect) return ['restart', effect.restart];
  if ('renew' in effect) return ['renew', effect.renew];
  if ('extend' in effect) return ['extend', effect.extend];
  return ['end', effect.end];
};

interface Place {
  readonly step: string;
  readonly status: ClockStatus;
}

interface Taken {
  readonly findings: readonly DefinitionFinding[];
  readonly status: ClockStatus;
}

const takeEffects = (id: string, action: ActionDefinition, clock: ClockId, status: ClockStatus): Taken => {
  const findings: DefinitionFinding[] = [];
  let now = status;
  action.clock.forEach((effect, index) => {
    const [move, moved] = moveOf(effect);
    if (moved !== clock) return;
    const next = MOVES[move][now];
    if (next === undefined) {
      const path = `actions.${id}.clock[${index}]`;
      findings.push({
        path,
        rule: 'clock-in-order',
        found: `${move} ${clock} while ${now} from ${action.from.join(',')}`,
      });
    }
    now = next ?? now;
  });
  return { findings, status: now };
};

/** A clock may only stand still while somebody outside the office has to move, and nothing may start it into the end. */
const placeFindings = (
  definition: ProcessDefinition,
  clock: ClockId,
  id: string,
  place: Place,
): readonly DefinitionFinding[] => {
  const kind = definition.steps[place.step]?.kind;
  const path = `actions.${id}.to`;
  if (kind === 'open' && place.status === 'stopped') {
    return [{ path, rule: 'clock-stands-only-while-waiting', found: `${clock} stopped in ${place.step}` }];
  }
  const touches = definition.actions[id]?.clock.some((effect) => moveOf(effect)[1] === clock && !('end' in effect));
  return kind === 'done' && touches === true && place.status !== 'ended'
    ? [{ path, rule: 'clock-ends-when-done', found: `${clock} ${place.status} in ${place.step}` }]
    : [];
};

/** Walks every path of one clock: each pair of step and status once. */
const walk = (definition: ProcessDefinition, clock: ClockId): readonly DefinitionFinding[] => {
  const ways = transitionsOf(definition);
  const atOpening = definition.clockAtOpening?.includes(clock) ?? false;
  const findings: DefinitionFinding[] = [];
  const seen = new Set<string>();
  const places: Place[] = [{ step: definition.initialStep, status: atOpening ? 'running' : 'idle' }];
  for (const place of places) {
    const key = `${place.step} ${place.status}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { id, action, from, to } of ways) {
      if (from !== place.step) continue;
      const taken = takeEffects(id, action, clock, place.status);
      const next = { step: to, status: taken.status };
      findings.push(...taken.findings, ...placeFindings(definition, clock, id, next));
      places.push(next);
    }
  }
  return findings;
};

const usedClocks = (definition: ProcessDefinition): readonly ClockId[] => [
  ...new Set([
    ...clocksOf(definition),
    ...Object.values(definition.actions).flatMap((action) => action.clock.map((effect) => moveOf(effect)[1])),
  ]),
];

/** Filing ends whatever still runs, so that what has to hold here is the order of start, stop, restart and end. */
export const clockFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const all = usedClocks(definition).flatMap((clock) => walk(definition, clock));
  return all.filter(
    (finding, index) =>
      all.findIndex(
        (other) => other.path === finding.path && other.rule === finding.rule && other.found === finding.found,
      ) === index,
  );
};
