import type { Instant } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import type { Actor, CaseFacts } from './commands.ts';
import { decideAct } from './decide-act.ts';
import type { ProcessDefinition } from './definition.ts';
import { dueEscalation } from './escalations.ts';
import { evolve, evolveAll } from './evolve.ts';
import type { CaseResult } from './refusals.ts';

const SYSTEM: Actor = { workerId: null, roles: ['system'], organisationIds: [] };

/**
 * Everything that has become due by itself, one after the other, because what one does may make another needless.
 * An action that a need forbids at this moment is told as due and not done; it is not tried again in the same stay.
 */
export const decideEscalate = (
  definition: ProcessDefinition,
  state: CaseState,
  facts: CaseFacts,
  now: Instant,
): CaseResult<readonly CaseEvent[]> => {
  const events: CaseEvent[] = [];
  let present = state;
  for (;;) {
    const due = dueEscalation(definition, present, facts.calendar, now);
    if (due === null) return ok(events);
    const fired: CaseEvent = {
      type: 'escalated',
      escalation: due.id,
      at: now,
      by: { workerId: null, role: 'system' },
    };
    present = evolve(present, fired, definition);
    events.push(fired);
    if (!('act' in due.does)) continue;
    const command = { type: 'act', action: due.does.act, input: due.does.input ?? {} } as const;
    const acted = decideAct(definition, present, command, SYSTEM, facts, now);
    if (!acted.ok) continue;
    present = evolveAll(definition, present, acted.value) ?? present;
    events.push(...acted.value);
  }
};
