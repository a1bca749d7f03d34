import type { DefinitionFinding } from './definition-finding.ts';
import type { ProcessDefinition } from './definition.ts';
import { CONSENT_FIELD } from './input.ts';
import type { VariantChanges } from './variant-changes.ts';

/** Fields of the opening form that something else of the process speaks of. */
const usedFields = ({ opening, actions, intervals, answerLink, hidesApplicantFrom }: ProcessDefinition) => {
  const forms = [opening?.input ?? [], ...Object.values(actions).map(({ input }) => input)].flat();
  return new Set([
    ...(opening?.titleFrom ?? []),
    ...[opening?.buttons, opening?.assigns].filter((id) => id !== undefined),
    ...(intervals ?? []).flatMap(({ from, until }) => [from, until]),
    ...(answerLink?.shows ?? []),
    ...Object.values(actions).flatMap(({ opensLinked }) => opensLinked?.carries ?? []),
    ...forms.flatMap(({ when }) => (when === undefined ? [] : [when.field])),
    ...forms.flatMap(({ startsWith }) => (typeof startsWith === 'object' ? [startsWith.field] : [])),
    ...(hidesApplicantFrom === undefined ? [] : ['complainedAboutWorkerId']),
    CONSENT_FIELD,
  ]);
};

const removedFindings = (base: ProcessDefinition, ids: readonly string[]): readonly DefinitionFinding[] => {
  const used = usedFields(base);
  return ids.flatMap((id) => {
    const path = `opening.input.${id}`;
    const field = base.opening?.input.find((candidate) => candidate.id === id);
    if (field === undefined) return [{ path, rule: 'part-known', found: id }];
    return [
      ...(field.required ? [{ path, rule: 'needed-field-stays', found: id }] : []),
      ...(used.has(id) ? [{ path, rule: 'used-field-stays', found: id }] : []),
    ];
  });
};

/** Others open cases too: an action of another case, a record from a phone. Nobody there fills in what a community asks. */
const addedFindings = (base: ProcessDefinition, changes: VariantChanges): readonly DefinitionFinding[] =>
  changes.newOpeningFields.flatMap(({ id, required }) => [
    ...(base.opening?.input.some((field) => field.id === id) === true
      ? [{ path: `opening.input.${id}`, rule: 'id-free', found: id }]
      : []),
    ...(required ? [{ path: `opening.input.${id}`, rule: 'own-field-optional', found: id }] : []),
  ]);

/** What a variant would weaken of the form a case is opened with. */
export const openingGuardFindings = (
  base: ProcessDefinition,
  changes: VariantChanges,
): readonly DefinitionFinding[] => {
  const { openingFields, newOpeningFields, removedOpeningFields } = changes;
  const named = Object.keys(openingFields);
  if (base.opening === undefined && [...named, ...newOpeningFields, ...removedOpeningFields].length > 0)
    return [{ path: 'opening', rule: 'opening-form-there', found: 'none' }];
  return [
    ...named
      .filter((id) => base.opening?.input.some((field) => field.id === id) !== true)
      .map((found) => ({ path: `opening.input.${found}`, rule: 'part-known', found })),
    ...removedFindings(base, removedOpeningFields),
    ...addedFindings(base, changes),
  ];
};
