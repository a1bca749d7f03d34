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

interface Expected {
  readonly number: number;
  readonly previous: Buffer;
  readonly anchored: string | undefined;
}

const checkSeal = async (
  tx: Tx,
  communityId: string,
  seal: Seal,
  expected: Expected,
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
  if (expected.anchored !== undefined && expected.anchored !== seal.hash.toString('hex'))
    return finding('anchor-differs', 'the anchor outside the database has another hash');
  return undefined;
};

const checkTail = (
  communityId: string,
  lastSeal: number,
  anchors: ReadonlyMap<number, string>,
): ChainFinding | undefined => {
  const last = Math.max(0, ...anchors.keys());
  return last <= lastSeal
    ? undefined
    : {
        communityId,
        sealNumber: lastSeal + 1,
        rule: 'tail-cut',
        what: `the anchors reach to seal ${last}, the table only to ${lastSeal}`,
      };
};

/** Reads one community's whole chain. Answers the number of entries checked and the first bad place, if any. */
export const verifyChain = async (
  tx: Tx,
  communityId: string,
  anchorFolder: string,
): Promise<{ entries: number; finding: ChainFinding | undefined }> => {
  // Anchors first: a seal made meanwhile is then in the table and not yet among them, which is no finding.
  const anchors = await readAnchors(anchorFolder, communityId);
  const seals = await listSeals(tx, communityId);
  let expected = { number: 1, previous: NO_PREVIOUS_HASH as Buffer };
  let entries = 0;
  for (const seal of seals) {
    const anchored = anchors.get(seal.sealNumber);
    const finding = await checkSeal(tx, communityId, seal, { ...expected, anchored });
    if (finding !== undefined) return { entries, finding };
    expected = { number: seal.sealNumber + 1, previous: seal.hash };
    entries += seal.entries;
  }
  return { entries, finding: checkTail(communityId, expected.number - 1, anchors) };
};
