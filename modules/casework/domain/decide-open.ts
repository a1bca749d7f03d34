import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { isInForce } from '../../guides/domain/service-item.ts';
import { actingRole } from './acting-roles.ts';
import type { CaseEvent } from './case-events.ts';
import { clocksOf, startClock } from './clock-effects.ts';
import type { Actor, CaseFacts, OpenCase } from './commands.ts';
import type { ClockId, Limit, ProcessDefinition } from './definition.ts';
import { readForm } from './input.ts';
import type { ActionInput } from './input.ts';
import { openingChecklist } from './materials.ts';
import { delegationRefusal } from './needs.ts';
import { record } from './recording.ts';
import type { Recording } from './recording.ts';
import type { CaseRefusal, CaseResult } from './refusals.ts';

/** An item can only be opened on a service type it offers; where that rests on a delegation, on one in force. */
const offerRefusal = (definition: ProcessDefinition, facts: CaseFacts, now: Instant): CaseRefusal | null => {
  const { item } = facts;
  const today = plainDateOf(now);
  if (item === null) return null;
  const offered = isInForce(item, today) && item.processes.some((process) => process.processId === definition.id);
  if (!offered) return refuse('process-not-offered', { itemId: item.id, processId: definition.id }).refusal;
  const delegated = Object.values(definition.actions).some((action) => action.needs.includes('delegation-in-force'));
  return delegated ? delegationRefusal(definition, item, today) : null;
};

/** Limits of the clocks the process uses: those of the item, else those of the definition. Kept with the case. */
const limitsOf = (definition: ProcessDefinition, facts: CaseFacts): CaseResult<Readonly<Record<ClockId, Limit>>> => {
  const limits: Record<ClockId, Limit> = {};
  for (const clock of clocksOf(definition)) {
    const limit = facts.limits[clock] ?? definition.limits?.[clock];
    if (limit === undefined) return refuse('limit-missing', { clock });
    const { unit, promised, statutory } = limit;
    if (statutory !== null && promised > statutory) {
      return refuse('promised-above-statutory', { clock, unit, promised, statutory });
    }
    limits[clock] = limit;
  }
  return ok(limits);
};

const withChecks = (recording: Recording, command: OpenCase, materials: OpenCase['materials']): Recording => {
  const judged =
    command.conditions.length > 0
      ? record(recording, { type: 'conditions-checked', conditions: command.conditions })
      : recording;
  return materials.length > 0 ? record(judged, { type: 'materials-checked', materials }) : judged;
};

/** What the opening form of the process asks for and was not given, or its values. */
const readOpening = (
  { opening }: ProcessDefinition,
  command: OpenCase,
  facts: CaseFacts,
): CaseResult<ActionInput['values'] | null> => {
  if (opening === undefined) {
    const field = Object.keys(command.input ?? {})[0];
    return field === undefined ? ok(null) : refuse('input-invalid', { field, rule: 'unknown-field' });
  }
  const withPerson = command.withPerson === true;
  if (opening.person === 'required' && !withPerson) return refuse('person-missing');
  if (opening.person === 'none' && withPerson) return refuse('input-invalid', { field: 'person', rule: 'not-asked' });
  if (opening.item === 'required' && facts.item === null) return refuse('item-missing');
  if (opening.item === 'none' && facts.item !== null)
    return refuse('input-invalid', { field: 'item', rule: 'not-asked' });
  const read = readForm(opening.input, command.input ?? {});
  return read.ok ? ok(Object.keys(read.value.values).length === 0 ? null : read.value.values) : read;
};

/** Whoever a complaint is about neither takes it down nor handles it. */
const involvedRefusal = (
  { hidesApplicantFrom, opening }: ProcessDefinition,
  values: ActionInput['values'],
  actor: Actor,
): CaseRefusal | null => {
  const about = values['complainedAboutWorkerId'];
  if (hidesApplicantFrom === undefined || about === undefined) return null;
  if (about === actor.workerId) return refuse('complained-about-yourself').refusal;
  const field = opening?.assigns;
  return field !== undefined && values[field] === about
    ? refuse('input-invalid', { field, rule: 'unknown-worker' }).refusal
    : null;
};

/** Decides the opening of a case: who holds the first contact, which limits apply, what was found at the counter. */
export const decideOpen = (
  definition: ProcessDefinition,
  command: OpenCase,
  actor: Actor,
  facts: CaseFacts,
  now: Instant,
): CaseResult<readonly CaseEvent[]> => {
  const role = actingRole(actor, definition.openedBy);
  if (!role.ok) return role;
  const own = actor.workerId === null ? undefined : { workerId: actor.workerId, at: now };
  const firstContact = command.parent?.firstContact ?? own;
  if (firstContact === undefined) return refuse('first-contact-missing', { rule: 'a-worker-or-a-parent-case' });
  const notOffered = offerRefusal(definition, facts, now);
  if (notOffered !== null) return { ok: false, refusal: notOffered };
  const input = readOpening(definition, command, facts);
  if (!input.ok) return input;
  const involved = involvedRefusal(definition, input.value ?? {}, actor);
  if (involved !== null) return { ok: false, refusal: involved };
  const limits = limitsOf(definition, facts);
  if (!limits.ok) return limits;
  const materials = openingChecklist(command.materials, facts.item, command.parent !== undefined);
  if (!materials.ok) return materials;
  const stamp = { at: now, by: { workerId: actor.workerId, role: role.value } };
  const opened = record(
    { definition, stamp, state: null, events: [] },
    {
      type: 'case-opened',
      processId: definition.id,
      processVersion: definition.version,
      itemId: facts.item?.id ?? null,
      itemVersion: facts.item?.version ?? null,
      ...(facts.item?.applied === undefined ? {} : { itemOverlays: facts.item.applied }),
      channel: command.channel,
      firstContact,
      limits: limits.value,
      linkedFrom: command.parent?.caseId ?? null,
      ...(command.agent === undefined ? {} : { agent: command.agent }),
      ...(command.note === undefined ? {} : { note: command.note }),
      ...(input.value === null ? {} : { input: input.value }),
    },
  );
  const checked = withChecks(opened, command, materials.value);
  const timed = (definition.clockAtOpening ?? []).reduce(
    (recording, clock) => startClock(recording, clock, plainDateOf(now), facts.calendar),
    checked,
  );
  return ok(timed.events);
};
