import { z } from 'zod';
import { addDays, startOfDay } from '../../../kernel/plain-date.ts';
import type { Result } from '../../../kernel/result.ts';
import type { QueryOf } from '../../../platform/contract.ts';
import { openField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { Caller } from '../../../platform/http/call.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import type { IssuedDocument, exportIssuedDocuments } from '../contract.ts';
import type { NoticesDeps } from './deps.ts';
import type { StoredContents } from './stored-paper.ts';

export type RegisterFilter = Partial<QueryOf<typeof exportIssuedDocuments>> & { readonly id?: string };

/** A row of the register as the database gives it. */
export interface RegisterRow {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuedAt: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly issuedBy: string | null;
  readonly voidedAt: string | null;
  readonly voidedBy: string | null;
  readonly reasonSealed: Buffer | null;
}

const COLUMNS = `d.id, d.kind, d.number, d.issued_at as "issuedAt", d.person_id as "personId", p.name as "personName",
  d.case_id as "caseId", c.number as "caseNumber", d.issued_by as "issuedBy",
  v.at as "voidedAt", v.by as "voidedBy", v.reason_sealed as "reasonSealed"`;
const TABLES = `issued_document d
  left join case_record c on c.community_id = d.community_id and c.id = d.case_id
  left join person p on p.community_id = d.community_id and p.id = d.person_id
  left join document_void v on v.community_id = d.community_id and v.document_id = d.id`;

interface Collected {
  readonly conditions: string[];
  readonly values: unknown[];
}

const add = (into: Collected, condition: string, ...values: readonly unknown[]): void => {
  const offset = into.values.length;
  into.conditions.push(condition.replaceAll(/\?(\d+)/g, (_, index: string) => `$${offset + Number(index)}`));
  into.values.push(...values);
};

/** `%` and `_` in what is typed are letters like others. */
const literally = (words: string): string => words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Papers of a case that does not exist for the caller do not exist either. */
const collect = (deps: NoticesDeps, caller: Caller, communityId: string, filter: RegisterFilter): Collected => {
  const into: Collected = { conditions: [], values: [] };
  add(into, 'd.community_id = ?1', communityId);
  const visible = deps.cases.visibleTo(caller, communityId);
  add(into, `(d.case_id is null or ${visible.condition})`, ...visible.values);
  const { id, kind, person, from, to, state, q = '' } = filter;
  if (id !== undefined) add(into, 'd.id = ?1', id);
  if (kind !== undefined) add(into, 'd.kind = ?1', kind);
  if (person !== undefined) add(into, 'd.person_id = ?1', person);
  if (from !== undefined) add(into, 'd.issued_at >= ?1', startOfDay(from));
  if (to !== undefined) add(into, 'd.issued_at < ?1', startOfDay(addDays(to, 1)));
  if (state !== undefined) add(into, `v.document_id is ${state === 'voided' ? 'not null' : 'null'}`);
  if (q !== '') add(into, '(position(?1 in d.number) > 0 or p.name like ?2)', q, `${literally(q)}%`);
  return into;
};

const place = z.tuple([z.iso.datetime(), z.uuid()]);
export type RegisterPlace = z.output<typeof place>;

export const openRegisterCursor = (cursor: string | undefined): Result<RegisterPlace | null> =>
  openCursor<RegisterPlace>(cursor, place);

export interface RegisterPage {
  readonly rows: readonly RegisterRow[];
  readonly nextCursor: string | null;
}

/** Newest first. */
export const registerPage = async (
  tx: Tx,
  deps: NoticesDeps,
  caller: Caller,
  communityId: string,
  filter: RegisterFilter,
  { limit, after = null }: { readonly limit: number; readonly after?: RegisterPlace | null },
): Promise<RegisterPage> => {
  const query = collect(deps, caller, communityId, filter);
  if (after !== null) add(query, '(d.issued_at, d.id) < (?1::timestamptz, ?2::uuid)', ...after);
  const text = `select ${COLUMNS} from ${TABLES} where ${query.conditions.join(' and ')}
    order by d.issued_at desc, d.id desc limit ${limit + 1}`;
  const rows = await tx.query<RegisterRow>({ name: '', text }, query.values);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor: rows.length > limit && last !== undefined ? makeCursor([last.issuedAt, last.id]) : null,
  };
};

/** One paper with its contents, if it exists for the caller. */
export const findPaper = async (
  tx: Tx,
  deps: NoticesDeps,
  caller: Caller,
  communityId: string,
  id: string,
): Promise<(RegisterRow & StoredContents) | undefined> => {
  const query = collect(deps, caller, communityId, { id });
  const text = `select ${COLUMNS}, d.data, d.data_sealed as "dataSealed" from ${TABLES}
    where ${query.conditions.join(' and ')}`;
  const [row] = await tx.query<RegisterRow & StoredContents>({ name: '', text }, query.values);
  return row;
};

export const reasonPlace = (communityId: string, documentId: string): FieldPlace => ({
  table: 'document_void',
  column: 'reason_sealed',
  communityId,
  rowId: documentId,
});

/** A row as the register shows it. */
export const entryOf = (deps: NoticesDeps, communityId: string, row: RegisterRow): IssuedDocument => {
  const nameOf = (id: string | null): string | null => (id === null ? null : (deps.directory.worker(id)?.name ?? null));
  const title = deps.documents.newest(row.kind)?.title ?? { zh: row.kind, en: row.kind };
  return {
    id: row.id,
    kind: row.kind,
    kindName: { ...(deps.texts[`document.${row.kind}`] ?? title) },
    number: row.number,
    issuedAt: row.issuedAt,
    person: row.personId === null ? null : { id: row.personId, name: row.personName ?? '' },
    case: row.caseId === null ? null : { id: row.caseId, number: row.caseNumber ?? '' },
    issuedBy: nameOf(row.issuedBy),
    voided:
      row.voidedAt === null || row.reasonSealed === null
        ? null
        : {
            at: row.voidedAt,
            by: nameOf(row.voidedBy) ?? '',
            reason: openField(deps.keyRing, reasonPlace(communityId, row.id), row.reasonSealed),
          },
  };
};
