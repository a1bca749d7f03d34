import type { Instant } from '../../kernel/plain-date.ts';
import type { CaseEvent } from '../../modules/casework/domain/case-events.ts';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { CaseCommand, CaseFacts } from '../../modules/casework/domain/commands.ts';
import { decide } from '../../modules/casework/domain/decide.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { evolveAll } from '../../modules/casework/domain/evolve.ts';
import { factsOf, testActors } from './case-facts.ts';
import type { TestActor } from './case-facts.ts';

/** One command of a script: when, by whom, what. */
export interface ScriptLine {
  readonly at: Instant;
  readonly by: TestActor;
  readonly do: CaseCommand;
}

export interface Played {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
}

/** Plays a script of commands that must all be accepted. */
export const play = (
  definition: ProcessDefinition,
  lines: readonly ScriptLine[],
  facts: CaseFacts = factsOf(definition),
): Played => {
  let events: readonly CaseEvent[] = [];
  let state: CaseState | null = null;
  for (const line of lines) {
    const decided = decide(definition, state, line.do, testActors[line.by], facts, line.at);
    if (!decided.ok) throw new Error(`${definition.id} ${JSON.stringify(line)}: ${JSON.stringify(decided.refusal)}`);
    events = [...events, ...decided.value];
    state = evolveAll(definition, state, decided.value);
  }
  if (state === null) throw new Error('An empty script leads nowhere');
  return { events, state };
};
