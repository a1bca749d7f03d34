import { createHash } from 'node:crypto';
import type { ScopedDatabase, Tx } from '../../../platform/db/scoped-database.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { digestOf, writeAnchor } from './anchors.ts';
import { findLastSeal, findUnsealed, type Seal } from './stored-entries.ts';

const BATCH = 5_000;
export const NO_PREVIOUS_HASH = Buffer.alloc(32);

/** Hash of one seal: the one before, its own number and count, and every entry in the order of their ids. */
export const hashSeal = (previousHash: Buffer, sealNumber: number, entries: readonly AuditEntry[]): Buffer => {
  const hash = createHash('sha256').update(previousHash).update(`\n${sealNumber}\n${entries.length}\n`);
  for (const entry of entries) hash.update(digestOf(entry));
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

interface Batch {
  readonly seal: Seal;
  readonly entries: readonly AuditEntry[];
}

/** Seals up to one batch of a community's entries. Two sealers at once: the second fails on the seal's key and changes nothing. */
const sealBatch = (database: ScopedDatabase, communityId: string, now: string): Promise<Batch | undefined> =>
  database.transact(communityId === '' ? [] : [communityId], async (tx) => {
    const entries = await findUnsealed(tx, communityId, BATCH);
    if (entries.length === 0) return { keep: false, value: undefined };
    return { keep: true, value: { seal: await writeSeal(tx, communityId, entries, now), entries } };
  });

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
      const batch = await sealBatch(database, communityId, now());
      if (batch === undefined) break;
      await writeAnchor(anchorFolder, communityId, batch.seal, batch.entries);
      sealed += batch.entries.length;
      if (batch.entries.length < BATCH) break;
    }
  }
  return sealed;
};
