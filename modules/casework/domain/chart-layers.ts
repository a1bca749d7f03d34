import type { ActionDefinition, ProcessDefinition } from './definition.ts';
import type { Text } from '../../../kernel/text.ts';

export const START = '(start)';

/** An action from one of its steps; `action` is null for the line from the starting point. */
export interface Link {
  readonly id: string;
  readonly action: string | null;
  readonly label: Text | null;
  readonly emphasis: ActionDefinition['emphasis'];
  readonly from: string;
  readonly to: string;
}

/** A place in a row: a step, or a waypoint of a long line. Lines of one action to one step share their waypoints. */
export interface Place {
  readonly id: string;
  readonly waypoint: boolean;
}

/** A link as it runs down the rows; `upward` says that it points against its course. */
export interface Course {
  readonly link: Link;
  readonly upward: boolean;
  readonly places: readonly string[];
}

export interface Layers {
  readonly rows: readonly (readonly Place[])[];
  readonly courses: readonly Course[];
  /** Actions that stay in their step. */
  readonly loops: readonly Link[];
}

const WEIGHT: Readonly<Record<ActionDefinition['emphasis'], number>> = { main: 0, other: 1, 'way-out': 2 };

export const linksOf = (definition: ProcessDefinition): readonly Link[] => {
  const first: Link = {
    id: START,
    action: null,
    label: null,
    emphasis: 'main',
    from: START,
    to: definition.initialStep,
  };
  const others = Object.entries(definition.actions).flatMap(([action, { name, emphasis, from, to }]) =>
    from.map((step): Link => ({ id: `${action}:${step}`, action, label: name, emphasis, from: step, to })),
  );
  return [first, ...others.toSorted((a, b) => WEIGHT[a.emphasis] - WEIGHT[b.emphasis])];
};

/** Links that lead back to a step one came from, found by walking depth first along the main way. */
const backLinks = (links: readonly Link[]): ReadonlySet<Link> => {
  const back = new Set<Link>();
  const walked = new Set<string>();
  const walk = (step: string, path: readonly string[]): void => {
    walked.add(step);
    for (const link of links.filter(({ from }) => from === step)) {
      if (path.includes(link.to) || link.to === step) back.add(link);
      else if (!walked.has(link.to)) walk(link.to, [...path, step]);
    }
  };
  walk(START, []);
  return back;
};

/** The row of each step: one below the lowest step that leads to it. */
const rowsOf = (forward: readonly Link[]): ReadonlyMap<string, number> => {
  const rows = new Map<string, number>([[START, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to } of forward) {
      const row = (rows.get(from) ?? 0) + 1;
      if (row <= (rows.get(to) ?? 0)) continue;
      rows.set(to, row);
      changed = true;
    }
  }
  return rows;
};

const waypoint = (link: Link, end: string, row: number): string => `${link.action}>${end}@${row}`;

/** Waypoints are told from steps by a character that no id of a step has. */
export const isWaypoint = (place: string): boolean => place.includes('>');

/** Puts steps into rows from the start down and gives long links waypoints in the rows between. */
export const layersOf = (definition: ProcessDefinition): Layers => {
  const links = linksOf(definition);
  const loops = links.filter(({ from, to }) => from === to);
  const between = links.filter(({ from, to }) => from !== to);
  const back = backLinks(links);
  const rowOf = rowsOf(between.filter((link) => !back.has(link)));
  const rows: Place[][] = Array.from({ length: Math.max(...rowOf.values()) + 1 }, () => []);
  for (const step of [START, ...Object.keys(definition.steps)])
    rows[rowOf.get(step) ?? 0]?.push({ id: step, waypoint: false });
  const courses = between.map((link): Course => {
    const upward = (rowOf.get(link.from) ?? 0) > (rowOf.get(link.to) ?? 0);
    const [top, bottom] = upward ? [link.to, link.from] : [link.from, link.to];
    const places = [top];
    for (let row = (rowOf.get(top) ?? 0) + 1; row < (rowOf.get(bottom) ?? 0); row += 1) {
      const id = waypoint(link, bottom, row);
      if (!rows[row]?.some((place) => place.id === id)) rows[row]?.push({ id, waypoint: true });
      places.push(id);
    }
    return { link, upward, places: [...places, bottom] };
  });
  return { rows, courses, loops };
};
