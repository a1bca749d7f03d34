import type { Instant } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseEvent } from './case-events.ts';
import type { InputField, ProcessDefinition } from './definition.ts';

export interface MeasuredInterval {
  readonly id: string;
  readonly name: Text;
  /** Whole minutes, begun ones counted; null while the second moment has not come. */
  readonly minutes: number | null;
}

const formOf = (definition: ProcessDefinition, event: CaseEvent): readonly InputField[] => {
  if (event.type === 'case-opened') return definition.opening?.input ?? [];
  return event.type === 'action-taken' ? (definition.actions[event.action]?.input ?? []) : [];
};

/** When a field says it was; left empty, when its form was filled in. Undefined while no form with it was. */
const momentOf = (
  definition: ProcessDefinition,
  events: readonly CaseEvent[],
  fieldId: string,
): Instant | undefined => {
  const event = events.find((one) => formOf(definition, one).some(({ id }) => id === fieldId));
  if (event === undefined || (event.type !== 'case-opened' && event.type !== 'action-taken')) return undefined;
  const told = event.input?.[fieldId];
  return typeof told === 'string' ? told : event.at;
};

const MINUTE = 60_000;

/** How many minutes lie between the moments that a process is measured by. */
export const intervalsOf = (definition: ProcessDefinition, events: readonly CaseEvent[]): readonly MeasuredInterval[] =>
  (definition.intervals ?? []).map(({ id, name, from, until }) => {
    const begun = momentOf(definition, events, from);
    const ended = momentOf(definition, events, until);
    if (begun === undefined || ended === undefined) return { id, name, minutes: null };
    const minutes = Math.ceil((Date.parse(ended) - Date.parse(begun)) / MINUTE);
    return { id, name, minutes: Math.max(0, minutes) };
  });
