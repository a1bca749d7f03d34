import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../startup-error.ts';

/**
 * The keys of the fields. Sealing keys carry an id of one byte, so that old values stay readable after a rotation;
 * the indexing key is another one, because what compares values must not be able to read them.
 */
export interface KeyRing {
  readonly activeKeyId: number;
  readonly sealingKeys: ReadonlyMap<number, KeyObject>;
  readonly indexingKey: KeyObject;
}

const keyText = z.base64().refine((value) => Buffer.from(value, 'base64').length === 32);
const KeyFileSchema = z
  .object({
    format: z.literal(1),
    active: z.number().int().min(1).max(255),
    sealing: z.record(z.string().regex(/^\d{1,3}$/), keyText),
    indexing: keyText,
  })
  .strict()
  .refine((file) => file.sealing[String(file.active)] !== undefined);
type KeyFile = z.output<typeof KeyFileSchema>;

const newKey = (): string => randomBytes(32).toString('base64');
const toKey = (value: string): KeyObject => createSecretKey(Buffer.from(value, 'base64'));

const toRing = (file: KeyFile): KeyRing => ({
  activeKeyId: file.active,
  sealingKeys: new Map(Object.entries(file.sealing).map(([id, value]) => [Number(id), toKey(value)])),
  indexingKey: toKey(file.indexing),
});

const newFile = (): KeyFile => ({ format: 1, active: 1, sealing: { '1': newKey() }, indexing: newKey() });

/** Keys that live only as long as the process: for tests, benchmarks and generators without an installation. */
export const createKeyRing = (): KeyRing => toRing(newFile());

const pathOf = (dataDirectory: string): string => join(dataDirectory, 'keys', 'fields.json');

const readText = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return null;
    throw failure;
  }
};

const unreadable = (path: string, cause?: unknown): StartupError =>
  new StartupError(
    'field-keys-unreadable',
    {
      zh: `加密密钥文件无法使用：${path}。请从备份恢复原文件，不要自行编辑。`,
      en: `The file of encryption keys cannot be used: ${path}. Restore it from a backup; do not edit it by hand.`,
    },
    { cause },
  );

const missing = (path: string): StartupError =>
  new StartupError('field-keys-missing', {
    zh: `数据库里已有加密数据，但找不到密钥文件：${path}。请先从备份恢复该文件；新建密钥会使原有数据永远无法读出，因此不予启动。`,
    en: `The database holds encrypted data but its file of keys is missing: ${path}. Restore that file from a backup first; new keys could never read the old data, so the start is refused.`,
  });

const parseFile = (path: string, content: string): KeyFile => {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (failure) {
    throw unreadable(path, failure);
  }
  const parsed = KeyFileSchema.safeParse(json);
  // The cause is left out here: it would quote the keys.
  if (!parsed.success) throw unreadable(path);
  return parsed.data;
};

/** Written beside and renamed, so that a crash leaves the old file or the new one, never half of one. */
const writeFileSafely = async (dataDirectory: string, file: KeyFile): Promise<void> => {
  const path = pathOf(dataDirectory);
  await mkdir(join(dataDirectory, 'keys'), { recursive: true, mode: 0o700 });
  const handle = await open(`${path}.new`, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
};

export interface KeyRingOptions {
  readonly dataDirectory: string;
  /** Whether the database already holds sealed values; asked only when the file is missing. */
  readonly databaseHasData: () => Promise<boolean>;
}

/**
 * Reads the keys of this installation, or makes them on its first start.
 * Throws StartupError `field-keys-missing` when data exists that only lost keys could read,
 * and `field-keys-unreadable` when the file is damaged.
 */
export const openKeyRing = async (options: KeyRingOptions): Promise<KeyRing> => {
  const path = pathOf(options.dataDirectory);
  const content = await readText(path);
  if (content === null) {
    if (await options.databaseHasData()) throw missing(path);
    const file = newFile();
    await writeFileSafely(options.dataDirectory, file);
    return toRing(file);
  }
  // A copy or a restore may have widened the rights; only the owner may read the keys.
  if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
  return toRing(parseFile(path, content));
};

/** Adds a sealing key and makes it the active one. Old values stay readable and are sealed anew when next written. */
export const rotateSealingKey = async (dataDirectory: string): Promise<KeyRing> => {
  const path = pathOf(dataDirectory);
  const content = await readText(path);
  if (content === null) throw missing(path);
  const file = parseFile(path, content);
  const next = Math.max(...Object.keys(file.sealing).map(Number)) + 1;
  if (next > 255) throw unreadable(path);
  const rotated: KeyFile = { ...file, active: next, sealing: { ...file.sealing, [String(next)]: newKey() } };
  await writeFileSafely(dataDirectory, rotated);
  return toRing(rotated);
};
