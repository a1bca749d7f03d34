import type { DefinitionFinding } from './definition-finding.ts';
import type { InputField, ProcessDefinition } from './definition.ts';
import { OUTSIDE_ROLES } from '../../access/domain/roles.ts';

const latest = (definitions: readonly ProcessDefinition[], id: string): ProcessDefinition | undefined =>
  definitions
    .filter((definition) => definition.id === id)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);

/** Where a carried value may come from: the action's own field, if it must be filled in, else wherever it was given before. */
const sourcesOf = ({ opening, actions }: ProcessDefinition, action: string, id: string): readonly InputField[] => {
  const own = actions[action]?.input.find((field) => field.id === id);
  if (own?.required === true && own.when === undefined) return [own];
  return [...(opening?.input ?? []), ...Object.values(actions).flatMap(({ input }) => input)].filter(
    (field) => field.id === id,
  );
};

/** Whether a value of one field fits another: the same type, and every choice the one offers known to the other. */
const fits = (given: InputField, taken: InputField): boolean =>
  given.type === taken.type &&
  (given.choices ?? []).every(({ id }) => taken.choices?.some((choice) => choice.id === id) === true);

/** What is wrong with the case that an action opens on another process: nobody is there to fill in what is missing. */
const linkedFindings = (
  definition: ProcessDefinition,
  action: string,
  target: ProcessDefinition,
  carries: readonly string[],
): readonly DefinitionFinding[] => {
  const path = `actions.${action}.opensLinked`;
  const taken = target.opening?.input ?? [];
  const needed = taken.filter(({ required, when }) => required && when === undefined).map(({ id }) => id);
  return [
    ...(target.opening?.item === 'required' ? [{ path, rule: 'linked-needs-no-item', found: target.id }] : []),
    ...(target.opening?.person === 'required' && (definition.opening?.person ?? 'required') !== 'required'
      ? [{ path, rule: 'linked-has-person', found: target.id }]
      : []),
    ...needed.filter((id) => !carries.includes(id)).map((found) => ({ path, rule: 'linked-form-is-filled', found })),
    ...carries.flatMap((id) => {
      const to = taken.find((field) => field.id === id);
      const from = sourcesOf(definition, action, id);
      return to !== undefined && from.every((field) => fits(field, to))
        ? []
        : [{ path, rule: 'linked-takes-field', found: id }];
    }),
  ];
};

const findingsOf = (
  definitions: readonly ProcessDefinition[],
  definition: ProcessDefinition,
): readonly DefinitionFinding[] => [
  ...Object.entries(definition.actions).flatMap(([id, { opensLinked }]) => {
    if (opensLinked === undefined) return [];
    const path = `actions.${id}.opensLinked`;
    const target = latest(definitions, opensLinked.processId);
    if (target === undefined) return [{ path, rule: 'process-exists', found: opensLinked.processId }];
    const staffed = target.openedBy.some((role) => !(OUTSIDE_ROLES as readonly string[]).includes(role));
    return [
      ...(staffed ? [] : [{ path, rule: 'somebody-acts', found: target.id }]),
      ...linkedFindings(definition, id, target, opensLinked.carries),
    ];
  }),
  ...(definition.rating === undefined || latest(definitions, definition.rating.followUpProcessId) !== undefined
    ? []
    : [{ path: 'rating.followUpProcessId', rule: 'process-exists', found: definition.rating.followUpProcessId }]),
];

/** What is wrong between definitions, by process: references to others that could not be carried out. */
export const checkTogether = (
  definitions: readonly ProcessDefinition[],
): readonly (DefinitionFinding & { readonly processId: string })[] =>
  definitions.flatMap((definition) =>
    findingsOf(definitions, definition).map((finding) => ({ ...finding, processId: definition.id })),
  );
