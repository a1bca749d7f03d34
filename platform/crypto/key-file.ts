import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../startup-error.ts';

const keyText = z.base64().refine((value) => Buffer.from(value, 'base64').length === 32);
const KeyFileSchema = z
  .object({
    format: z.literal(1),
    active: z.number().int().min(1).max(255),
    sealing: z.record(z.string().regex(/^\d{1,3}$/), keyText),
    indexing: keyText,
    /** While indexes are made anew: the key they will have. The database tells which of the two is in use. */
    nextIndexing: keyText.optional(),
  })
  .strict()
  .refine((file) => file.sealing[String(file.active)] !== undefined);

/** The keys of an installation as they lie in its data folder. */
export type KeyFile = z.output<typeof KeyFileSchema>;

export const newKey = (): string => randomBytes(32).toString('base64');

export const newKeyFile = (): KeyFile => ({ format: 1, active: 1, sealing: { '1': newKey() }, indexing: newKey() });

/** By which a key is recognised without being told: none of its bits can be got back from it. */
export const keyPrint = (key: string): string =>
  createHash('sha256').update('quanke key print\n').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 16);

export const keyFileOf = (dataDirectory: string): string => join(dataDirectory, 'keys', 'fields.json');

const unreadable = (path: string, cause?: unknown): StartupError =>
  new StartupError(
    'field-keys-unreadable',
    {
      zh: `加密密钥文件无法使用：${path}。请从备份恢复原文件，不要自行编辑。`,
      en: `The file of encryption keys cannot be used: ${path}. Restore it from a backup; do not edit it by hand.`,
    },
    { cause },
  );

/** Data that only the keys of this file could read, and no file. */
export const keysMissing = (path: string): StartupError =>
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

/** The file of a data folder; null where there is none. Throws StartupError `field-keys-unreadable` for a damaged one. */
export const readKeyFile = (dataDirectory: string): KeyFile | null => {
  const path = keyFileOf(dataDirectory);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return null;
    throw failure;
  }
  return parseFile(path, content);
};

/** Written beside and renamed, so that a crash leaves the old file or the new one, never half of one. */
const writeSafely = async (path: string, file: KeyFile): Promise<void> => {
  const handle = await open(`${path}.new`, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
};

export const writeKeyFile = async (dataDirectory: string, file: KeyFile): Promise<void> => {
  await mkdir(join(dataDirectory, 'keys'), { recursive: true, mode: 0o700 });
  await writeSafely(keyFileOf(dataDirectory), file);
};

/** Keeps the file as it is beside the one in use, before a key leaves it: backups from before need that key. Answers its path. */
export const keepFormerFile = async (dataDirectory: string, file: KeyFile, now: Date): Promise<string> => {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const path = join(dataDirectory, 'keys', `fields-until-${stamp}.json`);
  await writeSafely(path, file);
  return path;
};
