import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { exportImportErrors, getImport, listImportRows, listImports } from '../contract.ts';
import type { ImportDeps } from './deps.ts';
import { errorFile, type ErrorRow } from './error-file.ts';
import { replyOf, summaryOf } from './import-reply.ts';
import { findImport, listImportRecords, type ImportRecord } from './import-rows.ts';
import { record } from './record.ts';
import { rowReplyOf, type StoredRow } from './row-reply.ts';

const ROWS: Statement = {
  name: 'rows-of-import',
  text: `select number, outcome, remarks, cells_sealed as "cellsSealed", plan_sealed as "planSealed", person_id as "personId", dwelling_id as "dwellingId",
      decision, result, result_code as "resultCode"
    from person_import_row where community_id = $1 and import_id = $2 and sheet = $3 and number > $4
      and outcome is not null and ($5::text is null or outcome = $5) and ($6::text is null or result = $6)
    order by number limit $7`,
};
const NOT_TAKEN: Statement = {
  name: 'rows-of-import-not-taken',
  text: `select number, remarks, cells_sealed as "cellsSealed", result_code as "resultCode", outcome
    from person_import_row where community_id = $1 and import_id = $2 and sheet = $3
      and (outcome = 'error' or result in ('refused', 'undo-refused')
        or (outcome = 'possible' and coalesce(decision, 'skip') = 'skip'))
      and number > $4
    order by number limit $5`,
};
const COUNT_NOT_TAKEN: Statement = {
  name: 'count-rows-of-import-not-taken',
  text: `select count(*) as count from person_import_row where community_id = $1 and import_id = $2 and sheet = $3
      and (outcome = 'error' or result in ('refused', 'undo-refused')
        or (outcome = 'possible' and coalesce(decision, 'skip') = 'skip'))`,
};

const ROWS_AT_ONCE = 500;

const listRoute = (deps: ImportDeps): Implementation =>
  implement(listImports, async (tx, call) =>
    ok({ items: (await listImportRecords(tx, call.params.communityId)).map((one) => summaryOf(deps, one)) }),
  );

const getRoute = (deps: ImportDeps): Implementation =>
  implement(getImport, async (tx, call) => {
    const { communityId, importId } = call.params;
    const one = await findImport(tx, communityId, importId);
    return one === undefined ? refuse('not-found') : ok(replyOf(deps, one, call.caller.rolesIn(communityId)));
  });

/** Reading the rows of a list is reading about people, so it is on record. */
const rowsRoute = (deps: ImportDeps): Implementation =>
  implement(listImportRows, async (tx, call) => {
    const { communityId, importId } = call.params;
    const { outcome, result, after, limit } = call.query;
    const one = await findImport(tx, communityId, importId);
    if (one === undefined) return refuse('not-found');
    const rows = await tx.query<StoredRow>(ROWS, [
      communityId,
      importId,
      one.sheet,
      Math.max(after, one.headRows),
      outcome ?? null,
      result ?? null,
      limit + 1,
    ]);
    record(tx, call, communityId, 'read-import-rows', importId, { after, rows: Math.min(rows.length, limit) });
    return ok({ items: rows.slice(0, limit).map((row) => rowReplyOf(deps, one, row)), more: rows.length > limit });
  });

/** Rows that were not taken, some at a time. */
async function* notTaken(tx: Tx, { communityId, id, sheet }: ImportRecord): AsyncGenerator<readonly ErrorRow[]> {
  for (let after = 0; ; ) {
    const rows = await tx.query<ErrorRow>(NOT_TAKEN, [communityId, id, sheet, after, ROWS_AT_ONCE]);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.number;
  }
}

const errorsRoute = (deps: ImportDeps): Implementation =>
  implement(exportImportErrors, async (tx, call) => {
    const { communityId, importId } = call.params;
    const one = await findImport(tx, communityId, importId);
    if (one === undefined) return refuse('not-found');
    const [there] = await tx.query<{ count: number }>(COUNT_NOT_TAKEN, [communityId, importId, one.sheet]);
    record(tx, call, communityId, 'export-import-errors', importId, { rows: there?.count ?? 0 });
    const bytes = await errorFile(deps, one, notTaken(tx, one), { name: call.caller.name, at: call.now });
    const title = deps.text('imports.errors-file')?.zh ?? 'errors';
    return ok({ bytes, filename: `${title}${plainDateOf(call.now)}.xlsx` });
  });

export const readRoutes = (deps: ImportDeps): readonly Implementation[] => [
  listRoute(deps),
  getRoute(deps),
  rowsRoute(deps),
  errorsRoute(deps),
];
