import { labelWidth } from './chart-look.ts';
import type { ChartLook } from './chart-look.ts';
import { isWaypoint } from './chart-layers.ts';
import type { Course } from './chart-layers.ts';

/**
 * One stretch of a line, from a place to the next in the direction it is drawn. `band` is the space below that row;
 * null where a line goes up from row to row beside what stands there.
 */
export interface Stretch {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly course: Course;
  /** Lines of one action that begin with the same joint are labelled once, at the first of them. */
  readonly joint: string;
  readonly labelled: boolean;
}

/** A place at which the label of a line going up stands, and its width. */
export type LaneLabels = ReadonlyMap<string, number>;

const inDirection = ({ upward, places }: Course): readonly string[] => (upward ? places.toReversed() : places);

/** The label of an action stands where it begins; where lines of one action join, it stands once. */
export const stretchesOf = (courses: readonly Course[]): readonly Stretch[] => {
  const named = new Set<string>();
  return courses.flatMap((course) => {
    const places = inDirection(course);
    return places.slice(1).map((to, index): Stretch => {
      const from = places[index] ?? to;
      const key = `${course.link.action}${course.upward ? '^' : ''} ${from} ${to}`;
      const joint = isWaypoint(to) ? `${course.link.action} ${to}` : key;
      const labelled = index === 0 && course.link.label !== null && !named.has(joint);
      if (labelled) named.add(joint);
      return { key, from, to, course, joint, labelled };
    });
  });
};

/** Width to keep free at a waypoint because the label of its line stands there. */
export const labelsAtWaypoints = (all: readonly Stretch[], look: ChartLook): LaneLabels =>
  new Map(
    all
      .filter(({ labelled, to }) => labelled && isWaypoint(to))
      .map(({ to, course }): [string, number] => [to, labelWidth(look, course.link.label)]),
  );
