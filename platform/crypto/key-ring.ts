import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { chmod, stat } from 'node:fs/promises';
import { StartupError } from '../startup-error.ts';
import {
  keepFormerFile,
  keyFileOf,
  keyPrint,
  keysMissing,
  newKeyFile,
  readKeyFile,
  writeKeyFile,
  type KeyFile,
} from './key-file.ts';

/**
 * The keys of the fields. Sealing keys carry an id of one byte, so that old values stay readable after a rotation;
 * the indexing key is another one, because what compares values must not be able to read them.
 */
export interface KeyRing {
  readonly activeKeyId: number;
  readonly sealingKeys: ReadonlyMap<number, KeyObject>;
  readonly indexingKey: KeyObject;
  /** Looks at the file again, for a value under a key that was added since. */
  readonly reread?: () => void;
}

const toKey = (value: string): KeyObject => createSecretKey(Buffer.from(value, 'base64'));

export const toRing = (file: KeyFile): KeyRing => ({
  activeKeyId: file.active,
  sealingKeys: new Map(Object.entries(file.sealing).map(([id, value]) => [Number(id), toKey(value)])),
  indexingKey: toKey(file.indexing),
});

/** Keys that live only as long as the process: for tests, benchmarks and generators without an installation. */
export const createKeyRing = (): KeyRing => toRing(newKeyFile());

/** How long a running program may go on sealing under a key that was replaced. */
export const KEYS_LOOKED_AT_MILLISECONDS = 2_000;

/** A ring that follows its file: sealing keys are added and dropped while the program runs. The indexing key stays. */
const followFile = (dataDirectory: string, { indexingKey, ...first }: KeyRing): KeyRing => {
  const path = keyFileOf(dataDirectory);
  let present: Omit<KeyRing, 'indexingKey'> = first;
  let changedAt = statSync(path).mtimeMs;
  let lookedAt = performance.now();
  const look = (): void => {
    lookedAt = performance.now();
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined || changed === changedAt) return;
    const file = readKeyFile(dataDirectory);
    if (file === null) return;
    present = toRing(file);
    changedAt = changed;
  };
  const lookNowAndThen = (): void => {
    if (performance.now() - lookedAt > KEYS_LOOKED_AT_MILLISECONDS) look();
  };
  return {
    get activeKeyId() {
      lookNowAndThen();
      return present.activeKeyId;
    },
    get sealingKeys() {
      return present.sealingKeys;
    },
    indexingKey,
    reread: look,
  };
};

export interface KeyRingOptions {
  readonly dataDirectory: string;
  /** Whether the database already holds sealed values; asked only when the file is missing. */
  readonly databaseHasData: () => Promise<boolean>;
  /** Print of the indexing key that the database was indexed by; asked only when a change of it was broken off. */
  readonly indexedBy?: () => Promise<string | null>;
}

const halfChanged = (): StartupError =>
  new StartupError('field-keys-half-changed', {
    zh: '更换查找密钥的命令没有做完。请先启动一次程序，或再次运行 npm run keys -- rotate-index。',
    en: 'A change of the indexing key was broken off. Start the program once, or run npm run keys -- rotate-index again.',
  });

/** A change that was broken off counts if the database has it, and never was if not. */
const settleIndexing = async (options: KeyRingOptions, file: KeyFile): Promise<KeyFile> => {
  const { nextIndexing, ...settled } = file;
  if (nextIndexing === undefined) return file;
  if (options.indexedBy === undefined) throw halfChanged();
  const done = (await options.indexedBy()) === keyPrint(nextIndexing);
  if (done) await keepFormerFile(options.dataDirectory, settled, new Date());
  const kept = done ? { ...settled, indexing: nextIndexing } : settled;
  await writeKeyFile(options.dataDirectory, kept);
  return kept;
};

/**
 * Reads the keys of this installation, or makes them on its first start.
 * Throws StartupError `field-keys-missing` when data exists that only lost keys could read,
 * `field-keys-unreadable` when the file is damaged, `field-keys-half-changed` when only a start can tell which are in use.
 */
export const openKeyRing = async (options: KeyRingOptions): Promise<KeyRing> => {
  const { dataDirectory } = options;
  const path = keyFileOf(dataDirectory);
  const file = readKeyFile(dataDirectory);
  if (file === null) {
    if (await options.databaseHasData()) throw keysMissing(path);
    const made = newKeyFile();
    await writeKeyFile(dataDirectory, made);
    return followFile(dataDirectory, toRing(made));
  }
  // A copy or a restore may have widened the rights; only the owner may read the keys.
  if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
  return followFile(dataDirectory, toRing(await settleIndexing(options, file)));
};
