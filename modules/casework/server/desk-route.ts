import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Caller, type Implementation } from '../../../platform/http/call.ts';
import { listDesk, listDeskTasks } from '../contract.ts';
import { listPage, openCaseCursor, type CaseQuery } from './case-queries.ts';
import { summaryOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';
import { countWaitingTasks, listWaitingTasks, openTaskCursor } from './waiting-tasks.ts';

const SHOWS = {
  'to-decide': { condition: `c.responsible = 'approver' and c.kind <> 'done'`, sort: 'due' },
  'sent-back': { condition: `c.step = 'correction' and c.kind <> 'done'`, sort: 'opened' },
  // Decided means: it was with the approver once (the clock ran) and is there no longer.
  decided: {
    condition: `c.responsible <> 'approver' and c.step <> 'correction' and (c.state->'clocks' ? 'handling' or c.state ? 'unitId')`,
    sort: 'opened',
  },
} as const;

const COUNTS: Statement = {
  name: 'desk-counts',
  text: `select count(*) filter (where responsible = 'approver')::integer as "toDecide",
                count(*) filter (where responsible = 'approver' and due_on = $3)::integer as "dueToday",
                count(*) filter (where responsible = 'approver' and due_on < $3)::integer as overdue,
                count(*) filter (where step = 'correction')::integer as "sentBack"
         from case_record
         where community_id = any ($1::uuid[]) and approving_organisation_id = any ($2::uuid[]) and kind <> 'done'
           and not confidential and (hidden_from is null or not $4::uuid = any (hidden_from))`,
};

interface CountedCases {
  readonly toDecide: number;
  readonly dueToday: number;
  readonly overdue: number;
  readonly sentBack: number;
}

type Counts = CountedCases & { readonly tasks: number };

const NO_CASES: CountedCases = { toDecide: 0, dueToday: 0, overdue: 0, sentBack: 0 };

const readCounts = async (tx: Tx, caller: Caller, today: PlainDate): Promise<Counts> => {
  const { organisationIds, workerId } = caller;
  const [cases = NO_CASES] = await tx.query<CountedCases>(COUNTS, [tx.communities, organisationIds, today, workerId]);
  return { ...cases, tasks: await countWaitingTasks(tx, tx.communities, caller) };
};

export const deskRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(listDesk, async (tx, call) => {
    const { show, community, item, cursor, limit } = call.query;
    const { condition, sort } = SHOWS[show];
    const organisationIds = call.caller.organisationIds;
    const query: CaseQuery = {
      conditions: [
        'c.community_id = any ($1::uuid[])',
        'c.approving_organisation_id = any ($2::uuid[])',
        '($3::uuid is null or c.community_id = $3::uuid)',
        '($4::text is null or c.item_id = $4::text)',
        '(c.hidden_from is null or not $5::uuid = any (c.hidden_from))',
        'not c.confidential',
        condition,
      ],
      values: [tx.communities, organisationIds, community ?? null, item ?? null, call.caller.workerId],
    };
    const after = openCaseCursor(cursor, sort);
    if (!after.ok) return after;
    const page = await listPage(tx, query, sort, { limit, after: after.value });
    return ok({
      items: page.rows.map((row) => summaryOf(deps, row, call.now)),
      nextCursor: page.nextCursor,
      counts: await readCounts(tx, call.caller, plainDateOf(call.now)),
    });
  }),
  implement(listDeskTasks, async (tx, call) => {
    const { community, cursor, limit } = call.query;
    const after = openTaskCursor(cursor);
    if (!after.ok) return after;
    const communities = tx.communities.filter((id) => community === undefined || id === community);
    const page = await listWaitingTasks(tx, deps, communities, call.caller, call.now, { limit, after: after.value });
    return ok({ ...page, counts: await readCounts(tx, call.caller, plainDateOf(call.now)) });
  }),
];
