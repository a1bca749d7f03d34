import { clocksOf } from './clock-effects.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import { STAY, type ProcessDefinition } from './definition.ts';

/** Clocks whose names stand in the texts of the platform. */
const NAMED: readonly string[] = ['handling', 'transfer'];

const clockNameFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] =>
  clocksOf(definition)
    .filter((clock) => !NAMED.includes(clock) && definition.clockNames?.[clock] === undefined)
    .map((clock) => ({ path: `clockNames.${clock}`, rule: 'clock-has-name', found: 'none' }));

const taskFindings = ({ tasks }: ProcessDefinition): readonly DefinitionFinding[] => {
  const ids = tasks?.kinds.map(({ id }) => id) ?? [];
  return [
    ...(tasks !== undefined && ids.length === 0 ? [{ path: 'tasks.kinds', rule: 'task-has-kind', found: 'none' }] : []),
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((found) => ({ path: 'tasks.kinds', rule: 'task-kinds-unique', found })),
  ];
};

/** A code is of use only where an outside body may act on it, and only for the time the definition says. */
const answerLinkFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const issuing = Object.entries(definition.actions).filter(([, action]) => action.issuesAnswerLink === true);
  const answerable = (step: string): boolean =>
    Object.values(definition.actions).some(({ by, from }) => by.includes('unit-by-link') && from.includes(step));
  const fields = [
    ...(definition.opening?.input ?? []),
    ...Object.values(definition.actions).flatMap(({ input }) => input),
  ].map(({ id }) => id);
  return [
    ...(issuing.length > 0 && definition.answerLink === undefined
      ? [{ path: 'answerLink', rule: 'answer-link-has-time', found: issuing.map(([id]) => id).join(',') }]
      : []),
    ...issuing
      .filter(([, { to }]) => !answerable(to))
      .map(([id, { to }]) => ({ path: `actions.${id}.to`, rule: 'unit-can-answer', found: to })),
    ...(definition.answerLink?.shows ?? [])
      .filter((field) => !fields.includes(field))
      .map((found) => ({ path: 'answerLink.shows', rule: 'shows-known-field', found })),
  ];
};

/** The number is asked for, the case ends, and the other one can take the report over. */
const joinFindings = ({ actions, steps }: ProcessDefinition): readonly DefinitionFinding[] =>
  Object.entries(actions).flatMap(([id, { joins, input, to }]) => {
    if (joins === undefined) return [];
    const asked = input.some((field) => field.id === joins.number && field.type === 'text' && field.required);
    const takes = actions[joins.by];
    const fits =
      asked && takes?.to === STAY && !takes.input.some(({ required }) => required) && steps[to]?.kind === 'done';
    return fits ? [] : [{ path: `actions.${id}.joins`, rule: 'joins-what-can-be-joined', found: joins.by }];
  });

/** Needs that could never be met. */
const needFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const inputs = [
    ...(definition.opening?.input ?? []),
    ...Object.values(definition.actions).flatMap(({ input }) => input),
  ];
  const never: Readonly<Record<string, boolean>> = {
    'consent-given': !inputs.some(({ id, type }) => id === 'consent' && type === 'yes-no'),
    'same-unit': !inputs.some(({ type }) => type === 'organisation'),
    'tasks-done': definition.tasks === undefined,
  };
  return Object.entries(definition.actions).flatMap(([id, { needs }]) =>
    needs
      .filter((need) => never[need] === true)
      .map((found) => ({ path: `actions.${id}.needs`, rule: 'need-can-be-met', found })),
  );
};

export const extraFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => [
  ...clockNameFindings(definition),
  ...taskFindings(definition),
  ...answerLinkFindings(definition),
  ...joinFindings(definition),
  ...needFindings(definition),
];
