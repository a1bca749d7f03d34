import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { BodyOf, RouteDefinition } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import {
  approveImport,
  chooseImportColumns,
  confirmImport,
  continueImport,
  decideImportRow,
  discardImport,
  IMPORT_WORK,
  stopImport,
  undoImport,
  type ImportReply,
} from '../contract.ts';
import { cleanText } from '../domain/clean-text.ts';
import { isEnough } from '../domain/columns.ts';
import { FIELDS_OF } from '../domain/import-row.ts';
import type { ImportDeps } from './deps.ts';
import { isNow, needsApproval, replyOf } from './import-reply.ts';
import { countRows, lockImport, rowsToWrite, setImport, type ImportRecord } from './import-rows.ts';
import {
  firstRows,
  headingReaderOf,
  recogniseSheet,
  rememberHeadings,
  titlesOf,
  type Recognised,
} from './recognise.ts';
import { record, type Asking } from './record.ts';

type Deed = ImportReply['may'][number];

const START_AGAIN: Statement = {
  name: 'compare-import-anew',
  text: `update person_import_row set outcome = null, remarks = '[]', plan_sealed = null, identity = null, person_id = null, decision = null
    where community_id = $1 and import_id = $2 and (outcome is not null or plan_sealed is not null)`,
};
const COUNT_BELOW: Statement = {
  name: 'count-import-rows-below',
  text: 'select count(*) as count from person_import_row where community_id = $1 and import_id = $2 and sheet = $3 and number > $4',
};
const DECIDE: Statement = {
  name: 'decide-import-row',
  text: `update person_import_row set decision = $5
    where community_id = $1 and import_id = $2 and sheet = $3 and number = $4 and outcome = 'possible' returning remarks`,
};
const FORGET_ROWS: Statement = {
  name: 'forget-rows-of-import',
  text: 'delete from person_import_row where community_id = $1 and import_id = $2',
};
const FORGET_PARTS: Statement = {
  name: 'forget-parts-of-discarded-import',
  text: 'delete from person_import_part where community_id = $1 and import_id = $2',
};

type OnImport = Asking & {
  readonly params: { readonly communityId: string; readonly importId: string };
  readonly body: { readonly expectedVersion: number };
};

/** The import, locked, when it is as the caller saw it and the deed makes sense now. */
const openFor = async (tx: Tx, call: OnImport, deed: Deed): Promise<Result<ImportRecord>> => {
  const one = await lockImport(tx, call.params.communityId, call.params.importId);
  if (one === undefined) return refuse('not-found');
  if (!isNow(deed, one)) return refuse('import-not-now');
  return one.version === call.body.expectedVersion ? ok(one) : refuse('stale-version');
};

type Done = Result<{ readonly next: ImportRecord; readonly details?: Readonly<Record<string, unknown>> }>;

/** A deed on an import: what all of them have in common. */
const deedRoute = <R extends RouteDefinition>(
  deps: ImportDeps,
  route: R,
  deed: Deed,
  work: (tx: Tx, call: SignedInCall<R>, one: ImportRecord) => Promise<Done>,
): Implementation => ({
  route,
  handle: async (tx, call) => {
    const given = call as SignedInCall<R> & OnImport;
    const one = await openFor(tx, given, deed);
    if (!one.ok) return one;
    const done = await work(tx, given, one.value);
    if (!done.ok) return done;
    const { next, details } = done.value;
    const { communityId, importId } = given.params;
    record(tx, given, communityId, route.id, importId, details);
    if (IMPORT_WORK.some((work) => work === next.state)) tx.afterCommit(deps.wake);
    return ok(replyOf(deps, next, given.caller.rolesIn(communityId)));
  },
});

/** What the sheet holds: as chosen by hand, or recognised anew for another sheet. */
const columnsFor = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  body: BodyOf<typeof chooseImportColumns>,
): Promise<Recognised> => {
  const fieldOf = await headingReaderOf(tx, deps, one);
  const { hiddenColumns = [], columns = 0 } = one.sheets[body.sheet] ?? {};
  const rows = await firstRows(tx, deps, one, body.sheet);
  const recognised = recogniseSheet(rows, { hiddenColumns, columns }, fieldOf);
  const headRows = body.headRows ?? recognised.headRows;
  const chosen = headRows === recognised.headRows ? undefined : rows.find(({ number }) => number === headRows);
  const texts = chosen?.cells.map((cell) => cleanText(cell).text);
  return {
    headRows,
    titles: texts === undefined ? recognised.titles : titlesOf(texts, { hiddenColumns, columns }),
    mapping: body.mapping ?? recognised.mapping,
  };
};

const columnsRoute = (deps: ImportDeps): Implementation =>
  deedRoute(deps, chooseImportColumns, 'choose-columns', async (tx, call, one): Promise<Done> => {
    const { body } = call;
    const { communityId, importId } = call.params;
    if (one.sheets[body.sheet] === undefined) return refuse('import-sheet-unknown');
    const columns = await columnsFor(tx, deps, one, body);
    const fields = Object.values(columns.mapping);
    if (new Set(fields).size < fields.length) return refuse('import-columns-unclear');
    if (body.mapping !== null && !isEnough(body.mapping, one.kind)) return refuse('import-columns-unclear');
    if (fields.some((field) => !FIELDS_OF[one.kind].includes(field))) return refuse('import-columns-unclear');
    if (body.mapping !== null) {
      const fieldOf = await headingReaderOf(tx, deps, one);
      const by = { workerId: call.caller.workerId, at: call.now };
      await rememberHeadings(tx, fieldOf, { ...one, ...columns }, body.mapping, by);
    }
    await tx.query(START_AGAIN, [communityId, importId]);
    const [below] = await tx.query<{ count: number }>(COUNT_BELOW, [
      communityId,
      importId,
      body.sheet,
      columns.headRows,
    ]);
    const next = await setImport(tx, one, {
      ...columns,
      sheet: body.sheet,
      rowsTotal: below?.count ?? 0,
      rowsDone: 0,
      workedTo: 0,
      counts: {},
      state: isEnough(columns.mapping, one.kind) ? 'comparing' : 'columns',
    });
    return ok({ next, details: { sheet: body.sheet } });
  });

const decisionRoute = (): Implementation =>
  implement(decideImportRow, async (tx, call) => {
    const { communityId, importId } = call.params;
    const { number, decision } = call.body;
    const one = await lockImport(tx, communityId, importId);
    if (one === undefined) return refuse('not-found');
    if (!isNow('decide', one)) return refuse('import-not-now');
    const [row] = await tx.query<{ remarks: readonly { code: string }[] }>(DECIDE, [
      communityId,
      importId,
      one.sheet,
      number,
      decision,
    ]);
    if (row === undefined) return refuse('not-found');
    // One ID number cannot be two people.
    if (decision === 'new' && row.remarks.some(({ code }) => code === 'name-differs'))
      return refuse('import-number-taken');
    await setImport(tx, one, { counts: await countRows(tx, one) });
    record(tx, call, communityId, 'decide-import-row', importId, { number, decision });
    return ok({ number });
  });

const confirmRoute = (deps: ImportDeps): Implementation =>
  deedRoute(deps, confirmImport, 'confirm', async (tx, call, one): Promise<Done> => {
    const counts = await countRows(tx, one);
    const rows = rowsToWrite(counts);
    if (rows === 0) return refuse('import-nothing-to-write');
    const isHead = call.caller.rolesIn(one.communityId).includes('head');
    const waits = needsApproval(deps, counts) && !isHead;
    const next = await setImport(tx, one, {
      counts,
      confirmedBy: call.caller.workerId,
      approvedBy: needsApproval(deps, counts) && isHead ? call.caller.workerId : null,
      rowsTotal: rows,
      rowsDone: 0,
      workedTo: 0,
      state: waits ? 'awaiting-approval' : 'writing',
    });
    return ok({ next, details: { rows, waits } });
  });

const approveRoute = (deps: ImportDeps): Implementation =>
  deedRoute(deps, approveImport, 'approve', async (tx, call, one): Promise<Done> => {
    const { approved } = call.body;
    const next = await setImport(
      tx,
      one,
      approved
        ? { state: 'writing', approvedBy: call.caller.workerId }
        : { state: 'preview', confirmedBy: null, approvedBy: null },
    );
    return ok({ next, details: { approved } });
  });

/** Nothing of a list that is not wanted stays. */
const forget = async (tx: Tx, one: ImportRecord): Promise<ImportRecord> => {
  await tx.query(FORGET_ROWS, [one.communityId, one.id]);
  await tx.query(FORGET_PARTS, [one.communityId, one.id]);
  return setImport(tx, one, { state: 'discarded', counts: {}, rowsTotal: 0, rowsDone: 0 });
};

const discardRoute = (deps: ImportDeps): Implementation =>
  deedRoute(
    deps,
    discardImport,
    'discard',
    async (tx, _call, one): Promise<Done> => ok({ next: await forget(tx, one) }),
  );

/**
 * Work on a list changes its version with every batch, so that stopping asks for none. What was written stays until it
 * is undone or gone on with; a list that was only being read or compared is dropped.
 */
const stopRoute = (deps: ImportDeps): Implementation =>
  implement(stopImport, async (tx, call) => {
    const { communityId, importId } = call.params;
    const one = await lockImport(tx, communityId, importId);
    if (one === undefined) return refuse('not-found');
    if (!isNow('stop', one)) return refuse('import-not-now');
    const next =
      one.state === 'writing'
        ? await setImport(tx, one, { state: 'stopped', counts: await countRows(tx, one) })
        : await forget(tx, one);
    record(tx, call, communityId, 'stop-import', importId, { state: one.state, rowsDone: one.rowsDone });
    return ok(replyOf(deps, next, call.caller.rolesIn(communityId)));
  });

const continueRoute = (deps: ImportDeps): Implementation =>
  deedRoute(
    deps,
    continueImport,
    'continue',
    async (tx, _call, one): Promise<Done> =>
      ok({ next: await setImport(tx, one, { state: one.failedDuring ?? 'writing' }) }),
  );

const undoRoute = (deps: ImportDeps): Implementation =>
  deedRoute(deps, undoImport, 'undo', async (tx, call, one): Promise<Done> => {
    const counts = await countRows(tx, one);
    const next = await setImport(tx, one, {
      state: 'undoing',
      undoneBy: call.caller.workerId,
      undoReason: call.body.reason,
      rowsTotal: counts['written'] ?? 0,
      rowsDone: 0,
      workedTo: 0,
    });
    return ok({ next });
  });

export const decideRoutes = (deps: ImportDeps): readonly Implementation[] => [
  columnsRoute(deps),
  decisionRoute(),
  confirmRoute(deps),
  approveRoute(deps),
  discardRoute(deps),
  stopRoute(deps),
  continueRoute(deps),
  undoRoute(deps),
];
