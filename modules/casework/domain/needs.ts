import { refuse } from '../../../kernel/result.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { CaseState } from './case-state.ts';
import type { Actor, CaseFacts } from './commands.ts';
import type { ActionDefinition, Need, ProcessDefinition } from './definition.ts';
import { CONSENT_FIELD, materialsField } from './input.ts';
import { missingMaterials } from './materials.ts';
import type { CaseRefusal } from './refusals.ts';

export interface NeedContext {
  readonly definition: ProcessDefinition;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly facts: CaseFacts;
  readonly today: PlainDate;
}

/** An action that names missing materials to the person. */
export const isNotice = (action: ActionDefinition): boolean => action.needs.includes('within-first-notice');

/** An action whose input renews the checklist, so that completeness is judged with the input and not before. */
export const renewsMaterials = (action: ActionDefinition): boolean =>
  materialsField(action) !== undefined && !isNotice(action);

/** Delegation to communities: who may accept on behalf, and until when, stands with the item. */
export const delegationRefusal = (
  definition: ProcessDefinition,
  item: CaseFacts['item'],
  today: PlainDate,
): CaseRefusal | null => {
  const validUntil = item?.processes.find((process) => process.processId === definition.id)?.delegation?.validUntil;
  if (validUntil !== undefined && today <= validUntil) return null;
  return refuse('delegation-not-in-force', { itemId: item?.id ?? null, validUntil: validUntil ?? null }).refusal;
};

export const materialsRefusal = (state: CaseState): CaseRefusal | null => {
  const materialIds = missingMaterials(state.materials);
  return materialIds.length === 0 ? null : refuse('materials-missing', { materialIds }).refusal;
};

const eligibilityRefusal = (state: CaseState): CaseRefusal | null => {
  const conditionIds = state.conditions
    .filter((condition) => condition.result === 'no')
    .map((condition) => condition.id);
  return conditionIds.length === 0 ? null : refuse('not-eligible', { conditionIds }).refusal;
};

const organisationRefusal = ({ actor, facts }: NeedContext): CaseRefusal | null => {
  const organisationId = facts.approvingOrganisationId;
  const belongs = organisationId !== null && actor.organisationIds.includes(organisationId);
  return belongs ? null : refuse('not-the-approving-organisation', { organisationId }).refusal;
};

const unitRefusal = ({ actor, state }: NeedContext): CaseRefusal | null => {
  const organisationId = state.unitId ?? null;
  const belongs = organisationId !== null && actor.organisationIds.includes(organisationId);
  return belongs ? null : refuse('not-the-unit', { organisationId }).refusal;
};

const tasksRefusal = ({ tasks = [] }: CaseState): CaseRefusal | null => {
  const taskIds = tasks.filter((task) => task.answered === null).map((task) => task.id);
  return taskIds.length === 0 ? null : refuse('tasks-unanswered', { taskIds }).refusal;
};

/** Consent asked for by the action itself is judged with its input. */
const asksConsent = (action: ActionDefinition): boolean => action.input.some(({ id }) => id === CONSENT_FIELD);

export const consentRefusal = (consent: boolean | undefined): CaseRefusal | null =>
  consent === true ? null : refuse('consent-missing').refusal;

/** Neither who led the case here nor who has it in hand may say that it was done well. */
const checkRefusal = ({ actor, state, facts }: NeedContext): CaseRefusal | null =>
  actor.workerId !== null && (actor.workerId === state.movedBy || actor.workerId === facts.handlerWorkerId)
    ? refuse('handler-may-not-check').refusal
    : null;

/** Judges what can be judged before any input is given. What depends on input is judged by `notices.ts` and `decide-act.ts`. */
const needRefusal = (need: Need, action: ActionDefinition, context: NeedContext): CaseRefusal | null => {
  switch (need) {
    case 'eligible':
      return eligibilityRefusal(context.state);
    case 'materials-complete':
      return renewsMaterials(action) ? null : materialsRefusal(context.state);
    case 'materials-missing':
      return missingMaterials(context.state.materials).length > 0 ? null : refuse('nothing-missing').refusal;
    case 'within-first-notice':
      return null;
    case 'delegation-in-force':
      return delegationRefusal(context.definition, context.facts.item, context.today);
    case 'same-approving-organisation':
      return organisationRefusal(context);
    case 'same-unit':
      return unitRefusal(context);
    case 'tasks-done':
      return tasksRefusal(context.state);
    case 'consent-given':
      return asksConsent(action) ? null : consentRefusal(context.state.consent);
    case 'not-the-handler':
      return checkRefusal(context);
  }
};

/** The first need that is not met, in the order in which the definition lists them. */
export const firstUnmetNeed = (action: ActionDefinition, context: NeedContext): CaseRefusal | null => {
  for (const need of action.needs) {
    const refusal = needRefusal(need, action, context);
    if (refusal !== null) return refusal;
  }
  return null;
};
