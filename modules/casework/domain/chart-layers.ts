import type { Text } from '../../../kernel/text.ts';
import type { ActionDefinition, ProcessDefinition } from './definition.ts';

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

/**
 * A link as it runs through the rows, its places from top to bottom. One that leads back goes upward: down out of its
 * step, up beside it and beside every row on its way, and from above into the step it leads to.
 */
export interface Course {
  readonly link: Link;
  readonly upward: boolean;
  readonly places: readonly string[];
}

export interface Layers {
  readonly rows: readonly (readonly Place[])[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly courses: readonly Course[];
  /** Actions that stay in their step. */
  readonly loops: readonly Link[];
}

const WEIGHT: Readonly<Record<ActionDefinition['emphasis'], number>> = { main: 0, other: 1, 'way-out': 2 };

/** Every line of the drawing, the main way first. What leads nowhere, as in a draft, is left out. */
const linksOf = (definition: ProcessDefinition): readonly Link[] => {
  const first: Link = {
    id: START,
    action: null,
    label: null,
    emphasis: 'main',
    from: START,
    to: definition.initialStep,
  };
  const others = Object.entries(definition.actions).flatMap(([action, { name, emphasis, from, to }]) =>
    [...new Set(from)].map(
      (step): Link => ({
        id: `${action}:${step}`,
        action,
        label: name,
        emphasis,
        from: step,
        to: to === 'stay' ? step : to,
      }),
    ),
  );
  const exists = (step: string): boolean => step === START || definition.steps[step] !== undefined;
  return [first, ...others.toSorted((a, b) => WEIGHT[a.emphasis] - WEIGHT[b.emphasis])].filter(
    ({ from, to }) => exists(from) && exists(to),
  );
};

/** Links that lead back to a step one came from, found by walking depth first along the main way. */
const backLinks = (steps: readonly string[], links: readonly Link[]): ReadonlySet<Link> => {
  const back = new Set<Link>();
  const walked = new Set<string>();
  const walk = (step: string, path: readonly string[]): void => {
    walked.add(step);
    for (const link of links.filter(({ from }) => from === step)) {
      if (path.includes(link.to) || link.to === step) back.add(link);
      else if (!walked.has(link.to)) walk(link.to, [...path, step]);
    }
  };
  for (const step of steps) if (!walked.has(step)) walk(step, []);
  return back;
};

/** The row of each step: one below the lowest step that leads to it; the starting point has the first to itself. */
const rowsOf = (steps: readonly string[], forward: readonly Link[]): ReadonlyMap<string, number> => {
  const rows = new Map(steps.map((step): [string, number] => [step, step === START ? 0 : 1]));
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

/** Waypoints are told from steps by a character that no id of a step has. */
export const isWaypoint = (place: string): boolean => place.includes('>');

/** Puts steps into rows from the start down and gives long links waypoints in the rows they pass. */
export const layersOf = (definition: ProcessDefinition): Layers => {
  const steps = [START, ...Object.keys(definition.steps)];
  const links = linksOf(definition);
  const between = links.filter(({ from, to }) => from !== to);
  const back = backLinks(steps, links);
  const rowOf = new Map(
    rowsOf(
      steps,
      between.filter((link) => !back.has(link)),
    ),
  );
  const rows: Place[][] = Array.from({ length: Math.max(...rowOf.values()) + 1 }, () => []);
  for (const step of steps) rows[rowOf.get(step) ?? 0]?.push({ id: step, waypoint: false });
  const courses = between.map((link): Course => {
    const upward = back.has(link);
    const [top, bottom] = upward ? [link.to, link.from] : [link.from, link.to];
    const [first, last] = [(rowOf.get(top) ?? 0) + (upward ? 0 : 1), (rowOf.get(bottom) ?? 0) - (upward ? 0 : 1)];
    const waypoints = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => {
      const row = first + index;
      const id = `${link.action}${upward ? '^' : ''}>${link.to}@${row}`;
      if (!rowOf.has(id)) rows[row]?.push({ id, waypoint: true });
      rowOf.set(id, row);
      return id;
    });
    return { link, upward, places: [top, ...waypoints, bottom] };
  });
  return { rows, rowOf, courses, loops: links.filter(({ from, to }) => from === to) };
};

/** Steps from which more than one way leads on. */
export const decidingSteps = ({ courses }: Layers): ReadonlySet<string> => {
  const leaving = courses.map(({ link }) => link.from);
  return new Set(leaving.filter((step, index) => leaving.indexOf(step) !== index));
};
