import { clocksOf } from './clock-effects.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import type { Escalation, ProcessDefinition } from './definition.ts';
import { readForm } from './input.ts';

const actFindings = (
  definition: ProcessDefinition,
  path: string,
  { when, does }: Escalation,
): readonly DefinitionFinding[] => {
  if (!('act' in does)) return [];
  const action = definition.actions[does.act];
  if (action === undefined) return [{ path, rule: 'action-exists', found: does.act }];
  const input = readForm(action.input, does.input ?? {});
  return [
    ...(action.by.includes('system') ? [] : [{ path, rule: 'system-may-act', found: does.act }]),
    ...('inStep' in when && !action.from.includes(when.inStep)
      ? [{ path, rule: 'action-from-step', found: when.inStep }]
      : []),
    ...(input.ok ? [] : [{ path, rule: 'escalation-fills-form', found: String(input.refusal.details?.['field']) }]),
  ];
};

/** Every escalation must be able to do what it says, without anybody there to help. */
export const escalationFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const escalations = definition.escalations ?? [];
  const ids = escalations.map(({ id }) => id);
  return escalations.flatMap((escalation, index) => {
    const { when, does, id } = escalation;
    const path = `escalations.${id}`;
    const idle = 'clock' in when && !clocksOf(definition).includes(when.clock);
    const done = 'inStep' in when && definition.steps[when.inStep]?.kind === 'done';
    return [
      ...(ids.indexOf(id) === index ? [] : [{ path: `${path}.id`, rule: 'escalation-ids-unique', found: id }]),
      ...(idle ? [{ path: `${path}.when`, rule: 'clock-runs', found: when.clock }] : []),
      ...(done ? [{ path: `${path}.when`, rule: 'step-is-not-done', found: when.inStep }] : []),
      ...('notify' in does && does.notify.length === 0
        ? [{ path: `${path}.does`, rule: 'somebody-is-told', found: 'nobody' }]
        : []),
      ...actFindings(definition, `${path}.does`, escalation),
    ];
  });
};
