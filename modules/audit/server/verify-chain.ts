import type { AuditEntry } from '../domain/audit-entry.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { digestOf, firstBadEntry, readAnchors, readLost, type Anchor } from './anchors.ts';
import { hashSeal, NO_PREVIOUS_HASH } from './seal-chain.ts';
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
    | 'tail-cut'
    /** Nothing contradicts the chain, but nothing outside the database vouches for its beginning either. */
    | 'anchors-missing';
  readonly what: string;
  /** The first entry that is not as it was anchored; null where the anchors do not know the entries. */
  readonly entryId: string | null;
}

interface Expected {
  readonly number: number;
  readonly previous: Buffer;
  readonly anchor: Anchor | undefined;
}

const HOW = { changed: 'was changed', removed: 'is gone', added: 'was added' } as const;

/** What is wrong with a seal and its entries taken together, before it is known which entry it is. */
const wrongWith = (
  seal: Seal,
  expected: Expected,
  entries: readonly AuditEntry[],
): readonly [ChainFinding['rule'], string] | undefined => {
  if (seal.sealNumber !== expected.number)
    return ['seal-missing', `seal ${expected.number} is missing, found ${seal.sealNumber}`];
  if (!seal.previousHash.equals(expected.previous)) return ['chain-broken', 'the hash of the seal before differs'];
  if (entries.length !== seal.entries)
    return ['entries-missing-or-added', `${seal.entries} entries were sealed, ${entries.length} are there`];
  if (!hashSeal(seal.previousHash, seal.sealNumber, entries.map(digestOf)).equals(seal.hash))
    return ['entry-changed', `one of the entries ${entries[0]?.id} … ${entries.at(-1)?.id} was changed or exchanged`];
  if (expected.anchor !== undefined && expected.anchor.hash !== seal.hash.toString('hex'))
    return ['anchor-differs', 'the anchor outside the database has another hash'];
  return undefined;
};

const checkSeal = async (
  tx: Tx,
  communityId: string,
  seal: Seal,
  expected: Expected,
): Promise<ChainFinding | undefined> => {
  const entries = await listSealed(tx, communityId, expected.number);
  const wrong = wrongWith(seal, expected, entries);
  if (wrong === undefined) return undefined;
  const [rule, what] = wrong;
  const bad = firstBadEntry(expected.anchor, entries);
  return {
    communityId,
    sealNumber: expected.number,
    rule,
    what: bad === undefined ? what : `${what}; entry ${bad.entryId} ${HOW[bad.how]}`,
    entryId: bad?.entryId ?? null,
  };
};

/** Of far more numbers than a function takes arguments. */
const furthest = (anchors: ReadonlyMap<number, Anchor>): number =>
  [...anchors.keys()].reduce((most, number) => Math.max(most, number), 0);

/** How many seals from the first on have no anchor. */
const unanchored = (anchors: ReadonlyMap<number, Anchor>, lastSeal: number): number => {
  let count = 0;
  while (count < lastSeal && !anchors.has(count + 1)) count += 1;
  return count;
};

/**
 * Whether the anchors of the beginning are gone. A seal is anchored right after it was made, so that one may lack its
 * anchor while that is written, or where the program was killed in between; but not several from the first on. Those of
 * a later time may lawfully be missing: of what a restore to a moment took from the log and not from the backup.
 */
const checkHead = async (
  communityId: string,
  lastSeal: number,
  anchors: ReadonlyMap<number, Anchor>,
  anchorFolder: string,
): Promise<ChainFinding | undefined> => {
  if (unanchored(anchors, lastSeal) < 2) return undefined;
  // Read anew: of the seals that were found, all but the last have had their anchor since.
  const lost = unanchored(await readAnchors(anchorFolder, communityId), lastSeal);
  if (lost < 2 || lost <= (await readLost(anchorFolder, communityId))) return undefined;
  const what = `seals 1 to ${lost} have no anchor in ${communityId}.anchors`;
  return { communityId, sealNumber: lost, rule: 'anchors-missing', what, entryId: null };
};

const checkTail = (
  communityId: string,
  lastSeal: number,
  anchors: ReadonlyMap<number, Anchor>,
): ChainFinding | undefined => {
  const last = furthest(anchors);
  if (last <= lastSeal) return undefined;
  const first = anchors.get(lastSeal + 1)?.entries[0]?.id ?? null;
  return {
    communityId,
    sealNumber: lastSeal + 1,
    rule: 'tail-cut',
    what: `the anchors reach to seal ${last}, the table only to ${lastSeal}${first === null ? '' : `; entry ${first} is gone`}`,
    entryId: first,
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
    const finding = await checkSeal(tx, communityId, seal, { ...expected, anchor: anchors.get(expected.number) });
    if (finding !== undefined) return { entries, finding };
    expected = { number: seal.sealNumber + 1, previous: seal.hash };
    entries += seal.entries;
  }
  const lastSeal = expected.number - 1;
  const finding =
    checkTail(communityId, lastSeal, anchors) ?? (await checkHead(communityId, lastSeal, anchors, anchorFolder));
  return { entries, finding };
};
