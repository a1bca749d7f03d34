import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type FileReply, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import { writeXlsxSheet, type XlsxColumn, type XlsxValue } from '../../../platform/spreadsheet/write-xlsx.ts';
import { fillText } from '../../../platform/http/problems.ts';
import { recordDone } from '../../audit/server/index.ts';
import {
  downloadIssuedDocument,
  exportIssuedDocuments,
  listDocumentKinds,
  listIssuedDocuments,
  printIssuedDocument,
  voidDocument,
  type IssuedDocument,
} from '../contract.ts';
import { phraseIn, type NoticesDeps } from './deps.ts';
import {
  entryOf,
  findPaper,
  openRegisterCursor,
  reasonPlace,
  registerPage,
  type RegisterRow,
} from './register-rows.ts';
import { contentsOfPaper } from './stored-paper.ts';

const MOST_EXPORTED = 20_000;
const MILLISECONDS_PER_MINUTE = 60_000;

interface ExportColumn {
  readonly id: string;
  readonly type: XlsxColumn['type'];
  readonly width: number;
  readonly value: (entry: IssuedDocument, deps: NoticesDeps) => XlsxValue;
}

const EXPORTED: readonly ExportColumn[] = [
  { id: 'number', type: 'text', width: 20, value: ({ number }) => number },
  { id: 'kind', type: 'text', width: 24, value: ({ kindName }) => kindName.zh },
  { id: 'issued-on', type: 'date', width: 12, value: ({ issuedAt }) => plainDateOf(issuedAt) },
  { id: 'person', type: 'text', width: 12, value: ({ person }) => person?.name ?? null },
  { id: 'case', type: 'text', width: 18, value: (entry) => entry.case?.number ?? null },
  { id: 'issued-by', type: 'text', width: 12, value: ({ issuedBy }) => issuedBy },
  {
    id: 'state',
    type: 'text',
    width: 8,
    value: ({ voided }, deps) => (voided === null ? null : phraseIn(deps, 'register.voided').zh),
  },
  { id: 'reason', type: 'text', width: 30, value: ({ voided }) => voided?.reason ?? null },
];

const exportSheet = (
  deps: NoticesDeps,
  entries: readonly IssuedDocument[],
  call: SignedInCall<RouteDefinition>,
): Promise<Uint8Array> =>
  writeXlsxSheet({
    name: phraseIn(deps, 'register.sheet').zh,
    columns: EXPORTED.map(({ id, type, width }) => ({
      title: phraseIn(deps, `register.column.${id}`).zh,
      widthInCharacters: width,
      type,
    })),
    rows: entries.map((entry) => EXPORTED.map(({ value }) => value(entry, deps))),
    note: fillText(phraseIn(deps, 'register.note'), {
      exporter: call.caller.name,
      on: plainDateOf(call.now),
      rows: entries.length,
    }).zh,
    madeAt: new Date(call.now),
  });

const audit = (
  tx: Tx,
  call: SignedInCall<RouteDefinition>,
  communityId: string,
  action: string,
  documentId: string | null,
  details: Readonly<Record<string, unknown>>,
): void =>
  recordDone(tx, call, communityId, {
    action,
    subjectKind: documentId === null ? 'community' : 'document',
    subjectId: documentId ?? communityId,
    details,
  });

/** A paper printed long after it was issued is a second copy and says so. */
const isReprint = (deps: NoticesDeps, row: RegisterRow, now: string): boolean =>
  Date.parse(now) - Date.parse(row.issuedAt) > deps.reprintAfterMinutes * MILLISECONDS_PER_MINUTE;

const fileOf = async (
  tx: Tx,
  deps: NoticesDeps,
  call: SignedInCall<typeof printIssuedDocument>,
  as: 'pdf' | 'docx',
): Promise<Result<FileReply>> => {
  const { communityId, documentId } = call.params;
  const row = await findPaper(tx, deps, call.caller, communityId, documentId);
  if (row === undefined) return refuse('not-found');
  const data = { ...contentsOfPaper(deps.keyRing, communityId, documentId, row), language: call.query.language };
  const reprint = isReprint(deps, row, call.now);
  const mark = row.voidedAt === null ? (reprint ? ('reprinted' as const) : undefined) : ('voided' as const);
  const { bytes } = await deps.render(data, { paper: 'a4', as, ...(mark === undefined ? {} : { mark }) });
  audit(tx, call, communityId, 'print-document', documentId, { as, mark: mark ?? null, caseId: row.caseId });
  return ok({ bytes, filename: `${row.number}.${as}` });
};

const listRoute = (deps: NoticesDeps): Implementation =>
  implement(listIssuedDocuments, async (tx, call) => {
    const { communityId } = call.params;
    const { cursor, limit, ...filter } = call.query;
    const after = openRegisterCursor(cursor);
    if (!after.ok) return after;
    const page = await registerPage(tx, deps, call.caller, communityId, filter, { limit, after: after.value });
    // Who looked a person's papers up stays on record, as with the person's page.
    if (filter.person !== undefined)
      audit(tx, call, communityId, 'list-documents-of-person', null, { personId: filter.person });
    return ok({
      items: page.rows.map((row) => entryOf(deps, communityId, row)),
      nextCursor: page.nextCursor,
    });
  });

const exportRoute = (deps: NoticesDeps): Implementation =>
  implement(exportIssuedDocuments, async (tx, call) => {
    const { communityId } = call.params;
    const page = await registerPage(tx, deps, call.caller, communityId, call.query, { limit: MOST_EXPORTED });
    const entries = page.rows.map((row) => entryOf(deps, communityId, row));
    const bytes = await exportSheet(deps, entries, call);
    audit(tx, call, communityId, 'export-documents', null, {
      rows: entries.length,
      filter: Object.keys(call.query).filter((name) => call.query[name as keyof typeof call.query] !== ''),
    });
    return ok({ bytes, filename: `${phraseIn(deps, 'register.sheet').zh}-${plainDateOf(call.now)}.xlsx` });
  });

/** A paper itself cannot be locked by those who may not change it; of two who void it at once the second is told. */
const LOCK_VOIDING: Statement = {
  name: 'lock-voiding',
  text: `select pg_advisory_xact_lock(hashtextextended('document-void/' || $1, 0))`,
};

const voidRoute = (deps: NoticesDeps): Implementation =>
  implement(voidDocument, async (tx, call) => {
    const { communityId, documentId } = call.params;
    await tx.query(LOCK_VOIDING, [documentId]);
    const row = await findPaper(tx, deps, call.caller, communityId, documentId);
    if (row === undefined) return refuse('not-found');
    if (row.voidedAt !== null) return refuse('document-already-void', { number: row.number });
    const { reason } = call.body;
    const reasonSealed = sealField(deps.keyRing, reasonPlace(communityId, documentId), reason);
    tx.write({
      name: 'document_void',
      sql: 'insert into document_void (community_id, document_id, at, by, reason_sealed) values ($1, $2, $3, $4, $5)',
      values: [communityId, documentId, call.now, call.caller.workerId, reasonSealed],
    });
    audit(tx, call, communityId, 'void-document', documentId, { kind: row.kind, number: row.number });
    const voided = { voidedAt: call.now, voidedBy: call.caller.workerId, reasonSealed };
    return ok(entryOf(deps, communityId, { ...row, ...voided }));
  });

export const registerRoutes = (deps: NoticesDeps): readonly Implementation[] => [
  listRoute(deps),
  exportRoute(deps),
  implement(listDocumentKinds, async () =>
    ok(
      deps.documents.kinds.flatMap((kind) => {
        const template = deps.documents.newest(kind);
        if (template === undefined) return [];
        const name = deps.texts[`document.${kind}`] ?? template.title;
        return [
          {
            id: kind,
            name: { ...name },
            madeFor: [...(template.madeFor ?? [])],
            basis: template.basis.map((basis) => ({ ...basis })),
          },
        ];
      }),
    ),
  ),
  implement(printIssuedDocument, (tx, call) => fileOf(tx, deps, call, 'pdf')),
  implement(downloadIssuedDocument, (tx, call) => fileOf(tx, deps, call, 'docx')),
  voidRoute(deps),
];
