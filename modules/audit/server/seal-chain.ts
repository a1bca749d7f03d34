import { createHash } from 'node:crypto';
import { communitiesWith } from '../../../platform/db/communities-with.ts';
import { sumOfEach } from '../../../platform/db/each-for-itself.ts';
import type { ScopedDatabase, Tx } from '../../../platform/db/scoped-database.ts';
import { digestOf, writeAnchor, type DigestedEntry } from './anchors.ts';
import { findLastSeal, findUnsealed, WITH_UNSEALED, type Seal } from './stored-entries.ts';

const BATCH = 5_000;
export const NO_PREVIOUS_HASH = Buffer.alloc(32);

/** Hash of one seal: the one before, its own number and count, and the hash of every entry in the order of their ids. */
export const hashSeal = (previousHash: Buffer, sealNumber: number, digests: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256').update(previousHash).update(`\n${sealNumber}\n${digests.length}\n`);
  for (const digest of digests) hash.update(digest);
  return hash.digest();
};

const writeSeal = async (
  tx: Tx,
  communityId: string,
  entries: readonly DigestedEntry[],
  now: string,
): Promise<Seal> => {
  const last = await findLastSeal(tx, communityId);
  const sealNumber = (last?.sealNumber ?? 0) + 1;
  const previousHash = last?.hash ?? NO_PREVIOUS_HASH;
  const hash = hashSeal(
    previousHash,
    sealNumber,
    entries.map(({ digest }) => digest),
  );
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
  readonly entries: readonly DigestedEntry[];
}

/** Seals up to one batch of a community's entries. Two sealers at once: the second fails on the seal's key and changes nothing. */
const sealBatch = (database: ScopedDatabase, communityId: string, now: string): Promise<Batch | undefined> =>
  database.transact([communityId], async (tx) => {
    const unsealed = await findUnsealed(tx, communityId, BATCH);
    if (unsealed.length === 0) return { keep: false, value: undefined };
    const entries = unsealed.map((entry) => ({ id: entry.id, digest: digestOf(entry) }));
    return { keep: true, value: { seal: await writeSeal(tx, communityId, entries, now), entries } };
  });

/**
 * Seals everything that waits, for all communities. Answers how many entries were sealed; `onSealed` is told each seal, so
 * that it can be kept where nobody who has this machine can change it. A community whose trail cannot be sealed keeps no
 * other waiting; an AggregateError is thrown when those are done.
 */
export const sealAuditTrail = async (
  database: ScopedDatabase,
  communityIds: readonly string[],
  anchorFolder: string,
  now: () => string,
  onSealed: (communityId: string, seal: Seal) => void = () => undefined,
): Promise<number> => {
  const these = await communitiesWith(database, communityIds, WITH_UNSEALED);
  return sumOfEach('seal audit trails', these, async (communityId) => {
    let sealed = 0;
    for (;;) {
      const batch = await sealBatch(database, communityId, now());
      if (batch === undefined) return sealed;
      await writeAnchor(anchorFolder, communityId, batch.seal, batch.entries);
      onSealed(communityId, batch.seal);
      sealed += batch.entries.length;
      if (batch.entries.length < BATCH) return sealed;
    }
  });
};
