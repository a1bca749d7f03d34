import { hash } from 'node:crypto';
import { openField, sealField, type FieldPlace } from '../crypto/field-sealing.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { WritePart } from '../db/combined-statement.ts';
import type { Statement, Tx } from '../db/scoped-database.ts';
import { isSecondUnder } from '../db/violated-key.ts';

/** Under which key a command runs, and the hash of what was asked. */
export interface IdempotencyKey {
  readonly communityId: string;
  readonly caller: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

export interface StoredReply {
  readonly status: number;
  /** The reply as it was sent, or null where the request was another one. */
  readonly json: string | null;
}

/** As JSON, with the fields of every object in one order: the order of a body's fields must not matter for "the same request". */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
};

export const hashRequest = (method: string, url: string, body: unknown): Buffer =>
  hash('sha256', `${method} ${url}\n${canonical(body ?? null)}`, 'buffer');

const FIND: Statement = {
  name: 'find-idempotency-key',
  text: 'select request_hash, status, body_sealed from idempotency_key where community_id = $1 and caller = $2 and key = $3',
};

const placeOf = (key: IdempotencyKey): FieldPlace => ({
  table: 'idempotency_key',
  column: 'body_sealed',
  communityId: key.communityId,
  rowId: `${key.caller}/${key.key}`,
});

const LOCK: Statement = {
  name: 'lock-idempotency-key',
  text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
};

/** Makes simultaneous requests under one key follow each other, until the transaction ends. */
export const lockKey = async (tx: Tx, { communityId, caller, key }: IdempotencyKey): Promise<void> => {
  await tx.query(LOCK, [`${communityId}/${caller}/${key}`]);
};

export const findStoredReply = async (tx: Tx, ring: KeyRing, key: IdempotencyKey): Promise<StoredReply | undefined> => {
  const [row] = await tx.query<{ request_hash: Buffer; status: number; body_sealed: Buffer }>(FIND, [
    key.communityId,
    key.caller,
    key.key,
  ]);
  if (row === undefined) return undefined;
  const sameRequest = row.request_hash.equals(key.requestHash);
  return {
    status: row.status,
    json: sameRequest ? openField(ring, placeOf(key), row.body_sealed) : null,
  };
};

/** Written in the command's own transaction. A second use of the key fails on the primary key and rolls everything back. */
export const storeReply = (
  ring: KeyRing,
  key: IdempotencyKey,
  status: number,
  json: Buffer,
  at: string,
): WritePart => ({
  name: 'stored_reply',
  sql: 'insert into idempotency_key (community_id, caller, key, request_hash, status, body_sealed, at) values ($1, $2, $3, $4, $5, $6, $7)',
  values: [key.communityId, key.caller, key.key, key.requestHash, status, sealField(ring, placeOf(key), json), at],
});

/** True for the error that a second, simultaneous use of a key ends in. */
export const isKeyConflict = (fault: unknown): boolean => isSecondUnder('idempotency_key_pkey', fault);
