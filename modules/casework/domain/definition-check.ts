import { OUTSIDE_ROLES, ROLES } from '../../access/domain/roles.ts';
import { clockFindings } from './definition-check-clocks.ts';
import { firstContactFindings } from './definition-check-first-contact.ts';
import { escalationFindings } from './definition-check-escalations.ts';
import { formFindings } from './definition-check-forms.ts';
import { extraFindings } from './definition-check-extras.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import { STAY } from './definition.ts';
import type { ActionDefinition, ProcessDefinition } from './definition.ts';
import { transitionsOf } from './transitions.ts';

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
    if (action.to !== STAY) mustExist(`actions.${id}.to`, action.to);
  }
  definition.tasks?.from.forEach((step, index) => mustExist(`tasks.from[${index}]`, step));
  for (const { id, when } of definition.escalations ?? [])
    if ('inStep' in when) mustExist(`escalations.${id}.when.inStep`, when.inStep);
  if (definition.steps[STAY] !== undefined)
    findings.push({ path: `steps.${STAY}`, rule: 'stay-is-no-step', found: STAY });
  return findings;
};

const spread = (start: readonly string[], next: (step: string) => readonly string[]): ReadonlySet<string> => {
  const reached = new Set(start);
  for (const step of reached) for (const further of next(step)) reached.add(further);
  return reached;
};

const reachFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const ways = transitionsOf(definition);
  const reachable = spread([definition.initialStep], (step) =>
    ways.filter(({ from }) => from === step).map(({ to }) => to),
  );
  const done = Object.keys(definition.steps).filter((step) => definition.steps[step]?.kind === 'done');
  const ending = spread(done, (step) => ways.filter(({ to }) => to === step).map(({ from }) => from));
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
      ...(done === (step.closing !== undefined)
        ? []
        : [{ path: `steps.${id}.closing`, rule: 'closing-exactly-when-done', found: String(step.closing) }]),
      ...(done
        ? leaving.map(([action]) => ({ path: `actions.${action}.from`, rule: 'done-is-final', found: id }))
        : []),
    ];
  });

const ACTING: readonly string[] = [...ROLES, ...OUTSIDE_ROLES];

const knownRoles = (path: string, roles: readonly string[]): readonly DefinitionFinding[] => [
  ...(roles.length === 0 ? [{ path, rule: 'somebody-acts', found: 'nobody' }] : []),
  ...roles.filter((role) => !ACTING.includes(role)).map((role) => ({ path, rule: 'role-known', found: role })),
];

const roleFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  return [
    ...knownRoles('openedBy', definition.openedBy),
    ...actionsOf(definition).flatMap(([id, action]) => knownRoles(`actions.${id}.by`, action.by)),
    ...(definition.tasks === undefined ? [] : knownRoles('tasks.by', definition.tasks.by)),
    ...Object.entries(definition.steps).flatMap(([id, step]) =>
      step.responsible === 'unit' ? [] : knownRoles(`steps.${id}.responsible`, [step.responsible]),
    ),
  ];
};

const noticeFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] =>
  actionsOf(definition).flatMap(([id, action]) => {
    const path = `actions.${id}.input`;
    const ids = action.input.map((field) => field.id);
    const lists = action.input.filter((field) => field.type === 'materials');
    const gives = action.documents.includes('one-time-notice');
    const guarded = action.needs.includes('within-first-notice');
    return [
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
    ...formFindings(definition),
    ...noticeFindings(definition),
    ...limitFindings(definition),
    ...supplementFindings(definition),
    ...extraFindings(definition),
  ];
  if (references.length > 0) return [...references, ...local];
  return [
    ...local,
    ...reachFindings(definition),
    ...clockFindings(definition),
    ...firstContactFindings(definition),
    ...escalationFindings(definition),
  ];
};
