import { keepFormerFile, keyFileOf, keysMissing, newKey, readKeyFile, writeKeyFile, type KeyFile } from './key-file.ts';
import { StartupError } from '../startup-error.ts';

const existing = (dataDirectory: string): KeyFile => {
  const file = readKeyFile(dataDirectory);
  if (file === null) throw keysMissing(keyFileOf(dataDirectory));
  return file;
};

const noRoom = (): StartupError =>
  new StartupError('field-keys-full', {
    zh: '密钥编号已用完（255 个）。请先运行 npm run keys -- drop，去掉不再使用的旧密钥。',
    en: 'All 255 key ids are in use. Run npm run keys -- drop first, to let go of old keys that nothing uses.',
  });

/** One more than the highest, so that an id means one key for as long as there are ids. */
const freeId = ({ sealing }: KeyFile): number => {
  const next = Math.max(...Object.keys(sealing).map(Number)) + 1;
  if (next <= 255) return next;
  for (let id = 1; id <= 255; id += 1) if (sealing[String(id)] === undefined) return id;
  throw noRoom();
};

/** Adds a sealing key and makes it the active one; running programs follow. Old values stay readable. Answers its id. */
export const addSealingKey = async (dataDirectory: string): Promise<number> => {
  const file = existing(dataDirectory);
  const id = freeId(file);
  await writeKeyFile(dataDirectory, { ...file, active: id, sealing: { ...file.sealing, [String(id)]: newKey() } });
  return id;
};

/** Lets go of sealing keys that nothing uses; never of the active one. Answers where the file as it was is kept. */
export const dropSealingKeys = async (dataDirectory: string, ids: readonly number[], now: Date): Promise<string> => {
  const file = existing(dataDirectory);
  const left = Object.entries(file.sealing).filter(([id]) => Number(id) === file.active || !ids.includes(Number(id)));
  const former = await keepFormerFile(dataDirectory, file, now);
  await writeKeyFile(dataDirectory, { ...file, sealing: Object.fromEntries(left) });
  return former;
};

/** Puts the next indexing key into the file, or finds it there. Until `settle`, the present one stays in use. */
export const proposeIndexingKey = async (
  dataDirectory: string,
): Promise<{ readonly file: KeyFile; readonly next: string }> => {
  const file = existing(dataDirectory);
  const next = file.nextIndexing ?? newKey();
  if (file.nextIndexing === undefined) await writeKeyFile(dataDirectory, { ...file, nextIndexing: next });
  return { file, next };
};

/** Makes the proposed key the one in use, once the database is indexed by it. Answers where the file as it was is kept. */
export const settleIndexingKey = async (dataDirectory: string, now: Date): Promise<string> => {
  const { nextIndexing, ...file } = existing(dataDirectory);
  const former = await keepFormerFile(dataDirectory, file, now);
  if (nextIndexing !== undefined) await writeKeyFile(dataDirectory, { ...file, indexing: nextIndexing });
  return former;
};
