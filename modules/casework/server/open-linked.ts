import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { actingRole } from '../domain/acting-roles.ts';
import type { LinkRelation } from '../domain/case-events.ts';
import type { Actor, OpenCase } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { evolveAll, replay } from '../domain/evolve.ts';
import { nextEscalationAt } from '../domain/escalations.ts';
import { onlyAskedFor } from '../domain/input.ts';
import type { CaseworkDeps } from './deps.ts';
import { caseFacts } from './matter-facts.ts';
import { numberOf, receiptCodeFor, writeOpened, type Acting } from './open-case.ts';
import { openEvent } from './sealed-values.ts';
import type { ChangedCase } from './write-case.ts';

/** What a case opens besides itself: on which process, as what, and with which values. */
export interface LinkedOpening {
  readonly processId: string;
  readonly relation: Extract<LinkRelation, 'follows-up' | 'led-to'>;
  readonly input: Readonly<Record<string, unknown>>;
}

const SYSTEM: Actor = { workerId: null, roles: ['system'], organisationIds: [] };

const commandOf = (definition: ProcessDefinition, parent: ChangedCase, { input }: LinkedOpening): OpenCase => ({
  type: 'open',
  channel: parent.state.channel,
  materials: [],
  conditions: [],
  withPerson: takesPerson(definition) && parent.personId !== null,
  ...(Object.keys(input).length === 0 ? {} : { input: onlyAskedFor(definition.opening?.input ?? [], input) }),
  parent: { caseId: parent.id, firstContact: parent.state.firstContact },
});

const takesPerson = ({ opening }: ProcessDefinition): boolean => opening === undefined || opening.person !== 'none';

/** The case that another one opens: first contact and person come along, and it runs on the process that the definition names. */
const openLinked = async (
  tx: Tx,
  deps: CaseworkDeps,
  parent: ChangedCase,
  linked: LinkedOpening,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const { communityId, now } = acting;
  const definition = deps.processes.inForce(linked.processId, plainDateOf(now), communityId);
  if (definition === undefined) return refuse('process-not-offered', { processId: linked.processId });
  const asSystem: Actor = { ...SYSTEM, roles: ['system', ...definition.openedBy] };
  const facts = caseFacts(deps, definition, null, null);
  const events = decide(definition, null, commandOf(definition, parent, linked), asSystem, facts, now);
  if (!events.ok) return events;
  const state = replay(definition, events.value);
  const continues = linked.relation === 'led-to' && actingRole(acting.actor, definition.openedBy).ok;
  const person = takesPerson(definition) ? {} : { personId: null, personName: null, personIdMasked: null };
  const changed: ChangedCase = {
    ...parent,
    ...person,
    id: newId(),
    definition,
    state,
    events: events.value,
    newEvents: events.value,
    issued: [],
    number: await numberOf(deps, communityId, now),
    receiptCode: receiptCodeFor(deps, communityId),
    handlerWorkerId: continues ? acting.actor.workerId : null,
    approvingOrganisationId: null,
    escalateAt: nextEscalationAt(definition, state, facts.calendar),
    openedAt: now,
    closedAt: null,
  };
  return ok(await writeOpened(tx, deps, changed, { ...acting, actor: asSystem }, null));
};

/** Values of the action, or else of the opening, that the definition carries along. */
export const carriedInput = (
  deps: CaseworkDeps,
  changed: ChangedCase,
  fields: readonly string[],
): Readonly<Record<string, unknown>> => {
  const of = { communityId: changed.communityId, caseId: changed.id };
  const inputs = changed.events.flatMap((stored) => {
    const event = openEvent(deps.keyRing, of, stored);
    return event.type === 'case-opened' || event.type === 'action-taken' ? [event.input ?? {}] : [];
  });
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = inputs.findLast((input) => input[field] !== undefined)?.[field];
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
};

/** Opens the linked case in the same transaction and writes the link down on the case it comes from. */
export const openAndLink = async (
  tx: Tx,
  deps: CaseworkDeps,
  changed: ChangedCase,
  linked: LinkedOpening,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const opened = await openLinked(tx, deps, changed, linked, acting);
  if (!opened.ok) return opened;
  const facts = caseFacts(deps, changed.definition, null, changed.approvingOrganisationId);
  const link = { type: 'link', caseId: opened.value.id, relation: linked.relation } as const;
  const decided = decide(changed.definition, changed.state, link, SYSTEM, facts, acting.now);
  if (!decided.ok) return decided;
  return ok({
    ...changed,
    state: evolveAll(changed.definition, changed.state, decided.value) ?? changed.state,
    events: [...changed.events, ...decided.value],
    newEvents: [...changed.newEvents, ...decided.value],
  });
};
