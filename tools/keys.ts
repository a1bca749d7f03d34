import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import {
  addSealingKey,
  dropSealingKeys,
  proposeIndexingKey,
  settleIndexingKey,
} from '../platform/crypto/change-keys.ts';
import { keyFileOf, keyPrint, keysMissing, readKeyFile, type KeyFile } from '../platform/crypto/key-file.ts';
import { KEYS_LOOKED_AT_MILLISECONDS, openKeyRing, toRing, type KeyRing } from '../platform/crypto/key-ring.ts';
import { withClient } from '../platform/postgres/databases.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { readConfig } from '../server/config.ts';
import { withInstallationDatabase } from './installation-database.ts';
import { indexAnew } from './keys/change-index.ts';
import { readEverything, type Everything } from './keys/read-everything.ts';
import { recordChange } from './keys/record-change.ts';
import { resealAll } from './keys/reseal.ts';

interface Installation {
  readonly owner: pg.Client;
  readonly dataDirectory: string;
}

const usage = (): StartupError =>
  new StartupError('keys-what', {
    zh: '用法：npm run keys -- list | rotate | rotate-index | drop',
    en: 'Use: npm run keys -- list | rotate | rotate-index | drop',
  });

const doesNotOpen = ({ closed }: Everything): StartupError =>
  new StartupError('keys-values-closed', {
    zh: `有加密内容打不开，旧密钥一律保留：${closed.join('；')}`,
    en: `Some sealed values do not open; every old key is kept: ${closed.join('; ')}`,
  });

const fileOf = (dataDirectory: string): KeyFile => {
  const file = readKeyFile(dataDirectory);
  if (file === null) throw keysMissing(keyFileOf(dataDirectory));
  return file;
};

const ringOf = (dataDirectory: string): Promise<KeyRing> =>
  openKeyRing({ dataDirectory, databaseHasData: async () => true });

const tellKeys = ({ active, sealing }: KeyFile, { byKey }: Everything): void => {
  for (const [id, key] of Object.entries(sealing)) {
    const use = byKey.get(Number(id)) ?? 0;
    const state = Number(id) === active ? '在用 · in use' : use === 0 ? '可去掉 · may be dropped' : '旧 · old';
    console.log(`${id.padStart(3)}  ${keyPrint(key)}  ${state}  ${use} 个值 · values`);
  }
};

const readAll = async ({ owner, dataDirectory }: Installation): Promise<Everything> => {
  const everything = await readEverything(owner, await ringOf(dataDirectory));
  if (everything.closed.length > 0) throw doesNotOpen(everything);
  return everything;
};

const list = async (of: Installation): Promise<void> => {
  const everything = await readAll(of);
  const file = fileOf(of.dataDirectory);
  tellKeys(file, everything);
  console.log(`查找密钥 · indexing key  ${keyPrint(file.indexing)}`);
};

/** Whether a rotation was broken off: then it is ended, and no further key is made. */
const isUnderWay = (file: KeyFile, { byKey }: Everything): boolean =>
  [...byKey.keys()].some((id) => id !== file.active);

const rotate = async (of: Installation): Promise<void> => {
  const { owner, dataDirectory } = of;
  if (isUnderWay(fileOf(dataDirectory), await readAll(of)))
    console.log('接着上次没做完的更换 · Ending a rotation that was broken off');
  else {
    const id = await addSealingKey(dataDirectory);
    await recordChange(owner, 'add-sealing-key', String(id), { key: id });
    console.log(`新密钥 ${id} 已启用 · Key ${id} is in use from now on`);
  }
  // By then a program that runs beside this has looked at the file, and seals under the new key.
  await wait(KEYS_LOOKED_AT_MILLISECONDS + 1_000);
  const resealed = await resealAll(owner, await ringOf(dataDirectory), (table) => console.log(`  ${table}`));
  const { active } = fileOf(dataDirectory);
  await recordChange(owner, 'reseal-values', String(active), { key: active, ...resealed });
  const everything = await readAll(of);
  console.log(
    `重新加密 ${resealed.values} 个值，全部读过一遍 · ${resealed.values} values sealed anew, everything read`,
  );
  tellKeys(fileOf(dataDirectory), everything);
  console.log(
    '旧密钥仍留着，旧备份要用；不再需要时运行 npm run keys -- drop · Old keys stay; drop lets go of those nothing uses',
  );
};

const rotateIndex = async (of: Installation): Promise<void> => {
  const { owner, dataDirectory } = of;
  const { file, next } = await proposeIndexingKey(dataDirectory);
  const old = toRing(file);
  const rings = { old, next: { ...old, indexingKey: toRing({ ...file, indexing: next }).indexingKey } };
  const indexed = await indexAnew(owner, rings, keyPrint(next));
  const former = await settleIndexingKey(dataDirectory, new Date());
  await recordChange(owner, 'change-indexing-key', keyPrint(next), { ...indexed });
  console.log(`查找索引已重建：${indexed.people} 人，${indexed.dwellings} 户 · Indexes made anew`);
  console.log(`原密钥文件存为 ${former}，恢复旧备份时要用 · The file as it was; backups from before need it`);
};

const drop = async (of: Installation): Promise<void> => {
  const { owner, dataDirectory } = of;
  const { byKey } = await readAll(of);
  const { active, sealing } = fileOf(dataDirectory);
  const unused = Object.keys(sealing)
    .map(Number)
    .filter((id) => id !== active && (byKey.get(id) ?? 0) === 0);
  if (unused.length === 0) {
    console.log('没有可以去掉的密钥 · No key may be dropped');
    return;
  }
  const former = await dropSealingKeys(dataDirectory, unused, new Date());
  await recordChange(owner, 'drop-sealing-keys', unused.join(' '), { keys: unused });
  console.log(
    `已去掉密钥 ${unused.join('、')}；原文件存为 ${former}，恢复旧备份时要用 · Dropped; backups from before need that file`,
  );
};

const COMMANDS = { list, rotate, 'rotate-index': rotateIndex, drop };

const main = async (): Promise<void> => {
  const [command = '', ...more] = process.argv.slice(2);
  const work = Object.entries(COMMANDS).find(([name]) => name === command)?.[1];
  if (work === undefined || more.length > 0) throw usage();
  const config = readConfig(process.env, []);
  const { dataDirectory } = config;
  fileOf(dataDirectory);
  await withInstallationDatabase(config, (ownerUrl) => withClient(ownerUrl, (owner) => work({ owner, dataDirectory })));
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
