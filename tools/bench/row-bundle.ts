import type pg from 'pg';
import { newId } from '../../platform/ids.ts';

type Row = Readonly<Record<string, string | null>>;

interface TableRows {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** All rows that one command wrote: what the bare driver writes again under other ids. */
export interface RowBundle {
  readonly caseId: string;
  readonly personId: string | null;
  readonly tables: readonly TableRows[];
  /** The case as the command left it, when it was there before: written again as an update. */
  readonly changed: Row | null;
}

const AS_TEXT = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

const select = async (owner: pg.Pool, text: string, values: readonly unknown[]): Promise<readonly Row[]> =>
  (await owner.query<Record<string, string | null>>({ text, values: [...values], types: AS_TEXT })).rows;

/** Sealed from the start: the server's own sealing must not work through what the bare driver wrote. */
const sealed = (rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ ...row, seal_number: '0' }));

/** The rows that the command under `key` wrote on a case; `before` is the case's version when it came. */
export const captureRows = async (
  owner: pg.Pool,
  communityId: string,
  caseId: string,
  before: number,
  key: string,
): Promise<RowBundle> => {
  const ofCase = [communityId, caseId];
  const record = await select(owner, 'select * from case_record where community_id = $1 and id = $2', ofCase);
  const tables: TableRows[] = [
    ...(before === 0 ? [{ table: 'case_record', rows: record }] : []),
    {
      table: 'case_event',
      rows: await select(owner, 'select * from case_event where community_id = $1 and case_id = $2 and ordinal > $3', [
        ...ofCase,
        before,
      ]),
    },
    {
      table: 'issued_document',
      rows: await select(
        owner,
        `select d.* from issued_document d where d.community_id = $1 and d.case_id = $2 and d.id in (
           select (e.body ->> 'documentId')::uuid from case_event e
           where e.community_id = $1 and e.case_id = $2 and e.ordinal > $3 and e.type = 'document-issued')`,
        [...ofCase, before],
      ),
    },
    {
      table: 'audit_entry',
      rows: sealed(
        await select(
          owner,
          'select * from audit_entry where community_id = $1 and subject_id = $2 order by id desc limit 1',
          ofCase,
        ),
      ),
    },
    {
      table: 'outbox',
      rows: await select(
        owner,
        `select * from outbox where community_id = $1 and payload ->> 'caseId' = $2 order by id desc limit 1`,
        ofCase,
      ),
    },
    {
      table: 'idempotency_key',
      rows: await select(owner, 'select * from idempotency_key where community_id = $1 and key = $2', [
        communityId,
        key,
      ]),
    },
  ].filter(({ rows }) => rows.length > 0);
  const personId = record[0]?.['person_id'] ?? null;
  return { caseId, personId, tables, changed: before === 0 ? null : (record[0] ?? null) };
};

/** Values that must be new in every copy, whatever row they stand in. */
const FRESH: Readonly<Record<string, readonly string[]>> = {
  case_record: ['number', 'receipt_code'],
  issued_document: ['id', 'number'],
  audit_entry: ['id'],
  outbox: ['id'],
  idempotency_key: ['key'],
};

/** What a copy is about: another case, and where the case is new another person. */
export interface Renewed {
  readonly caseId: string;
  readonly personId?: string;
}

interface PreparedInsert {
  readonly name: string;
  readonly text: string;
  readonly valuesFor: (renewed: Renewed) => readonly unknown[];
}

const renew = (value: string, bundle: RowBundle, { caseId, personId }: Renewed): string => {
  const ofCase = value.replaceAll(bundle.caseId, caseId);
  return personId === undefined || bundle.personId === null ? ofCase : ofCase.replaceAll(bundle.personId, personId);
};

const insertOf = (bundleName: string, { table, rows }: TableRows, bundle: RowBundle): PreparedInsert => {
  const columns = Object.keys(rows[0] ?? {});
  const tuples = rows.map(
    (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
  );
  const fresh = FRESH[table] ?? [];
  const cells = rows.flatMap((row) =>
    columns.map((column) => ({ value: row[column] ?? null, isFresh: fresh.includes(column) })),
  );
  return {
    name: `bare-${bundleName}-${table}`,
    text: `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`,
    valuesFor: (renewed) =>
      cells.map(({ value, isFresh }) => (isFresh ? newId() : value === null ? null : renew(value, bundle, renewed))),
  };
};

const UPDATED =
  'step kind responsible outcome due_on due_provisional next_mark_on handler_worker_id notice_exceptions rating closed_at version state'.split(
    ' ',
  );
const UPDATE = {
  name: 'bare-update-case',
  text: `update case_record set ${UPDATED.map((column, place) => `${column} = $${place + 3}`).join(', ')} where community_id = $1 and id = $2`,
};

/** Writes the rows of a bundle in one transaction: one prepared insert for each table, all rows of it at once. */
export const createBareWriter = (name: string, bundle: RowBundle) => {
  const inserts = bundle.tables.map((table) => insertOf(name, table, bundle));
  const { changed } = bundle;
  return async (client: pg.PoolClient, renewed: Renewed): Promise<void> => {
    await client.query('begin');
    if (changed !== null) {
      const values = [changed['community_id'], renewed.caseId, ...UPDATED.map((column) => changed[column] ?? null)];
      await client.query({ ...UPDATE, values });
    }
    for (const insert of inserts)
      await client.query({ name: insert.name, text: insert.text, values: [...insert.valuesFor(renewed)] });
    await client.query('commit');
  };
};

export const rowsIn = (bundle: RowBundle): number =>
  bundle.tables.reduce((sum, { rows }) => sum + rows.length, bundle.changed === null ? 0 : 1);
