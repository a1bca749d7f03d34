import type { OpenCase } from '../../../modules/casework/domain/commands.ts';
import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { transitionsOf } from '../../../modules/casework/domain/transitions.ts';
import type { TestActor } from '../../casework/case-facts.ts';
import { nameOfWay } from '../../casework/every-branch.ts';
import { type GoldenCase, readGoldenCases } from '../../casework/golden-cases.ts';

/** One action of a golden history. */
export interface PlannedAct {
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly by: TestActor;
  readonly input: Readonly<Record<string, unknown>>;
  /** Nobody has walked this way on a page yet; what was walked before is only repeated to get there. */
  readonly byHand: boolean;
}

export interface PlannedCase {
  /** Null where the program opens the case by itself. */
  readonly open: OpenCase | null;
  readonly openedBy: TestActor;
  readonly openedByHand: boolean;
  readonly acts: readonly PlannedAct[];
}

type Act = Omit<PlannedAct, 'byHand'>;

const actsOf = ({ script, events }: GoldenCase): readonly Act[] => {
  const taken = events.flatMap((event) => (event.type === 'action-taken' ? [event] : []));
  const lines = script.flatMap(({ by, do: command }) => (command.type === 'act' ? [{ by, command }] : []));
  return lines.flatMap(({ by, command }, index) => {
    const event = taken[index];
    if (event === undefined) return [];
    return [{ action: command.action, from: event.from, to: event.to, by, input: command.input }];
  });
};

const wayOf = ({ action, from, to }: Act): string => nameOfWay({ id: action, from, to });

interface History {
  readonly golden: GoldenCase;
  readonly acts: readonly Act[];
}

const newWays = ({ acts }: History, walked: ReadonlySet<string>): number =>
  new Set(acts.map(wayOf).filter((way) => !walked.has(way))).size;

/** Solved, and as long as any: what the process is for. */
const mainWay = (definition: ProcessDefinition, histories: readonly History[]): History | undefined => {
  const solved = histories.filter(({ golden }) => definition.steps[golden.state.step]?.closing === 'solved');
  return solved.toSorted((a, b) => newWays(b, new Set()) - newWays(a, new Set()))[0];
};

const planned = ({ golden, acts }: History, walked: Set<string>, whole: boolean): PlannedCase => {
  const marked = acts.map((act) => {
    const byHand = whole || !walked.has(wayOf(act));
    walked.add(wayOf(act));
    return { ...act, byHand };
  });
  const [opening] = golden.script;
  return {
    open: opening?.do.type === 'open' && opening.by !== 'system' ? opening.do : null,
    openedBy: opening?.by ?? 'worker',
    openedByHand: whole,
    acts: marked.slice(0, marked.findLastIndex(({ byHand }) => byHand) + 1),
  };
};

/**
 * Cases that together take every way of a process by hand, as its golden histories do: the main way from the opening
 * to the end, and of the others what is new in them.
 */
export const walkPlan = (definition: ProcessDefinition): readonly PlannedCase[] => {
  const histories = readGoldenCases(definition.id).map((golden) => ({ golden, acts: actsOf(golden) }));
  const main = mainWay(definition, histories);
  const walked = new Set<string>();
  const plan = main === undefined ? [] : [planned(main, walked, true)];
  for (;;) {
    const [next] = histories.toSorted((a, b) => newWays(b, walked) - newWays(a, walked));
    if (next === undefined || newWays(next, walked) === 0) return plan;
    plan.push(planned(next, walked, false));
  }
};

const OUTSIDE = 'unit-by-link';

/**
 * Cases that lead, each by one golden history, to every answer that an outside body may give with its code; the answer
 * is the last of the acts.
 */
export const answerPlan = (definition: ProcessDefinition): readonly PlannedCase[] => {
  const histories = readGoldenCases(definition.id).map((golden) => ({ golden, acts: actsOf(golden) }));
  const answers = transitionsOf(definition).filter(({ action }) => action.by.includes(OUTSIDE));
  return answers.flatMap((answer) => {
    const through = histories.find(({ acts }) => acts.some((act) => wayOf(act) === nameOfWay(answer)));
    if (through === undefined) return [];
    const until = through.acts.findIndex((act) => wayOf(act) === nameOfWay(answer)) + 1;
    const acts = through.acts.slice(0, until).map((act) => ({ ...act, byHand: false }));
    return [{ ...planned(through, new Set(through.acts.map(wayOf)), false), acts }];
  });
};
