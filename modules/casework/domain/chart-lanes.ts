import { isWaypoint, START } from './chart-layers.ts';
import type { Layers, Place } from './chart-layers.ts';
import type { ChartLook, Extent } from './chart-look.ts';
import type { ProcessDefinition } from './definition.ts';

/** Who moves what: a strip from the top of the drawing to its end, with the nodes that stand in it. */
export interface ChartLane {
  readonly id: string;
  readonly left: number;
  readonly right: number;
  readonly nodes: readonly string[];
}

/** Lanes from left to right, and in which of them a place stands. */
export interface Lanes {
  readonly ids: readonly string[];
  readonly of: (place: string) => number;
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
}

/** Between places of one row. */
export const GAP = 24;
/** Between a lane and what stands in it. */
const PADDING = 16;
const NARROWEST = 200;

/**
 * Steps stand in the lane of whoever moves them, the starting point in that of the first step, long lines in that of
 * the step they lead to. Null where the look has no lanes.
 */
export const lanesOf = (
  { steps, initialStep }: ProcessDefinition,
  { courses }: Layers,
  { laneOf }: ChartLook,
): Lanes | null => {
  if (laneOf === undefined) return null;
  const byStep = new Map(Object.entries(steps).map(([id, step]): [string, string] => [id, laneOf(step)]));
  const first = byStep.get(initialStep);
  const ids = [...new Set([...(first === undefined ? [] : [first]), ...byStep.values()])];
  const rank = (step: string): number => Math.max(0, ids.indexOf(byStep.get(step) ?? ''));
  const ofWaypoints = new Map(
    courses.flatMap(({ link, places }) =>
      places.filter(isWaypoint).map((place): [string, number] => [place, rank(link.to)]),
    ),
  );
  return { ids, of: (place) => ofWaypoints.get(place) ?? rank(place === START ? initialStep : place) };
};

/** The places of a row, lane by lane; all of them together where there are no lanes. */
export const groupsOf = (row: readonly Place[], lanes: Lanes | null): readonly (readonly Place[])[] =>
  lanes === null ? [row] : lanes.ids.map((_, lane) => row.filter(({ id }) => lanes.of(id) === lane));

/** As wide as the widest row of each lane needs, one beside the other. */
export const boundsOf = (
  rows: Layers['rows'],
  lanes: Lanes | null,
  extentOf: (id: string) => Extent,
): readonly Bounds[] => {
  const widthOf = (places: readonly Place[]): number =>
    places.reduce((sum, { id }) => sum + extentOf(id).left + extentOf(id).right + GAP, 2 * PADDING - GAP);
  const widths = (lanes?.ids ?? []).map((_, lane) =>
    Math.ceil(Math.max(NARROWEST, ...rows.map((row) => widthOf(groupsOf(row, lanes)[lane] ?? [])))),
  );
  return widths.map((width, lane) => {
    const left = widths.slice(0, lane).reduce((sum, each) => sum + each, 0);
    return { left, right: left + width };
  });
};

/** The room for the middles of places that follow each other at these distances, as that of the first of them. */
export const roomFor = (
  { left, right }: Bounds,
  { first, last }: { readonly first: Extent; readonly last: Extent },
  distances: readonly number[],
): Bounds => {
  const length = distances.reduce((sum, each) => sum + each, 0);
  return { left: left + PADDING + first.left, right: right - PADDING - last.right - length };
};
