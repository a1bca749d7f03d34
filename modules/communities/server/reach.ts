import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { holdsOn, type PlaceRef } from '../domain/place.ts';
import { openPlaces, type PlaceChain, type PlacesOn, type PlaceTree } from '../domain/place-tree.ts';
import { chainOfDuty, loadDuties, type StoredDuty } from './duty-rows.ts';

/** What has to be known of a call to tell what somebody sees, and to put on record that they looked. */
export type Asking = Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>;

/** Whether somebody may see a place, by the places it lies in. */
export type Reach = (chain: PlaceChain) => boolean;

const SEES_ALL: readonly string[] = ['worker', 'head', 'social-worker'];

/** Grids in which somebody is in charge of anything on the day; `null` stands for the whole community. */
export const gridsInCharge = (
  places: PlacesOn,
  duties: readonly StoredDuty[],
  workerId: string,
  on: PlainDate,
): ReadonlySet<string> | null => {
  const held = duties.filter(({ holder, ...duty }) => holder.id === workerId && holdsOn(duty, on));
  if (held.some(({ place }) => place.kind === 'community')) return null;
  const isGrid = ({ kind }: PlaceRef): boolean => kind === 'grid';
  return new Set(held.flatMap((duty) => chainOfDuty(places, duty).find(isGrid)?.id ?? []));
};

/**
 * The office sees every place; who is only a grid worker sees the own grids of today, whatever day is asked about.
 */
export const reachOf = async (
  tx: Tx,
  { caller, now }: Pick<Asking, 'caller' | 'now'>,
  tree: PlaceTree,
): Promise<{ readonly sees: Reach; readonly whole: boolean }> => {
  const everything = { sees: () => true, whole: true };
  if (caller.rolesIn(tree.communityId).some((role) => SEES_ALL.includes(role))) return everything;
  const today = plainDateOf(now);
  const duties = await loadDuties(tx, tree.communityId, today);
  const grids = gridsInCharge(openPlaces(tree, today), duties, caller.workerId, today);
  if (grids === null) return everything;
  return { sees: (chain) => chain.some(({ kind, id }) => kind === 'grid' && grids.has(id)), whole: false };
};
