import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { evolveAll } from '../domain/evolve.ts';
import { askingAs, maySee } from './case-access.ts';
import type { CaseworkDeps } from './deps.ts';
import { caseFacts } from './matter-facts.ts';
import type { Acting } from './open-case.ts';
import { lockCase, type CaseWithHistory } from './stored-case.ts';
import type { ChangedCase } from './write-case.ts';

type Change = (
  tx: Tx,
  deps: CaseworkDeps,
  stored: CaseWithHistory,
  command: CaseCommand,
  acting: Acting,
) => Promise<Result<ChangedCase>>;

/** Of any two only the later one locks the other, so that two who join them crosswise never wait for each other. */
const EARLIER: Statement = {
  name: 'earlier-case-by-number',
  text: `select c.id from case_record c
    where c.community_id = $1 and c.number = $2 and c.process_id = $3 and c.closed_at is null
      and (c.opened_at, c.id) < (select later.opened_at, later.id from case_record later where later.community_id = $1 and later.id = $4)`,
};

const withSystem = (acting: Acting): Acting => ({
  ...acting,
  actor: { ...acting.actor, roles: [...acting.actor.roles, 'system'] },
});

/** The case with this number, locked, if it is open, was opened before and may be seen by whoever asks. */
const earlierCase = async (
  tx: Tx,
  deps: CaseworkDeps,
  later: ChangedCase,
  number: string,
  { actor }: Acting,
): Promise<CaseWithHistory | undefined> => {
  const { communityId, state } = later;
  const [row] = await tx.query<{ id: string }>(EARLIER, [communityId, number.trim(), state.processId, later.id]);
  const found = row === undefined ? undefined : await lockCase(tx, communityId, row.id);
  if (found === undefined || found.closedAt !== null || actor.workerId === null) return undefined;
  const asking = askingAs({ ...actor, workerId: actor.workerId }, deps.processes);
  const seen = maySee(asking, found, deps.processes.get(found.state.processId, found.state.processVersion));
  return seen ? found : undefined;
};

/**
 * What each report said, in the fields that the other case takes a report with; phones and other personal values stay
 * where they are and are found by the link when there is news.
 */
const reportsOf = ({ definition, events }: ChangedCase, by: string): readonly Readonly<Record<string, unknown>>[] => {
  const fields = (definition.actions[by]?.input ?? []).filter(
    ({ type, sensitive }) => type !== 'phone' && sensitive !== true,
  );
  return events.flatMap((event) => {
    const isReport = event.type === 'case-opened' || (event.type === 'action-taken' && event.action === by);
    if (!isReport) return [];
    const said = fields.flatMap(({ id }) => {
      const value = event.input?.[id];
      return value === undefined ? [] : [[id, value] as const];
    });
    return [Object.fromEntries(said)];
  });
};

/**
 * Ends one of two cases about the same in favour of the one that was opened before: that takes the reports over, and
 * both name each other. Nothing happens for an action that joins nothing.
 */
export const joinEarlier = async (
  change: Change,
  tx: Tx,
  deps: CaseworkDeps,
  later: ChangedCase,
  command: CaseCommand,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const joins = command.type === 'act' ? later.definition.actions[command.action]?.joins : undefined;
  if (command.type !== 'act' || joins === undefined) return ok(later);
  const number = command.input[joins.number];
  const found = typeof number === 'string' ? await earlierCase(tx, deps, later, number, acting) : undefined;
  if (found === undefined) return refuse('input-invalid', { field: joins.number, rule: 'no-earlier-open-case' });
  let kept: CaseWithHistory = found;
  for (const input of reportsOf(later, joins.by)) {
    const taken = await change(tx, deps, kept, { type: 'act', action: joins.by, input }, acting);
    if (!taken.ok) return taken;
    // The same row is written again next, which one statement cannot do twice.
    await tx.flush();
    kept = taken.value;
  }
  const linked = await change(
    tx,
    deps,
    kept,
    { type: 'link', caseId: later.id, relation: 'took-in' },
    withSystem(acting),
  );
  if (!linked.ok) return linked;
  await tx.flush();
  const link = { type: 'link', caseId: found.id, relation: 'joined' } as const;
  const facts = caseFacts(deps, later.definition, null, later.approvingOrganisationId);
  const decided = decide(later.definition, later.state, link, withSystem(acting).actor, facts, acting.now);
  if (!decided.ok) return decided;
  return ok({
    ...later,
    state: evolveAll(later.definition, later.state, decided.value) ?? later.state,
    events: [...later.events, ...decided.value],
    newEvents: [...later.newEvents, ...decided.value],
  });
};
