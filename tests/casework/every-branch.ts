import { addDays, startOfDay } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { CaseCommand } from '../../modules/casework/domain/commands.ts';
import { decide } from '../../modules/casework/domain/decide.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { evolveAll } from '../../modules/casework/domain/evolve.ts';
import { transitionsOf, type Transition } from '../../modules/casework/domain/transitions.ts';
import { act, checklist, factsOf, testActors, type TestActor } from './case-facts.ts';
import type { ScriptLine } from './case-script.ts';
import { completeInput, openingInput } from './sample-input.ts';

const FIRST_DAY: PlainDate = '2026-03-02';
const LONGEST_WAY = 12;

/** A transition as golden histories record it. */
export const nameOfWay = ({ id, from, to }: Pick<Transition, 'id' | 'from' | 'to'>): string =>
  `${from} --${id}--> ${to}`;

const ACTORS = Object.keys(testActors) as readonly TestActor[];

interface Walked {
  readonly lines: readonly ScriptLine[];
  readonly state: CaseState;
}

/** Does a command as the first of the test's people who may; undefined when nobody may. */
const attempt = (
  definition: ProcessDefinition,
  walked: { readonly lines: readonly ScriptLine[]; readonly state: CaseState | null },
  command: CaseCommand,
  whos: readonly TestActor[],
): Walked | undefined => {
  const at = startOfDay(addDays(FIRST_DAY, walked.lines.length));
  for (const by of whos) {
    const decided = decide(definition, walked.state, command, testActors[by], factsOf(definition), at);
    const state = decided.ok ? evolveAll(definition, walked.state, decided.value) : null;
    if (state !== null) return { lines: [...walked.lines, { at, by, do: command }], state };
  }
  return undefined;
};

/** Those whose role comes first in the action, before everybody else. */
const inOrder = (by: readonly string[]): readonly TestActor[] =>
  ACTORS.toSorted((one, other) => {
    const rank = (who: TestActor): number => {
      const place = by.indexOf(testActors[who].roles[0] ?? '');
      return place === -1 ? by.length : place;
    };
    return rank(one) - rank(other);
  });

const openings = (definition: ProcessDefinition): readonly Walked[] => {
  const item = factsOf(definition).item !== null;
  const lists = item ? [checklist(), checklist('missing', 'missing')] : [[]];
  return lists.flatMap((materials) => {
    const command: CaseCommand = {
      type: 'open',
      channel: 'counter',
      materials,
      conditions: [],
      withPerson: definition.opening !== undefined && definition.opening.person !== 'none',
      ...(definition.opening === undefined ? {} : { input: openingInput(definition) }),
    };
    return attempt(definition, { lines: [], state: null }, command, inOrder(definition.openedBy)) ?? [];
  });
};

const take = (definition: ProcessDefinition, walked: Walked, { id, action }: Transition): Walked | undefined =>
  attempt(definition, walked, act(id, completeInput(action, walked.state)), inOrder(action.by));

/** The shortest continuation that the engine allows from one of the starts to a place that is wanted; breadth first. */
const reach = (
  definition: ProcessDefinition,
  starts: readonly Walked[],
  wanted: (state: CaseState) => boolean,
): Walked | undefined => {
  const ways = transitionsOf(definition);
  const seen = new Set<string>();
  const queue = [...starts];
  for (const walked of queue) {
    if (wanted(walked.state)) return walked;
    const last = walked.lines.at(-1)?.do;
    const key = JSON.stringify([walked.state.step, walked.state.materials, walked.state.timesTaken, last]);
    if (seen.has(key) || walked.lines.length > LONGEST_WAY) continue;
    seen.add(key);
    for (const way of ways.filter(({ from, to }) => from === walked.state.step && to !== from)) {
      const next = take(definition, walked, way);
      if (next !== undefined) queue.push(next);
    }
  }
  return undefined;
};

/** A history through one transition: to where it leaves, through it, and on to the end. */
const through = (definition: ProcessDefinition, way: Transition): Walked | undefined => {
  for (const start of openings(definition)) {
    const before = reach(
      definition,
      [start],
      (state) => state.step === way.from && take(definition, { lines: [], state }, way) !== undefined,
    );
    const taken = before === undefined ? undefined : take(definition, before, way);
    const ended = taken === undefined ? undefined : reach(definition, [taken], (state) => state.archivedAt !== null);
    if (ended !== undefined) return ended;
  }
  return undefined;
};

export interface Branch {
  readonly name: string;
  readonly script: readonly ScriptLine[];
}

const waysOf = (lines: readonly ScriptLine[]): readonly string[] =>
  lines.flatMap((line) => (line.do.type === 'act' ? [line.do.action] : []));

/**
 * Histories that together walk the transitions nobody has walked yet, each named by its actions. Throws when the engine
 * does not let anybody through one of them: such a transition should not be in the definition.
 */
export const branchesThrough = (
  definition: ProcessDefinition,
  alreadyTaken: ReadonlySet<string>,
  takenBy: (script: readonly ScriptLine[]) => readonly string[],
): readonly Branch[] => {
  const taken = new Set(alreadyTaken);
  const branches: Branch[] = [];
  for (const way of transitionsOf(definition)) {
    if (taken.has(nameOfWay(way))) continue;
    const walked = through(definition, way);
    if (walked === undefined) throw new Error(`Nobody gets through ${definition.id}: ${nameOfWay(way)}`);
    for (const name of takenBy(walked.lines)) taken.add(name);
    branches.push({ name: waysOf(walked.lines).join(', '), script: walked.lines });
  }
  return branches;
};
