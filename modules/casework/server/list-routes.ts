import { ok } from '../../../kernel/result.ts';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { exportCases, listCases } from '../contract.ts';
import { exportSheet } from './case-export.ts';
import { askingIn } from './case-access.ts';
import { caseQuery, listPage, openCaseCursor } from './case-queries.ts';
import { summaryOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';

/** An export beyond this is asked for in parts: one sheet stays usable in an office spreadsheet. */
const MOST_EXPORTED = 20_000;

export const listRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(listCases, async (tx, call) => {
    const { communityId } = call.params;
    const { cursor, limit, ...filter } = call.query;
    const asking = askingIn(call.caller, communityId, deps.processes);
    const after = openCaseCursor(cursor, filter.sort);
    if (!after.ok) return after;
    const query = caseQuery(communityId, filter, asking, call.now);
    const page = await listPage(tx, query, filter.sort, { limit, after: after.value, isLastQuestion: true });
    return ok({
      items: page.rows.map((row) => summaryOf(deps, row, call.now)),
      nextCursor: page.nextCursor,
    });
  }),
  implement(exportCases, async (tx, call) => {
    const { communityId } = call.params;
    const { columns, ...filter } = call.query;
    const asking = askingIn(call.caller, communityId, deps.processes);
    const page = await listPage(tx, caseQuery(communityId, filter, asking, call.now), filter.sort, {
      limit: MOST_EXPORTED,
    });
    const summaries = page.rows.map((row) => summaryOf(deps, row, call.now));
    const bytes = await exportSheet(deps, summaries, columns?.split(',') ?? [], {
      exporter: call.caller.name,
      at: call.now,
    });
    recordDone(tx, call, communityId, {
      action: 'export-cases',
      subjectKind: 'community',
      subjectId: communityId,
      details: { rows: summaries.length, filter: Object.keys(filter) },
    });
    return ok({ bytes, filename: `办件-${plainDateOf(call.now)}.xlsx` });
  }),
];
