import { addDays, plainDateOf, startOfDay } from '../../../kernel/plain-date.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { openPlaceWords } from '../../communities/server/index.ts';
import { actingRole } from '../domain/acting-roles.ts';
import type { Actor } from '../domain/commands.ts';
import { getStep } from '../domain/evolve.ts';
import { onlyAskedFor } from '../domain/input.ts';
import type { EventRule } from '../domain/nearby-events.ts';
import { askingAs, maySee, type AskingFor } from './case-access.ts';
import { changeCase } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import type { Acting } from './open-case.ts';
import { CASE_FROM, lockCase, STORED_COLUMNS, type StoredCase } from './stored-case.ts';

/** A case that is open and takes in another report: what, where, since when and how far; nothing about who reported. */
export interface CaseToJoin {
  readonly caseId: string;
  readonly number: string;
  readonly kind: string;
  readonly place: string;
  /** The building or grid that the place names; null where it names none. */
  readonly placeId: string | null;
  readonly stateName: Text;
  readonly openedAt: string;
  readonly reports: number;
}

interface Row extends StoredCase {
  readonly kind: unknown;
  readonly place: unknown;
  readonly joined: number;
}

/** More than these no phone needs to take along; the newest come first. */
const MOST = 300;

const OPEN: Statement = {
  name: 'open-to-be-joined',
  text: `select ${STORED_COLUMNS}, e.body -> 'input' ->> $4::text as kind, e.body -> 'input' ->> $5::text as place,
      coalesce((c.state -> 'timesTaken' ->> $6::text)::int, 0) as joined
    from ${CASE_FROM}
    join case_event e on e.community_id = c.community_id and e.case_id = c.id and e.type = 'case-opened'
    where c.community_id = $1 and c.process_id = $2 and c.opened_at >= $3 and c.closed_at is null
    order by c.opened_at desc limit ${MOST}`,
};

const mayJoin = (deps: CaseworkDeps, rule: EventRule, stored: StoredCase, actor: Actor): boolean => {
  const { processId, processVersion, step } = stored.state;
  const action = deps.processes.get(processId, processVersion).actions[rule.joinAction];
  return action?.from.includes(step) === true && actingRole(actor, action.by).ok;
};

const askingOf = (deps: CaseworkDeps, { workerId, roles, organisationIds }: Actor): AskingFor | null =>
  workerId === null ? null : askingAs({ workerId, roles, organisationIds }, deps.processes);

const isVisible = (deps: CaseworkDeps, asking: AskingFor | null, stored: StoredCase): boolean =>
  asking !== null && maySee(asking, stored, deps.processes.get(stored.state.processId, stored.state.processVersion));

export const eventRuleOf = (deps: CaseworkDeps, processId: string): EventRule | undefined =>
  deps.eventRules.find((one) => one.processId === processId);

/**
 * Cases of the last days that another report may join, in the grids named or at a place that names no grid; null stands
 * for every grid. Empty for a process whose reports are not compared.
 */
export const casesToJoin = async (
  tx: Tx,
  deps: CaseworkDeps,
  of: { readonly processId: string; readonly gridIds: ReadonlySet<string> | null },
  { actor, communityId, now }: Acting,
): Promise<readonly CaseToJoin[]> => {
  const rule = eventRuleOf(deps, of.processId);
  if (rule === undefined) return [];
  const today = plainDateOf(now);
  const since = startOfDay(addDays(today, -rule.withinDays));
  const values = [communityId, of.processId, since, rule.kindField, rule.placeField, rule.joinAction];
  const rows = await tx.query<Row>(OPEN, values);
  const placeOf = await openPlaceWords(tx, communityId, today);
  const asking = askingOf(deps, actor);
  return rows.flatMap((row) => {
    const { kind, place, state } = row;
    if (typeof kind !== 'string' || typeof place !== 'string') return [];
    if (!mayJoin(deps, rule, row, actor) || !isVisible(deps, asking, row)) return [];
    const told = placeOf(place);
    if (of.gridIds !== null && told?.gridId !== undefined && !of.gridIds.has(told.gridId)) return [];
    const { name } = getStep(deps.processes.get(state.processId, state.processVersion), state.step);
    return {
      caseId: row.id,
      number: row.number,
      kind,
      place,
      placeId: told?.place.id ?? null,
      stateName: name,
      openedAt: new Date(row.openedAt).toISOString(),
      reports: row.joined + 1,
    };
  });
};

/** The action by which the actor may join a case with another one, and its field for the number. */
export const joiningOf = (
  deps: CaseworkDeps,
  { state }: StoredCase,
  actor: Actor,
): { readonly action: string; readonly field: string } | undefined => {
  const { actions } = deps.processes.get(state.processId, state.processVersion);
  return Object.entries(actions).flatMap(([action, { joins, from, by }]) =>
    joins !== undefined && from.includes(state.step) && actingRole(actor, by).ok
      ? [{ action, field: joins.number }]
      : [],
  )[0];
};

/** Adds a report to a case that is there. Null: it is none of this process, has ended meanwhile or may not be joined. */
export const joinCase = async (
  tx: Tx,
  deps: CaseworkDeps,
  of: { readonly processId: string; readonly caseId: string; readonly values: Readonly<Record<string, unknown>> },
  acting: Acting,
): Promise<Result<{ readonly caseId: string; readonly caseNumber: string }> | null> => {
  const rule = eventRuleOf(deps, of.processId);
  const stored = rule === undefined ? undefined : await lockCase(tx, acting.communityId, of.caseId);
  if (rule === undefined || stored === undefined || stored.state.processId !== of.processId) return null;
  const { actor } = acting;
  if (!isVisible(deps, askingOf(deps, actor), stored) || !mayJoin(deps, rule, stored, actor)) return null;
  const action = rule.joinAction;
  const asked = deps.processes.get(of.processId, stored.state.processVersion).actions[action]?.input ?? [];
  const input = onlyAskedFor(asked, of.values);
  const changed = await changeCase(tx, deps, stored, { type: 'act', action, input }, acting);
  return changed.ok ? ok({ caseId: stored.id, caseNumber: stored.number }) : changed;
};

const NUMBER: Statement = {
  name: 'number-of-case-to-join',
  text: 'select number from case_record where community_id = $1 and id = $2 and process_id = $3',
};

/**
 * Ends a case in favour of one about the same, as at the office. Null: the two cannot be joined as they stand, because one
 * was finished or passed on, the other one came later or is not seen. The earlier one is locked by the joining alone.
 */
export const joinIntoEarlier = async (
  tx: Tx,
  deps: CaseworkDeps,
  of: { readonly processId: string; readonly caseId: string; readonly intoId: string },
  acting: Acting,
): Promise<Result<{ readonly caseId: string; readonly caseNumber: string }> | null> => {
  const { communityId, actor } = acting;
  const later = await lockCase(tx, communityId, of.caseId);
  const joining = later === undefined ? undefined : joiningOf(deps, later, actor);
  const [earlier] = await tx.query<{ number: string }>(NUMBER, [communityId, of.intoId, of.processId]);
  if (later === undefined || joining === undefined || earlier === undefined) return null;
  const input = { [joining.field]: earlier.number };
  const joined = await changeCase(tx, deps, later, { type: 'act', action: joining.action, input }, acting);
  if (!joined.ok) return joined.refusal.code === 'input-invalid' ? null : joined;
  // What is known besides is added to the earlier one next.
  await tx.flush();
  return ok({ caseId: of.intoId, caseNumber: earlier.number });
};
