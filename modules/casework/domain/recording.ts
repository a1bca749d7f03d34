import type { Instant } from '../../../kernel/plain-date.ts';
import type { ActorStamp, CaseEvent } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import type { ProcessDefinition } from './definition.ts';
import { evolve } from './evolve.ts';

type WithoutStamp<E> = E extends unknown ? Omit<E, 'at' | 'by'> : never;
export type EventBody = WithoutStamp<CaseEvent>;

/** Events being decided, with the state they lead to, so that later ones can build on earlier ones. */
export interface Recording {
  readonly definition: ProcessDefinition;
  readonly stamp: { readonly at: Instant; readonly by: ActorStamp };
  readonly state: CaseState | null;
  readonly events: readonly CaseEvent[];
}

export const record = (recording: Recording, body: EventBody): Recording => {
  const event: CaseEvent = { ...body, ...recording.stamp };
  return {
    ...recording,
    state: evolve(recording.state, event, recording.definition),
    events: [...recording.events, event],
  };
};

/** The state so far; asking before the first event is a fault of the caller. */
export const recorded = (recording: Recording): CaseState => {
  if (recording.state === null) throw new Error('Nothing has been recorded yet');
  return recording.state;
};
