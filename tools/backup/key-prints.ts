import { keyPrint, readKeyFile } from '../../platform/crypto/key-file.ts';

/** By which keys are recognised without being told. */
export const readKeyPrints = (dataDirectory: string): Readonly<Record<string, string>> => {
  const file = readKeyFile(dataDirectory);
  if (file === null) return {};
  const keys = Object.entries({ ...file.sealing, indexing: file.indexing });
  return Object.fromEntries(keys.map(([id, key]) => [id, keyPrint(key)]));
};

/** Which keys of a backup are not here; a later key more is no fault. */
export const missingKeys = (
  needed: Readonly<Record<string, string>>,
  here: Readonly<Record<string, string>>,
): readonly string[] => Object.keys(needed).filter((id) => needed[id] !== here[id]);
