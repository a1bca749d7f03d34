import { ROLES } from '../../access/domain/roles.ts';
import { clockFindings } from './definition-check-clocks.ts';
import { firstContactFindings } from './definition-check-first-contact.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import type { ActionDefinition, ProcessDefinition } from './definition.ts';

const actionsOf = (definition: ProcessDefinition): readonly [string, ActionDefinition][] =>
  Object.entries(definition.actions);

const referenceFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const findings: DefinitionFinding[] = [];
  const mustExist = (path: string, step: string): void => {
    if (definition.steps[step] === undefined) findings.push({ path, rule: 'step-exists', found: step });
  };
  mustExist('initialStep', definition.initialStep);
  for (const [id, action] of actionsOf(definition)) {
    action.from.forEach((step, index) => mustExist(`actions.${id}.from[${index}]`, step));
    mustExist(`actions.${id}.to`, action.to);
  }
  return findings;
};

const spread = (start: readonly string[], next: (step: string) => readonly string[]): ReadonlySet<string> => {
  const reached = new Set(start);
  for (const step of reached) for (const further of next(step)) reached.add(further);
  return reached;
};

const reachFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const actions = Object.values(definition.actions);
  const reachable = spread([definition.initialStep], (step) =>
    actions.filter((action) => action.from.includes(step)).map((action) => action.to),
  );
  const done = Object.keys(definition.steps).filter((step) => definition.steps[step]?.kind === 'done');
  const ending = spread(done, (step) =>
    actions.filter((action) => action.to === step).flatMap((action) => action.from),
  );
  return Object.keys(definition.steps).flatMap((step) => [
    ...(reachable.has(step) ? [] : [{ path: `steps.${step}`, rule: 'step-reachable', found: step }]),
    ...(ending.has(step) ? [] : [{ path: `steps.${step}`, rule: 'way-out-to-done', found: step }]),
  ]);
};

const doneFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] =>
  Object.entries(definition.steps).flatMap(([id, step]) => {
    const leaving = actionsOf(definition).filter(([, action]) => action.from.includes(id));
    const done = step.kind === 'done';
    return [
      ...(done === (step.outcome !== undefined)
        ? []
        : [{ path: `steps.${id}.outcome`, rule: 'outcome-exactly-when-done', found: String(step.outcome) }]),
      ...(done
        ? leaving.map(([action]) => ({ path: `actions.${action}.from`, rule: 'done-is-final', found: id }))
        : []),
    ];
  });

const ACTING: readonly string[] = [...ROLES, 'applicant', 'system'];

const knownRoles = (path: string, roles: readonly string[]): readonly DefinitionFinding[] => [
  ...(roles.length === 0 ? [{ path, rule: 'somebody-acts', found: 'nobody' }] : []),
  ...roles.filter((role) => !ACTING.includes(role)).map((role) => ({ path, rule: 'role-known', found: role })),
];

const roleFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  return [
    ...knownRoles('openedBy', definition.openedBy),
    ...actionsOf(definition).flatMap(([id, action]) => knownRoles(`actions.${id}.by`, action.by)),
    ...Object.entries(definition.steps).flatMap(([id, step]) =>
      step.responsible === 'unit' ? [] : knownRoles(`steps.${id}.responsible`, [step.responsible]),
    ),
  ];
};

const inputFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] =>
  actionsOf(definition).flatMap(([id, action]) => {
    const path = `actions.${id}.input`;
    const ids = action.input.map((field) => field.id);
    const lists = action.input.filter((field) => field.type === 'materials');
    const gives = action.documents.includes('one-time-notice');
    const guarded = action.needs.includes('within-first-notice');
    return [
      ...ids
        .filter((field, index) => ids.indexOf(field) !== index)
        .map((found) => ({ path, rule: 'input-ids-unique', found })),
      ...action.input
        .filter((field) => field.type === 'choice' && (field.choices ?? []).length === 0)
        .map((field) => ({ path: `${path}.${field.id}`, rule: 'choice-has-choices', found: 'none' })),
      ...(gives && !guarded
        ? [{ path: `actions.${id}.needs`, rule: 'notice-is-guarded', found: action.needs.join(',') }]
        : []),
      ...(guarded && !lists.some((field) => field.required)
        ? [{ path, rule: 'notice-names-materials', found: ids.join(',') }]
        : []),
      ...(lists.length > 1 ? [{ path, rule: 'one-list-of-materials', found: ids.join(',') }] : []),
    ];
  });

/** A notice tells until when missing papers are waited for, so the definition has to say it. */
const supplementFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const notices = actionsOf(definition).filter(([, action]) => action.documents.includes('one-time-notice'));
  return notices.length > 0 && definition.supplement === undefined
    ? [{ path: 'supplement', rule: 'notice-has-time', found: notices.map(([id]) => id).join(',') }]
    : [];
};

const limitFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] =>
  Object.entries(definition.limits ?? {}).flatMap(([clock, limit]) =>
    limit.statutory !== null && limit.promised > limit.statutory
      ? [
          {
            path: `limits.${clock}`,
            rule: 'promised-within-statutory',
            found: `${limit.promised} > ${limit.statutory}`,
          },
        ]
      : [],
  );

/**
 * Everything that is wrong with a definition; empty for a sound one. Paths through the process are only followed
 * when every step named in it exists.
 */
export const checkDefinition = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const references = referenceFindings(definition);
  const local = [
    ...doneFindings(definition),
    ...roleFindings(definition),
    ...inputFindings(definition),
    ...limitFindings(definition),
    ...supplementFindings(definition),
  ];
  if (references.length > 0) return [...references, ...local];
  return [...local, ...reachFindings(definition), ...clockFindings(definition), ...firstContactFindings(definition)];
};
