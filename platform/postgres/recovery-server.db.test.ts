import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it, onTestFailed } from 'vitest';
import { findClusterHome, removeClusterHome } from './cluster-home.ts';
import { socketUrl, withClient } from './databases.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { OWNER_ROLE } from './initialise-cluster.ts';
import { startRecovery } from './recovery-server.ts';
import { chooseServerUser } from './server-user.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanke-recovery-'));
chmodSync(folder, 0o711);
const [data, archive, copy] = [join(folder, 'data'), join(folder, 'archive'), join(folder, 'copy')];
mkdirSync(data, { mode: 0o711 });

afterAll(() => {
  removeClusterHome(data);
  rmSync(folder, { recursive: true });
});

const ask = async (url: string, sql: string): Promise<readonly object[]> =>
  withClient(url, async (client) => (await client.query<object>(sql)).rows);

const serving = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const server = await startEmbeddedPostgres({ dataDirectory: data, log: () => undefined, archive });
  try {
    return await work(server.ownerUrl);
  } finally {
    await server.stop();
  }
};

/** What the server says of itself: its number, and whether it lets anybody in. */
const mark = (): { readonly pid: number; readonly status: string | undefined } => {
  const file = join(copy, 'postmaster.pid');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return { pid: Number(lines[0]), status: lines[7]?.trim() };
};

/** How long after it was made a change is taken from the log. */
const delayBy = (time: string): void =>
  writeFileSync(join(copy, 'operator.conf'), `recovery_min_apply_delay = '${time}'\n`);

it('given a recovery that is held back, lets nobody in until it is over and everything can be written', async () => {
  await serving((url) => ask(url, 'create table kept (word text)'));
  const home = findClusterHome(data) ?? '';
  cpSync(join(home, 'cluster'), copy, { recursive: true });
  chmodSync(copy, 0o700);
  const instant = await serving(async (url) => {
    await ask(url, "insert into kept values ('before')");
    const moment = new Date(Date.now() + 20).toISOString();
    await wait(100);
    await ask(url, "insert into kept values ('after')");
    return moment;
  });
  // By now the files are in order and could be read; what is in the log comes when the delay is over.
  delayBy('1d');
  const recovering = startRecovery({
    cluster: copy,
    home,
    user: chooseServerUser(undefined),
    until: { archive, instant },
  });
  const goOn = (): void => {
    delayBy('0');
    process.kill(mark().pid, 'SIGHUP');
  };
  onTestFailed(async () => {
    goOn();
    await (await recovering).stop();
  });
  while (!['standby', 'ready'].includes(mark().status ?? '')) await Promise.race([wait(20), recovering]);
  const socket = /'(?<path>.+)'/.exec(readFileSync(join(copy, 'quanke.conf'), 'utf8'))?.groups?.['path'] ?? '';
  const url = socketUrl(socket, OWNER_ROLE, '', 'quanke');
  expect(mark().status).toBe('standby');
  await expect(ask(url, 'select word from kept')).rejects.toThrow('not accepting connections');

  goOn();
  const recovered = await recovering;
  expect(await ask(recovered.ownerUrl, "insert into kept values ('now') returning word")).toEqual([{ word: 'now' }]);
  expect(await ask(recovered.ownerUrl, 'select word from kept order by word')).toEqual([
    { word: 'before' },
    { word: 'now' },
  ]);
  await recovered.stop();
}, 600_000);
