import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScopedDatabase, Tx } from '../../../platform/db/scoped-database.ts';
import { sealedText, type AuditEntry } from '../domain/audit-entry.ts';
import { findLastSeal, findUnsealed, type Seal } from './stored-entries.ts';

const BATCH = 5_000;
export const NO_PREVIOUS_HASH = Buffer.alloc(32);

/** Hash of one seal: the one before, its own number and count, and every entry in the order of their ids. */
export const hashSeal = (previousHash: Buffer, sealNumber: number, entries: readonly AuditEntry[]): Buffer => {
  const hash = createHash('sha256').update(previousHash).update(`\n${sealNumber}\n${entries.length}\n`);
  for (const entry of entries) hash.update(createHash('sha256').update(sealedText(entry)).digest());
  return hash.digest();
};

const writeSeal = async (tx: Tx, communityId: string, entries: readonly AuditEntry[], now: string): Promise<Seal> => {
  const last = await findLastSeal(tx, communityId);
  const sealNumber = (last?.sealNumber ?? 0) + 1;
  const previousHash = last?.hash ?? NO_PREVIOUS_HASH;
  const hash = hashSeal(previousHash, sealNumber, entries);
  tx.write({
    name: 'seal',
    sql: 'insert into audit_seal (community_id, seal_number, entries, previous_hash, hash, sealed_at) values ($1, $2, $3, $4, $5, $6)',
    values: [communityId, sealNumber, entries.length, previousHash, hash, now],
  });
  tx.write({
    name: 'sealed_entries',
    sql: 'update audit_entry set seal_number = $2 where community_id = $1 and id = any ($3::uuid[])',
    values: [communityId, sealNumber, entries.map((entry) => entry.id)],
  });
  return { sealNumber, entries: entries.length, previousHash, hash };
};

/** Seals up to one batch of a community's entries. Two sealers at once: the second fails on the seal's key and changes nothing. */
const sealBatch = (database: ScopedDatabase, communityId: string, now: string): Promise<Seal | undefined> =>
  database.transact(communityId === '' ? [] : [communityId], async (tx) => {
    const entries = await findUnsealed(tx, communityId, BATCH);
    if (entries.length === 0) return { keep: false, value: undefined };
    return { keep: true, value: await writeSeal(tx, communityId, entries, now) };
  });

/** The anchor file lies outside the database: one line per seal, only ever appended to. */
export const anchorFileOf = (folder: string, communityId: string): string => join(folder, `${communityId}.anchors`);

const anchor = async (folder: string, communityId: string, seal: Seal): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await appendFile(anchorFileOf(folder, communityId), `${seal.sealNumber} ${seal.hash.toString('hex')}\n`, {
    mode: 0o600,
  });
};

/**
 * The anchored hash of each seal. The first line for a number counts: when the tail of a table was cut and the job
 * sealed anew, its later lines must not take the place of what had been anchored before.
 */
export const readAnchors = async (folder: string, communityId: string): Promise<ReadonlyMap<number, string>> => {
  const text = await readFile(anchorFileOf(folder, communityId), 'utf8').catch(() => '');
  const anchors = new Map<number, string>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [number = '', hash = ''] = line.split(' ');
    if (!anchors.has(Number(number))) anchors.set(Number(number), hash);
  }
  return anchors;
};

/** Seals everything that waits, for all communities. Answers how many entries were sealed. */
export const sealAuditTrail = async (
  database: ScopedDatabase,
  communityIds: readonly string[],
  anchorFolder: string,
  now: () => string,
): Promise<number> => {
  let sealed = 0;
  for (const communityId of communityIds) {
    for (;;) {
      const seal = await sealBatch(database, communityId, now());
      if (seal === undefined) break;
      await anchor(anchorFolder, communityId, seal);
      sealed += seal.entries;
      if (seal.entries < BATCH) break;
    }
  }
  return sealed;
};
