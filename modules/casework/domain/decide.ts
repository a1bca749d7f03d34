import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import { actingRole, officeRoles, windowRoles } from './acting-roles.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import { recordDueDates } from './clock-effects.ts';
import type { Actor, CaseCommand, CaseFacts } from './commands.ts';
import { decideAct } from './decide-act.ts';
import { decideOpen } from './decide-open.ts';
import { decideEscalate } from './decide-escalate.ts';
import { decideHandOver } from './decide-hand-over.ts';
import { decideAddTask, decideFinishTask } from './decide-task.ts';
import type { ProcessDefinition } from './definition.ts';
import { decideRating } from './rating.ts';
import { record } from './recording.ts';
import type { EventBody, Recording } from './recording.ts';
import type { CaseResult } from './refusals.ts';
import { dueReminders } from './reminders.ts';

type KeepingCommand = Extract<CaseCommand, { type: 'rate' | 'remark' | 'correct' | 'link' | 'remind' }>;
type PassingCommand = Extract<CaseCommand, { type: 'add-task' | 'finish-task' | 'hand-over' }>;

const allowedRoles = (definition: ProcessDefinition, command: CaseCommand): readonly ActingRole[] => {
  switch (command.type) {
    case 'remind':
    case 'escalate':
    case 'recompute-due-dates':
      return ['system'];
    case 'link':
      return [...windowRoles(definition), 'system'];
    case 'rate':
      return ['applicant', ...windowRoles(definition)];
    default:
      return officeRoles(definition);
  }
};

/** Commands that keep the record of a case without moving it. */
const keepRecord = (state: CaseState, command: KeepingCommand, now: Instant): CaseResult<readonly EventBody[]> => {
  switch (command.type) {
    case 'rate':
      return decideRating(state, command.level, command.comment);
    case 'remark':
      if (state.archivedAt !== null) return refuse('case-archived');
      if (command.text.trim() === '') return refuse('input-missing', { field: 'text' });
      return ok([{ type: 'remark-added', text: command.text.trim() }]);
    case 'correct':
      if (!Number.isInteger(command.corrects) || command.corrects < 1 || command.corrects > state.version) {
        return refuse('correction-of-unknown-entry', { corrects: command.corrects, entries: state.version });
      }
      if (command.text.trim() === '') return refuse('input-missing', { field: 'text' });
      return ok([{ type: 'correction-added', corrects: command.corrects, text: command.text.trim() }]);
    case 'link':
      return ok([{ type: 'case-linked', caseId: command.caseId, relation: command.relation }]);
    case 'remind':
      return state.archivedAt === null ? ok(dueReminders(state, plainDateOf(now))) : refuse('case-archived');
  }
};

const recomputeDueDates = (
  recording: Recording,
  state: CaseState,
  facts: CaseFacts,
): CaseResult<readonly CaseEvent[]> =>
  state.archivedAt === null
    ? ok(
        Object.keys(state.clocks).reduce((running, clock) => recordDueDates(running, clock, facts.calendar), recording)
          .events,
      )
    : refuse('case-archived');

/** Commands by which somebody else gets a case or a part of it; each judges for itself who may. */
const passOn = (
  definition: ProcessDefinition,
  state: CaseState,
  command: PassingCommand,
  actor: Actor,
  facts: CaseFacts,
  now: Instant,
): CaseResult<readonly CaseEvent[]> => {
  const decided =
    command.type === 'hand-over'
      ? decideHandOver(definition, state, command, actor, facts)
      : command.type === 'add-task'
        ? decideAddTask(definition, state, command, actor, now)
        : decideFinishTask(definition, state, command, actor);
  if (!decided.ok) return decided;
  const { role, body } = decided.value;
  return ok([{ ...body, at: now, by: { workerId: actor.workerId, role } }]);
};

/**
 * What a command leads to: the events to append, possibly none, or the rule that speaks against it.
 * Pure: the same arguments always give the same answer, and nothing is changed.
 */
export const decide = (
  definition: ProcessDefinition,
  state: CaseState | null,
  command: CaseCommand,
  actor: Actor,
  facts: CaseFacts,
  now: Instant,
): CaseResult<readonly CaseEvent[]> => {
  if (command.type === 'open') {
    return state === null ? decideOpen(definition, command, actor, facts, now) : refuse('case-already-open');
  }
  if (state === null) return refuse('case-not-opened');
  if (command.type === 'act') return decideAct(definition, state, command, actor, facts, now);
  if (command.type === 'add-task' || command.type === 'finish-task' || command.type === 'hand-over')
    return passOn(definition, state, command, actor, facts, now);
  const role = actingRole(actor, allowedRoles(definition, command));
  if (!role.ok) return role;
  if (command.type === 'escalate') return decideEscalate(definition, state, facts, now);
  const stamp = { at: now, by: { workerId: actor.workerId, role: role.value } };
  const recording: Recording = { definition, stamp, state, events: [] };
  if (command.type === 'recompute-due-dates') return recomputeDueDates(recording, state, facts);
  const bodies = keepRecord(state, command, now);
  return bodies.ok ? ok(bodies.value.reduce(record, recording).events) : bodies;
};
