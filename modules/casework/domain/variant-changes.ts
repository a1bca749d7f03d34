import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { ActionDefinition, Need, ProcessDefinition, StepDefinition } from './definition.ts';
import type { InputField } from './input-field.ts';

export interface StepChange {
  readonly name?: Text;
  readonly told?: Text;
  readonly responsible?: ActingRole | 'unit';
}

/** A step of its own; a case cannot end in one, because how cases end is counted the same everywhere. */
export interface NewStep {
  readonly name: Text;
  readonly told: Text;
  readonly kind: 'open' | 'waiting';
  readonly responsible: ActingRole | 'unit';
}

/** What a community may change of an action. Clocks, needs and the end of first contact stay as they are. */
export interface ActionChange {
  readonly name?: Text;
  readonly from?: readonly string[];
  readonly to?: string;
  readonly by?: readonly ActingRole[];
  readonly newFields?: readonly InputField[];
  readonly newDocuments?: readonly string[];
}

export interface NewAction {
  readonly name: Text;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly ActingRole[];
  readonly needs: readonly Need[];
  readonly fields: readonly InputField[];
  readonly documents: readonly string[];
  readonly endsFirstContact?: NonNullable<ActionDefinition['endsFirstContact']>;
  readonly emphasis: ActionDefinition['emphasis'];
}

/**
 * What a community does differently from the process everybody has: named parts of it, so that everything else keeps
 * following the process it varies.
 */
export interface VariantChanges {
  readonly steps: Readonly<Record<string, StepChange>>;
  readonly newSteps: Readonly<Record<string, NewStep>>;
  readonly removedSteps: readonly string[];
  readonly actions: Readonly<Record<string, ActionChange>>;
  readonly newActions: Readonly<Record<string, NewAction>>;
  readonly removedActions: readonly string[];
  /** Promised lengths of clocks that the process itself sets, in the unit of their limit. */
  readonly promised: Readonly<Record<string, number>>;
}

export const NO_CHANGES: VariantChanges = {
  steps: {},
  newSteps: {},
  removedSteps: [],
  actions: {},
  newActions: {},
  removedActions: [],
  promised: {},
};

export const changesNothing = (changes: VariantChanges): boolean =>
  Object.values(changes).every((part: object) => Object.keys(part).length === 0);

const changedStep = (step: StepDefinition, change: StepChange | undefined): StepDefinition => ({ ...step, ...change });

/** A step that is taken out is no longer left by anything. */
const changedAction = (
  action: ActionDefinition,
  change: ActionChange | undefined,
  removed: readonly string[],
): ActionDefinition => {
  const { newFields = [], newDocuments = [], ...rest } = change ?? {};
  const documents = [...new Set([...action.documents, ...newDocuments])];
  const next = { ...action, ...rest, input: [...action.input, ...newFields], documents };
  return { ...next, from: next.from.filter((step) => !removed.includes(step)) };
};

const addedAction = ({ fields, ...action }: NewAction): ActionDefinition => ({ ...action, input: fields, clock: [] });

const without = <T>(record: Readonly<Record<string, T>>, ids: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));

const mapped = <T, U>(record: Readonly<Record<string, T>>, change: (value: T, id: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value, id)]));

export interface VariantIdentity {
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly communityId: string;
}

/** The process of a community: the one it varies with the changes made, as a version of its own. */
export const variantOf = (
  base: ProcessDefinition,
  changes: VariantChanges,
  { version, validFrom, communityId }: VariantIdentity,
): ProcessDefinition => {
  const { limits = {} } = base;
  const promised = mapped(limits, (limit, clock) => ({
    ...limit,
    promised: changes.promised[clock] ?? limit.promised,
  }));
  return {
    ...base,
    version,
    validFrom,
    variant: { of: base.version, communityId },
    steps: {
      ...mapped(without(base.steps, changes.removedSteps), (step, id) => changedStep(step, changes.steps[id])),
      ...mapped(changes.newSteps, (step): StepDefinition => step),
    },
    actions: {
      ...mapped(without(base.actions, changes.removedActions), (action, id) =>
        changedAction(action, changes.actions[id], changes.removedSteps),
      ),
      ...mapped(changes.newActions, addedAction),
    },
    ...(base.limits === undefined ? {} : { limits: promised }),
  };
};
