import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const keyFileOf = (dataDirectory: string): string => join(dataDirectory, 'keys', 'fields.json');

interface KeyFile {
  readonly sealing: Readonly<Record<string, string>>;
  readonly indexing: string;
}

const printOf = (key: string): string =>
  createHash('sha256').update('quanke key print\n').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 16);

/** By which keys are recognised without being told: none of their bits can be got back from a print. */
export const readKeyPrints = (dataDirectory: string): Readonly<Record<string, string>> => {
  const file = keyFileOf(dataDirectory);
  if (!existsSync(file)) return {};
  const { sealing, indexing } = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
  const keys = Object.entries({ ...sealing, indexing });
  return Object.fromEntries(keys.map(([id, key]) => [id, printOf(key)]));
};

/** Which keys of a backup are not here; a later key more is no fault. */
export const missingKeys = (
  needed: Readonly<Record<string, string>>,
  here: Readonly<Record<string, string>>,
): readonly string[] => Object.keys(needed).filter((id) => needed[id] !== here[id]);
