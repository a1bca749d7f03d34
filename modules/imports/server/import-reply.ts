import type { ImportReply, ImportSummary } from '../contract.ts';
import { isEnough } from '../domain/columns.ts';
import type { ImportDeps } from './deps.ts';
import { rowsToWrite, type ImportRecord } from './import-rows.ts';

type Deed = ImportReply['may'][number];

/** States in which each deed makes sense. */
const WHEN: Readonly<Record<Deed, readonly ImportReply['state'][]>> = {
  'choose-columns': ['columns', 'preview'],
  decide: ['preview'],
  confirm: ['preview'],
  approve: ['awaiting-approval'],
  discard: ['uploading', 'columns', 'preview', 'awaiting-approval', 'refused'],
  stop: ['reading', 'comparing', 'writing'],
  continue: ['stopped'],
  undo: ['done', 'stopped'],
};

/** What can be done with an import that failed: one that wrote something is not simply forgotten. */
const AFTER_FAILURE: Readonly<Record<NonNullable<ImportReply['failedDuring']>, readonly Deed[]>> = {
  reading: ['continue', 'discard'],
  comparing: ['continue', 'discard'],
  writing: ['continue', 'undo'],
  undoing: ['continue'],
};

export const isNow = (deed: Deed, one: ImportRecord): boolean =>
  one.failedDuring === null ? WHEN[deed].includes(one.state) : AFTER_FAILURE[one.failedDuring].includes(deed);

/** Many rows, or a group that the head alone decides about. */
export const needsApproval = (deps: ImportDeps, counts: Readonly<Record<string, number>>): boolean =>
  rowsToWrite(counts) > deps.rules.approvalAboveRows || (counts['for-head'] ?? 0) > 0;

const workerOf = (deps: ImportDeps, id: string | null): ImportSummary['startedBy'] =>
  id === null ? null : { id, name: deps.workerName(id) ?? '' };

export const summaryOf = (deps: ImportDeps, one: ImportRecord): ImportSummary => ({
  id: one.id,
  kind: one.kind,
  fileName: one.fileName,
  state: one.state,
  startedBy: workerOf(deps, one.startedBy),
  startedAt: one.startedAt,
  counts: { ...one.counts },
  rowsTotal: one.rowsTotal,
  rowsDone: one.rowsDone,
});

/** What the pages show of an import, with what this caller may do now. */
export const replyOf = (deps: ImportDeps, one: ImportRecord, roles: readonly string[]): ImportReply => ({
  ...summaryOf(deps, one),
  source: one.source,
  version: one.version,
  refusal: one.refusal,
  failedDuring: one.failedDuring,
  sheets: one.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows })),
  sheet: one.sheet,
  headRows: one.headRows,
  titles: one.titles.map((title) => ({ ...title })),
  mapping: { ...one.mapping },
  isEnough: isEnough(one.mapping, one.kind),
  needsApproval: needsApproval(deps, one.counts),
  headMayWrite: roles.includes('head'),
  may: (Object.keys(WHEN) as Deed[]).filter(
    (deed) => isNow(deed, one) && (deed !== 'approve' || roles.includes('head')),
  ),
  confirmedBy: workerOf(deps, one.confirmedBy),
  approvedBy: workerOf(deps, one.approvedBy),
  finishedAt: one.finishedAt,
  undoneBy: workerOf(deps, one.undoneBy),
  undoReason: one.undoReason,
});
