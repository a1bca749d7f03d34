import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealedText, type AuditEntry } from '../domain/audit-entry.ts';
import type { Seal } from './stored-entries.ts';

/** Enough of a hash to tell two entries apart; what proves them is the hash of the seal. */
const DIGITS = 16;

/** What is known outside the database about one seal. */
export interface Anchor {
  readonly hash: string;
  /** Each entry by its id with the beginning of its hash, in the order of ids; empty where an older line had none. */
  readonly entries: readonly AnchoredEntry[];
}

interface AnchoredEntry {
  readonly id: string;
  readonly digest: string;
}

export const digestOf = (entry: AuditEntry): Buffer => createHash('sha256').update(sealedText(entry)).digest();

const briefly = (digest: Buffer): string => digest.toString('hex').slice(0, DIGITS);

/** An entry by its id, with its whole hash. */
export interface DigestedEntry {
  readonly id: string;
  readonly digest: Buffer;
}

/** The anchor file lies outside the database: one line per seal, only ever appended to. */
const anchorFileOf = (folder: string, communityId: string): string => join(folder, `${communityId}.anchors`);

export const writeAnchor = async (
  folder: string,
  communityId: string,
  seal: Seal,
  entries: readonly DigestedEntry[],
): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const listed = entries.map(({ id, digest }) => `${id}:${briefly(digest)}`).join(',');
  await appendFile(anchorFileOf(folder, communityId), `${seal.sealNumber} ${seal.hash.toString('hex')} ${listed}\n`, {
    mode: 0o600,
  });
};

const readEntries = (listed: string): readonly AnchoredEntry[] =>
  listed.split(',').flatMap((one) => {
    const [id = '', digest = ''] = one.split(':');
    return digest.length === DIGITS ? [{ id, digest }] : [];
  });

/** Begins a line by which whoever runs the place says, after looking, up to which seal the anchors are gone for good. */
const LOST = 'lost';

const linesOf = async (folder: string, communityId: string): Promise<readonly string[]> => {
  const text = await readFile(anchorFileOf(folder, communityId), 'utf8').catch((failure: NodeJS.ErrnoException) => {
    // Nothing sealed yet. A file that is there and cannot be read must not pass for that.
    if (failure.code === 'ENOENT') return '';
    throw failure;
  });
  return text.split('\n').filter((line) => line !== '');
};

/**
 * The seal up to which lines such as `lost 37` say that the anchors are gone, the furthest of several; 0 where there is
 * none. The program writes no such line.
 */
export const readLost = async (folder: string, communityId: string): Promise<number> => {
  const said = (await linesOf(folder, communityId)).filter((line) => line.startsWith(`${LOST} `));
  return said.reduce((furthest, line) => Math.max(furthest, Number(line.split(' ')[1])), 0);
};

/**
 * The anchor of each seal. The first line for a number counts: when the tail of a table was cut and the job
 * sealed anew, its later lines must not take the place of what had been anchored before.
 */
export const readAnchors = async (folder: string, communityId: string): Promise<ReadonlyMap<number, Anchor>> => {
  const anchors = new Map<number, Anchor>();
  for (const line of await linesOf(folder, communityId)) {
    const [number = '', hash = '', listed = ''] = line.split(' ');
    if (number !== LOST && !anchors.has(Number(number)))
      anchors.set(Number(number), { hash, entries: readEntries(listed) });
  }
  return anchors;
};

export interface BadEntry {
  readonly entryId: string;
  readonly how: 'changed' | 'removed' | 'added';
}

/** The first entry, in the order of ids, that is not as it was anchored; undefined where none differs or none is known. */
export const firstBadEntry = (anchor: Anchor | undefined, stored: readonly AuditEntry[]): BadEntry | undefined => {
  if (anchor === undefined || anchor.entries.length === 0) return undefined;
  const known = new Map(anchor.entries.map(({ id, digest }) => [id, digest]));
  const present = new Map(stored.map((entry) => [entry.id, entry]));
  const ids = [...new Set([...known.keys(), ...present.keys()])].toSorted();
  for (const entryId of ids) {
    const entry = present.get(entryId);
    const digest = known.get(entryId);
    if (entry === undefined) return { entryId, how: 'removed' };
    if (digest === undefined) return { entryId, how: 'added' };
    if (briefly(digestOf(entry)) !== digest) return { entryId, how: 'changed' };
  }
  return undefined;
};
