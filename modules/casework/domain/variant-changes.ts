import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { ActionDefinition, Escalation, Need, ProcessDefinition, StepDefinition } from './definition.ts';
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

/** What a community may change of a field that the process itself asks for: how it is called, not what it takes. */
export interface FieldChange {
  readonly label?: Text;
  readonly help?: Text;
}

/** Marks of a running clock that somebody can be told at, the soonest first. */
export const CLOCK_MARKS = ['half', 'four-fifths', 'overdue'] as const;

/** What a community may change of an escalation that tells somebody: sooner, and who is told. */
export interface EscalationChange {
  /** Count of its length, in the unit that the process has. */
  readonly count?: number;
  readonly mark?: (typeof CLOCK_MARKS)[number];
  readonly notify?: readonly ActingRole[];
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
  /** Of the form a case is opened with. */
  readonly openingFields: Readonly<Record<string, FieldChange>>;
  readonly newOpeningFields: readonly InputField[];
  readonly removedOpeningFields: readonly string[];
  readonly escalations: Readonly<Record<string, EscalationChange>>;
}

export const NO_CHANGES: VariantChanges = {
  steps: {},
  newSteps: {},
  removedSteps: [],
  actions: {},
  newActions: {},
  removedActions: [],
  promised: {},
  openingFields: {},
  newOpeningFields: [],
  removedOpeningFields: [],
  escalations: {},
};

/** Changes as they were once written down: what could not be changed then was not changed. */
export const completeChanges = (written: Partial<VariantChanges>): VariantChanges => ({ ...NO_CHANGES, ...written });

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

const changedOpening = (base: ProcessDefinition, changes: VariantChanges): Pick<ProcessDefinition, 'opening'> => {
  const { opening } = base;
  if (opening === undefined) return {};
  const kept = opening.input.filter(({ id }) => !changes.removedOpeningFields.includes(id));
  const input = kept.map((field) => ({ ...field, ...changes.openingFields[field.id] }));
  return { opening: { ...opening, input: [...input, ...changes.newOpeningFields] } };
};

const changedWhen = (when: Escalation['when'], { count, mark }: EscalationChange): Escalation['when'] => {
  if ('inStep' in when) return count === undefined ? when : { ...when, longerThan: { ...when.longerThan, count } };
  if (mark !== undefined) return { ...when, mark };
  return count === undefined || typeof when.mark === 'string'
    ? when
    : { ...when, mark: { overdueBy: { ...when.mark.overdueBy, count } } };
};

/** What happens by itself stays as it is; only who is told, and when, may differ. */
const changedEscalation = (escalation: Escalation, change: EscalationChange | undefined): Escalation =>
  change === undefined || 'act' in escalation.does
    ? escalation
    : {
        ...escalation,
        when: changedWhen(escalation.when, change),
        does: { notify: change.notify ?? escalation.does.notify },
      };

const changedEscalations = (
  { escalations }: ProcessDefinition,
  changes: VariantChanges,
): Pick<ProcessDefinition, 'escalations'> =>
  escalations === undefined
    ? {}
    : { escalations: escalations.map((each) => changedEscalation(each, changes.escalations[each.id])) };

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
    ...changedOpening(base, changes),
    ...changedEscalations(base, changes),
  };
};
