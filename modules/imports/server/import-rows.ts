import type { Instant } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { ImportReply } from '../contract.ts';
import type { ImportKind, Mapping } from '../domain/import-row.ts';

export interface SheetOfImport {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenColumns: readonly number[];
  readonly rows: number;
  /** Columns of its widest row: what stands beside the headings can be chosen too. */
  readonly columns: number;
}

/** An import as the database gives it. */
export interface ImportRecord {
  readonly communityId: string;
  readonly id: string;
  readonly kind: ImportKind;
  readonly source: 'file' | 'paste';
  readonly fileName: string;
  readonly bytes: number;
  readonly state: ImportReply['state'];
  readonly refusal: ImportReply['refusal'];
  readonly sheets: readonly SheetOfImport[];
  readonly sheet: number;
  readonly headRows: number;
  readonly titles: readonly { readonly title: string; readonly hidden: boolean }[];
  readonly mapping: Mapping;
  readonly counts: Readonly<Record<string, number>>;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  /** The last line of the file that the present work is done with. */
  readonly workedTo: number;
  readonly version: number;
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly confirmedBy: string | null;
  readonly approvedBy: string | null;
  readonly finishedAt: Instant | null;
  readonly undoneBy: string | null;
  readonly undoReason: string;
  /** How often work on it failed in a row. */
  readonly failedTries: number;
  readonly failedDuring: ImportReply['failedDuring'];
}

const COLUMNS = `community_id as "communityId", id, kind, source, file_name as "fileName", bytes, state, refusal, sheets, sheet,
  head_rows as "headRows", titles, mapping, counts, rows_total as "rowsTotal", rows_done as "rowsDone", worked_to as "workedTo", version,
  started_by as "startedBy", started_at as "startedAt", confirmed_by as "confirmedBy", approved_by as "approvedBy",
  finished_at as "finishedAt", undone_by as "undoneBy", undo_reason as "undoReason", failed_tries as "failedTries",
  failed_during as "failedDuring"`;

const ONE: Statement = {
  name: 'import',
  text: `select ${COLUMNS} from person_import where community_id = $1 and id = $2`,
};
/** Rows that come in for an import meanwhile refer to it, which is no reason to wait for them. */
const LOCKED: Statement = { name: 'import-to-change', text: `${ONE.text} for no key update` };
/** Whoever else works on it goes first; the job looks again later. */
const CLAIMED: Statement = {
  name: 'import-to-work-on',
  text: `${ONE.text} and state = $3 for no key update skip locked`,
};
const ALL: Statement = {
  name: 'imports',
  text: `select ${COLUMNS} from person_import where community_id = $1 and state <> 'uploading' order by id desc limit 50`,
};
const AT_WORK: Statement = {
  name: 'imports-at-work',
  text: `select community_id as "communityId", id, state from person_import
    where state in ('reading', 'comparing', 'writing', 'undoing') order by id`,
};
const SET: Statement = {
  name: 'set-import',
  text: `update person_import set state = $3, refusal = $4::jsonb, sheets = $5::jsonb, sheet = $6, head_rows = $7,
      titles = $8::jsonb, mapping = $9::jsonb, counts = $10::jsonb, rows_total = $11, rows_done = $12,
      confirmed_by = $13, approved_by = $14, finished_at = $15, undone_by = $16, undo_reason = $17,
      worked_to = $18, failed_tries = $19, failed_during = $20, version = version + 1
    where community_id = $1 and id = $2`,
};

export const findImport = async (tx: Tx, communityId: string, id: string): Promise<ImportRecord | undefined> =>
  (await tx.query<ImportRecord>(ONE, [communityId, id]))[0];

export const lockImport = async (tx: Tx, communityId: string, id: string): Promise<ImportRecord | undefined> =>
  (await tx.query<ImportRecord>(LOCKED, [communityId, id]))[0];

/** The import if it is still in this state and nobody else works on it. */
export const claimImport = async (
  tx: Tx,
  { communityId, id, state }: Pick<ImportRecord, 'communityId' | 'id' | 'state'>,
): Promise<ImportRecord | undefined> => (await tx.query<ImportRecord>(CLAIMED, [communityId, id, state]))[0];

export const listImportRecords = (tx: Tx, communityId: string): Promise<ImportRecord[]> =>
  tx.query<ImportRecord>(ALL, [communityId]);

export const importsAtWork = (tx: Tx): Promise<Pick<ImportRecord, 'communityId' | 'id' | 'state'>[]> =>
  tx.query(AT_WORK, []);

/** Writes what changed and answers the import as it is now; that it went on ends what had failed before. */
export const setImport = async (tx: Tx, now: ImportRecord, changed: Partial<ImportRecord>): Promise<ImportRecord> => {
  const next = { ...now, failedTries: 0, failedDuring: null, ...changed, version: now.version + 1 };
  await tx.query(SET, [
    next.communityId,
    next.id,
    next.state,
    next.refusal === null ? null : JSON.stringify(next.refusal),
    JSON.stringify(next.sheets),
    next.sheet,
    next.headRows,
    JSON.stringify(next.titles),
    JSON.stringify(next.mapping),
    JSON.stringify(next.counts),
    next.rowsTotal,
    next.rowsDone,
    next.confirmedBy,
    next.approvedBy,
    next.finishedAt,
    next.undoneBy,
    next.undoReason,
    next.workedTo,
    next.failedTries,
    next.failedDuring,
  ]);
  return next;
};

const COUNT: Statement = {
  name: 'count-import-rows',
  text: `select outcome, result, decision, remarks @> '[{"code": "group-for-head"}]' as "forHead", count(*) as count from person_import_row
    where community_id = $1 and import_id = $2 and sheet = $3 and number > $4 group by 1, 2, 3, 4`,
};

/** Rows by outcome, by result, those possible ones that nobody has decided on, and those with a group for the head. */
export const countRows = async (tx: Tx, one: ImportRecord): Promise<Readonly<Record<string, number>>> => {
  const rows = await tx.query<{
    outcome: string | null;
    result: string | null;
    decision: string | null;
    forHead: boolean;
    count: number;
  }>(COUNT, [one.communityId, one.id, one.sheet, one.headRows]);
  const counts: Record<string, number> = {};
  const add = (key: string, count: number): void => {
    counts[key] = (counts[key] ?? 0) + count;
  };
  for (const { outcome, result, decision, forHead, count } of rows) {
    if (outcome !== null) add(outcome, count);
    if (result !== null) add(result, count);
    const isWritten = outcome === 'new' || outcome === 'changed' || decision === 'same' || decision === 'new';
    if (forHead && isWritten) add('for-head', count);
    if (outcome === 'possible') add(decision === null ? 'undecided' : `decided-${decision}`, count);
  }
  return counts;
};

/** How many rows would be written as things stand. */
export const rowsToWrite = (counts: Readonly<Record<string, number>>): number =>
  (counts['new'] ?? 0) + (counts['changed'] ?? 0) + (counts['decided-same'] ?? 0) + (counts['decided-new'] ?? 0);
