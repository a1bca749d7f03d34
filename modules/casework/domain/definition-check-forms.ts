import type { DefinitionFinding } from './definition-finding.ts';
import { TITLE_TYPES } from './case-title.ts';
import type { ActionDefinition, InputField, ProcessDefinition } from './definition.ts';

/** Every form of a definition with the path it stands at: the opening form and those of the actions. */
const formsOf = (definition: ProcessDefinition): readonly (readonly [string, readonly InputField[]])[] => [
  ...(definition.opening === undefined ? [] : [['opening.input', definition.opening.input] as const]),
  ...Object.entries(definition.actions).map(([id, action]) => [`actions.${id}.input`, action.input] as const),
];

const CHOOSING: readonly string[] = ['choice', 'choices'];

/** A field may only depend on one that stands before it, and on a value that one can have. */
const whenFindings = (path: string, fields: readonly InputField[]): readonly DefinitionFinding[] =>
  fields.flatMap((field, index) => {
    const { when } = field;
    if (when === undefined) return [];
    const other = fields.slice(0, index).find(({ id }) => id === when.field);
    if (other === undefined) return [{ path: `${path}.${field.id}.when`, rule: 'when-names-field', found: when.field }];
    const wanted = typeof when.is === 'object' ? when.is : [when.is];
    const possible =
      other.type === 'yes-no' ? [true, false] : CHOOSING.includes(other.type) ? other.choices?.map(({ id }) => id) : [];
    return wanted
      .filter((value) => !(possible as readonly unknown[] | undefined)?.includes(value))
      .map((value) => ({ path: `${path}.${field.id}.when`, rule: 'when-can-be', found: String(value) }));
  });

const fieldFindings = (path: string, fields: readonly InputField[]): readonly DefinitionFinding[] => {
  const ids = fields.map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((found) => ({ path, rule: 'input-ids-unique', found })),
    ...fields
      .filter(({ type, choices = [] }) => CHOOSING.includes(type) && choices.length === 0)
      .map(({ id }) => ({ path: `${path}.${id}`, rule: 'choice-has-choices', found: 'none' })),
    ...whenFindings(path, fields),
  ];
};

const named = (
  path: string,
  rule: string,
  id: string | undefined,
  fields: readonly InputField[],
  type: InputField['type'],
): readonly DefinitionFinding[] =>
  id === undefined || fields.some((field) => field.id === id && field.type === type) ? [] : [{ path, rule, found: id }];

const actionFindings = (
  definition: ProcessDefinition,
  [id, action]: readonly [string, ActionDefinition],
): readonly DefinitionFinding[] => {
  const path = `actions.${id}`;
  const known = [...action.input, ...(definition.opening?.input ?? [])];
  return [
    ...named(`${path}.assigns`, 'assigns-worker-field', action.assigns, action.input, 'worker'),
    ...action.clock.flatMap((effect, index) =>
      'extend' in effect
        ? named(`${path}.clock[${index}]`, 'extends-by-count-field', effect.byInput, action.input, 'count')
        : [],
    ),
    ...named(`${path}.sends`, 'sends-known-fields', action.sends?.message, action.input, 'text'),
    ...named(`${path}.sends`, 'sends-known-fields', action.sends?.groups, action.input, 'choices'),
    ...(action.opensLinked?.carries ?? [])
      .filter((field) => !known.some((candidate) => candidate.id === field))
      .map((found) => ({ path: `${path}.opensLinked`, rule: 'carries-known-field', found })),
  ];
};

const mayStandInTitle = ({ type, sensitive }: InputField): boolean =>
  sensitive === undefined && TITLE_TYPES.includes(type);

/** Intervals lie between fields that hold a moment. */
const intervalFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const fields = formsOf(definition).flatMap(([, input]) => input);
  return (definition.intervals ?? []).flatMap(({ id, from, until }) =>
    [from, until].flatMap((field) => named(`intervals.${id}`, 'interval-between-moments', field, fields, 'date-time')),
  );
};

const openingFindings = ({ opening, hidesApplicantFrom }: ProcessDefinition): readonly DefinitionFinding[] => [
  ...named('opening.assigns', 'assigns-worker-field', opening?.assigns, opening?.input ?? [], 'worker'),
  ...named('opening.buttons', 'buttons-choice-field', opening?.buttons, opening?.input ?? [], 'choice'),
  ...(opening?.titleFrom ?? [])
    .filter((id) => !(opening?.input ?? []).some((field) => field.id === id && mayStandInTitle(field)))
    .map((found) => ({ path: 'opening.titleFrom', rule: 'title-from-open-field', found })),
  ...(opening?.input ?? [])
    .filter(({ type }) => type === 'materials')
    .map(({ id }) => ({ path: `opening.input.${id}`, rule: 'materials-come-with-item', found: id })),
  ...(hidesApplicantFrom === undefined
    ? []
    : named('hidesApplicantFrom', 'names-complained-about', 'complainedAboutWorkerId', opening?.input ?? [], 'worker')),
];

/** What is wrong with the forms of a definition, and with what refers to their fields. */
export const formFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => [
  ...formsOf(definition).flatMap(([path, fields]) => fieldFindings(path, fields)),
  ...Object.entries(definition.actions).flatMap((entry) => actionFindings(definition, entry)),
  ...openingFindings(definition),
  ...intervalFindings(definition),
];
