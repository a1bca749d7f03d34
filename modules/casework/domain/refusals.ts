import type { Refusal, Result } from '../../../kernel/result.ts';

/**
 * Everything a command on a case can be refused for. `details` name the rule (field, action, step, material or
 * condition ids), never a person. Words for each code live in `catalogue/texts/refusals.ts`.
 */
export type CaseRefusalCode =
  | 'case-not-opened' // a command on a case that does not exist yet
  | 'case-already-open'
  | 'first-contact-missing' // nobody to hold the duty of first contact: { rule }
  | 'process-not-offered' // the item is not offered with this service type today: { itemId, processId }
  | 'limit-missing' // a clock of the process has no limit: { clock }
  | 'promised-above-statutory' // { clock, unit, promised, statutory }
  | 'action-unknown' // { action }
  | 'action-not-from-here' // { action, step, from }
  | 'role-not-allowed' // { allowed }
  | 'action-used-up' // { action, atMostTimes }
  | 'case-archived'
  | 'input-missing' // { field }
  | 'input-invalid' // { field, rule }
  | 'reason-missing' // { field }
  | 'materials-missing' // { materialIds }
  | 'nothing-missing'
  | 'not-eligible' // { conditionIds }
  | 'notice-incomplete' // a notice leaves out something that is missing: { materialIds }
  | 'notice-names-new-material' // { materialIds }
  | 'delegation-not-in-force' // { itemId, validUntil }
  | 'not-the-approving-organisation' // { organisationId }
  | 'person-missing' // the opening form asks for a person
  | 'complained-about-yourself' // whoever the complaint is about may not take it down
  | 'item-missing' // the opening form asks for an item
  | 'consent-missing' // nobody has said yes
  | 'tasks-unanswered' // { taskIds }
  | 'handler-may-not-check' // whoever acts led the case into this step or has it in hand
  | 'not-the-unit' // { organisationId }
  | 'tasks-not-here' // no sub-task can be given in this step: { step }
  | 'task-unknown' // { taskId }
  | 'task-already-answered' // { taskId }
  | 'task-not-yours' // { taskId }
  | 'already-handler' // { workerId }
  | 'already-rated'
  | 'rating-not-asked'
  | 'correction-of-unknown-entry'; // { corrects, entries }

export type CaseRefusal = Refusal<CaseRefusalCode>;
export type CaseResult<T> = Result<T, CaseRefusal>;
