import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { Actor, OpenCase } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { replay } from '../domain/evolve.ts';
import type { CaseworkDeps } from './deps.ts';
import { caseFacts } from './matter-facts.ts';
import { numberOf, receiptCodeFor, writeOpened, type Acting } from './open-case.ts';
import type { ChangedCase } from './write-case.ts';

/** The linked case that a bad rating opens: it carries the first contact along and runs on the process the definition names. */
export const openFollowUp = async (
  tx: Tx,
  deps: CaseworkDeps,
  rated: ChangedCase,
  processId: string,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const { communityId, now } = acting;
  const definition = deps.processes.inForce(processId, plainDateOf(now));
  if (definition === undefined) return refuse('process-not-offered', { processId });
  const command: OpenCase = {
    type: 'open',
    channel: rated.state.channel,
    materials: [],
    conditions: [],
    parent: { caseId: rated.id, firstContact: rated.state.firstContact },
  };
  const asSystem: Actor = { workerId: null, roles: ['system', ...definition.openedBy], organisationIds: [] };
  const events = decide(definition, null, command, asSystem, caseFacts(deps, definition, null, null), now);
  if (!events.ok) return events;
  const state = replay(definition, events.value);
  const changed: ChangedCase = {
    ...rated,
    id: newId(),
    definition,
    state,
    events: events.value,
    newEvents: events.value,
    issued: [],
    number: await numberOf(deps, communityId, now),
    receiptCode: receiptCodeFor(deps, communityId),
    handlerWorkerId: null,
    approvingOrganisationId: null,
    openedAt: now,
    closedAt: null,
  };
  return ok(await writeOpened(tx, deps, changed, { ...acting, actor: asSystem }, null));
};
