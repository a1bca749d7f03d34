import { addDays, plainDateOf, startOfDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { openPlaceWords, responsibleAt, type PlaceTold } from '../../communities/server/index.ts';
import { getDispatchHint, listEarlierCases, listNearbyCases } from '../contract.ts';
import { actingRole } from '../domain/acting-roles.ts';
import type { Actor } from '../domain/commands.ts';
import { getStep } from '../domain/evolve.ts';
import { dispatchHint, isNear, type DispatchHint, type EventRule } from '../domain/nearby-events.ts';
import { actorIn, askingIn, maySee, type AskingFor } from './case-access.ts';
import { seeCase } from './case-routes.ts';
import { joiningOf } from './cases-to-join.ts';
import type { CaseworkDeps } from './deps.ts';
import { CASE_FROM, STORED_COLUMNS, type CaseWithHistory, type StoredCase } from './stored-case.ts';

type Nearby = ReplyOf<typeof listNearbyCases>['items'][number];
type Hint = ReplyOf<typeof getDispatchHint>['hint'];

interface ReportedCase extends StoredCase {
  readonly place: unknown;
  readonly joined: number;
}

/** The newest first; more than these nobody looks through before registering. */
const MOST_LOOKED_AT = 500;
const MOST_SHOWN = 5;

const REPORTED: Statement = {
  name: 'reported-lately',
  text: `select ${STORED_COLUMNS}, e.body -> 'input' ->> $6::text as place,
      coalesce((c.state -> 'timesTaken' ->> $7::text)::int, 0) as joined
    from ${CASE_FROM}
    join case_event e on e.community_id = c.community_id and e.case_id = c.id and e.type = 'case-opened'
    where c.community_id = $1 and c.process_id = $2 and c.opened_at >= $3 and e.body -> 'input' ->> $4::text = $5
    order by c.opened_at desc limit ${MOST_LOOKED_AT}`,
};

const joinOf = (deps: CaseworkDeps, rule: EventRule, { state }: StoredCase, actor: Actor): string | null => {
  const action = deps.processes.get(state.processId, state.processVersion).actions[rule.joinAction];
  const mayJoin = action?.from.includes(state.step) === true && actingRole(actor, action.by).ok;
  return mayJoin ? rule.joinAction : null;
};

const nearbyReply = (deps: CaseworkDeps, rule: EventRule, found: ReportedCase, actor: Actor): Nearby => {
  const definition = deps.processes.get(found.state.processId, found.state.processVersion);
  const step = getStep(definition, found.state.step);
  return {
    id: found.id,
    number: found.number,
    version: found.state.version,
    title: { ...(found.state.title ?? definition.name) },
    stateName: { ...step.name },
    stateKind: step.kind,
    openedAt: new Date(found.openedAt).toISOString(),
    reports: found.joined + 1,
    join: joinOf(deps, rule, found, actor),
  };
};

interface Looking {
  readonly communityId: string;
  readonly kind: string;
  readonly place: string;
  readonly now: string;
  readonly asking: AskingFor;
}

/** What was reported lately of this kind at about this place, the newest first, as far as the reader sees it. */
const reportedNear = async (
  tx: Tx,
  deps: CaseworkDeps,
  rule: EventRule,
  { communityId, kind, place, now, asking }: Looking,
): Promise<readonly ReportedCase[]> => {
  const today = plainDateOf(now);
  const rows = await tx.query<ReportedCase>(REPORTED, [
    communityId,
    rule.processId,
    startOfDay(addDays(today, -rule.withinDays)),
    rule.kindField,
    kind,
    rule.placeField,
    rule.joinAction,
  ]);
  const placeOf = await openPlaceWords(tx, communityId, today);
  const told = (words: string) => ({ words, placeId: placeOf(words)?.place.id });
  const here = told(place);
  return rows.filter(
    (row) =>
      typeof row.place === 'string' &&
      isNear(here, told(row.place)) &&
      maySee(asking, row, deps.processes.get(row.state.processId, row.state.processVersion)),
  );
};

const nearbyRoute = (deps: CaseworkDeps): Implementation =>
  implement(listNearbyCases, async (tx, call) => {
    const { communityId } = call.params;
    const { processId, kind, place } = call.query;
    const rule = deps.eventRules.find((one) => one.processId === processId);
    if (rule === undefined) return ok({ withinDays: 0, items: [] });
    const asking = askingIn(call.caller, communityId, deps.processes);
    const near = await reportedNear(tx, deps, rule, { communityId, kind, place, now: call.now, asking });
    const actor = actorIn(call.caller, communityId);
    return ok({
      withinDays: rule.withinDays,
      items: near.slice(0, MOST_SHOWN).map((row) => nearbyReply(deps, rule, row, actor)),
    });
  });

/** Somebody in charge of the place in the role the hint names, who works here. */
const workerFor = async (
  tx: Tx,
  deps: CaseworkDeps,
  of: { readonly communityId: string; readonly on: PlainDate; readonly hint: DispatchHint },
  told: PlaceTold | undefined,
): Promise<{ id: string; name: string } | null> => {
  const { communityId, on, hint } = of;
  if (hint.dutyRole === undefined || told === undefined) return null;
  const holders = await responsibleAt(tx, { communityId, place: told.place, on, roleId: hint.dutyRole });
  const worker = holders
    .filter(({ kind }) => kind === 'worker')
    .flatMap(({ id }) => deps.directory.worker(id) ?? [])
    .find(({ status }) => status === 'active');
  return worker === undefined ? null : { id: worker.id, name: worker.name };
};

const openedWith = ({ events }: CaseWithHistory, field: string): string => {
  const [opened] = events;
  const value = opened?.type === 'case-opened' ? opened.input?.[field] : undefined;
  return typeof value === 'string' ? value : '';
};

const hintFor = async (
  tx: Tx,
  deps: CaseworkDeps,
  stored: CaseWithHistory,
  actor: Actor,
  on: PlainDate,
): Promise<Result<{ hint: Hint }>> => {
  const { state, communityId } = stored;
  const rule = deps.eventRules.find(({ processId }) => processId === state.processId);
  const words = rule === undefined ? '' : openedWith(stored, rule.placeField);
  const hint = rule === undefined ? undefined : dispatchHint(rule, openedWith(stored, rule.kindField), words);
  const definition = deps.processes.get(state.processId, state.processVersion);
  const action = definition.actions[hint?.action ?? ''];
  if (rule === undefined || hint === undefined || action === undefined) return ok({ hint: null });
  if (!action.from.includes(state.step) || !actingRole(actor, action.by).ok) return ok({ hint: null });
  const told = (await openPlaceWords(tx, communityId, on))(words);
  const worker = await workerFor(tx, deps, { communityId, on, hint }, told);
  const copy = ({ zh, en }: Text) => ({ zh, en });
  return ok({
    hint: {
      action: hint.action,
      actionName: copy(action.name),
      worker,
      place: told?.name ?? null,
      why: copy(hint.why),
      input: { ...hint.input, ...(worker === null ? {} : { [rule.handlerField]: worker.id }) },
    },
  });
};

const earlierRoute = (deps: CaseworkDeps): Implementation =>
  implement(listEarlierCases, async (tx, call) => {
    const { communityId } = call.params;
    const stored = await seeCase(tx, deps, call);
    if (!stored.ok) return stored;
    const { value: later } = stored;
    const actor = actorIn(call.caller, communityId);
    const joining = joiningOf(deps, later, actor);
    const rule = deps.eventRules.find(({ processId }) => processId === later.state.processId);
    if (rule === undefined || joining === undefined) return ok({ items: [] });
    const near = await reportedNear(tx, deps, rule, {
      communityId,
      kind: openedWith(later, rule.kindField),
      place: openedWith(later, rule.placeField),
      now: call.now,
      asking: askingIn(call.caller, communityId, deps.processes),
    });
    const openedAt = Date.parse(later.openedAt);
    const earlier = near.filter((one) => {
      const before = Date.parse(one.openedAt) - openedAt;
      return one.closedAt === null && (before < 0 || (before === 0 && one.id < later.id));
    });
    return ok({
      items: earlier.slice(0, MOST_SHOWN).map((row) => {
        const { id, number, title, stateName, openedAt, reports } = nearbyReply(deps, rule, row, actor);
        return { id, number, title, stateName, openedAt, reports, ...joining };
      }),
    });
  });

const hintRoute = (deps: CaseworkDeps): Implementation =>
  implement(getDispatchHint, async (tx, call) => {
    const stored = await seeCase(tx, deps, call);
    if (!stored.ok) return stored;
    return hintFor(tx, deps, stored.value, actorIn(call.caller, call.params.communityId), plainDateOf(call.now));
  });

/** What was reported nearby, and to whom something is best dispatched. */
export const nearbyRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  nearbyRoute(deps),
  earlierRoute(deps),
  hintRoute(deps),
];
