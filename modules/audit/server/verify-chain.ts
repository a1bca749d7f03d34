import type { Tx } from '../../../platform/db/scoped-database.ts';
import { hashSeal, NO_PREVIOUS_HASH, readAnchors } from './seal-chain.ts';
import { listSealed, listSeals, type Seal } from './stored-entries.ts';

/** The first bad place of a community's chain, and how much was good before it. */
export interface ChainFinding {
  readonly communityId: string;
  readonly sealNumber: number;
  readonly rule:
    | 'seal-missing'
    | 'entries-missing-or-added'
    | 'entry-changed'
    | 'chain-broken'
    | 'anchor-differs'
    | 'tail-cut';
  readonly what: string;
}

const checkSeal = async (
  tx: Tx,
  communityId: string,
  seal: Seal,
  expected: { number: number; previous: Buffer },
): Promise<ChainFinding | undefined> => {
  const finding = (rule: ChainFinding['rule'], what: string): ChainFinding => ({
    communityId,
    sealNumber: expected.number,
    rule,
    what,
  });
  if (seal.sealNumber !== expected.number)
    return finding('seal-missing', `seal ${expected.number} is missing, found ${seal.sealNumber}`);
  if (!seal.previousHash.equals(expected.previous))
    return finding('chain-broken', 'the hash of the seal before differs');
  const entries = await listSealed(tx, communityId, seal.sealNumber);
  if (entries.length !== seal.entries)
    return finding('entries-missing-or-added', `${seal.entries} entries were sealed, ${entries.length} are there`);
  if (!hashSeal(seal.previousHash, seal.sealNumber, entries).equals(seal.hash))
    return finding(
      'entry-changed',
      `one of the entries ${entries[0]?.id} … ${entries.at(-1)?.id} was changed or exchanged`,
    );
  return undefined;
};

const checkAnchors = (
  communityId: string,
  seals: readonly Seal[],
  anchors: ReadonlyMap<number, string>,
): ChainFinding | undefined => {
  for (const seal of seals) {
    const anchored = anchors.get(seal.sealNumber);
    if (anchored !== undefined && anchored !== seal.hash.toString('hex'))
      return {
        communityId,
        sealNumber: seal.sealNumber,
        rule: 'anchor-differs',
        what: 'the anchor outside the database has another hash',
      };
  }
  const last = Math.max(0, ...anchors.keys());
  const lastSeal = seals.at(-1)?.sealNumber ?? 0;
  if (last > lastSeal)
    return {
      communityId,
      sealNumber: lastSeal + 1,
      rule: 'tail-cut',
      what: `the anchors reach to seal ${last}, the table only to ${lastSeal}`,
    };
  return undefined;
};

/** Reads one community's whole chain. Answers the number of entries checked and the first finding, if any. */
export const verifyChain = async (
  tx: Tx,
  communityId: string,
  anchorFolder: string,
): Promise<{ entries: number; finding: ChainFinding | undefined }> => {
  const seals = await listSeals(tx, communityId);
  let expected = { number: 1, previous: NO_PREVIOUS_HASH as Buffer };
  let entries = 0;
  for (const seal of seals) {
    const finding = await checkSeal(tx, communityId, seal, expected);
    if (finding !== undefined) return { entries, finding };
    expected = { number: seal.sealNumber + 1, previous: seal.hash };
    entries += seal.entries;
  }
  return { entries, finding: checkAnchors(communityId, seals, await readAnchors(anchorFolder, communityId)) };
};
