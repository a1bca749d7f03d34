import type { ActionDefinition, ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { leadsTo } from '../../../modules/casework/domain/transitions.ts';
import { nameOfWay } from '../../casework/every-branch.ts';
import type { Colleagues, Community } from './colleagues.ts';
import type { PlannedAct } from './walk-plan.ts';

/** A way that was taken by hand, and in which role. */
interface WalkedWay {
  readonly way: string;
  readonly by: string;
}

export interface Walk {
  readonly definition: ProcessDefinition;
  readonly colleagues: Colleagues;
  readonly community: Community;
  readonly ways: WalkedWay[];
  /** Codes of refusals seen on pages, by the way that was refused. */
  readonly refusals: Map<string, Set<string>>;
}

export const actionOf = ({ definition }: Walk, id: string): ActionDefinition => {
  const action = definition.actions[id];
  if (action === undefined) throw new Error(`${definition.id} has no action ${id}`);
  return action;
};

export const noteRefusal = (walk: Walk, action: string, from: string, code: string): void => {
  const way = nameOfWay({ id: action, from, to: leadsTo(actionOf(walk, action), from) });
  walk.refusals.set(way, (walk.refusals.get(way) ?? new Set()).add(code));
};

export const noteWalked = (walk: Walk, { action, from, to }: PlannedAct, by: string): void => {
  walk.ways.push({ way: nameOfWay({ id: action, from, to }), by });
};
