import { equal, match, notEqual, rejects } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { removeAll, runOnce, startContainer, tell, type Container, type Engine } from './container.ts';

/** A line of docs/reliability/container.json. */
interface Figure {
  readonly name: { readonly zh: string; readonly en: string };
  readonly value: string;
}

const KILLS = 3;
const ADMINISTRATOR = { username: 'administrator', password: `${randomBytes(12).toString('base64url')}-aA1` };
const OFFICE = {
  streetName: '梧桐街道',
  communityName: '梧桐社区',
  communityKind: 'community',
  communityShortName: '梧桐',
  regionCode: '110101001001',
  communityPhone: '',
  communityAddress: '',
  administratorName: '管理员',
};

const post = async ({ address }: Container, path: string, body: object): Promise<number> => {
  const headers = { 'content-type': 'application/json', origin: address };
  const answer = await fetch(`${address}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.status;
};

const signIn = (container: Container): Promise<number> => post(container, '/session', ADMINISTRATOR);

const setUpCodeIn = (log: string): string => /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(log)?.[0] ?? '';

/** Nobody of weight, no place to write but the volume, and the command that the health check calls. */
const lookInside = (container: Container): void => {
  equal(container.says('id'), 'uid=10001(quanke) gid=10001(quanke) groups=10001(quanke)');
  for (const file of ['/probe', '/opt/quanke/probe', '/etc/probe']) notEqual(container.does('touch', file), 0, file);
  equal(container.does('/opt/quanke/quanke', 'healthy'), 0);
};

const setUp = async (container: Container): Promise<void> => {
  match(await (await fetch(container.address)).text(), /<div id="root"/);
  const code = setUpCodeIn(container.log());
  equal(await post(container, '/set-up', { ...OFFICE, ...ADMINISTRATOR, setUpCode: code }), 201);
  equal(await signIn(container), 200);
};

/** The folder of one database must not be served twice, which the second container could not see by process numbers. */
const refuseSecond = (engine: Engine, name: string, volume: string, port: number): Promise<void> =>
  rejects(startContainer(engine, { name, volume, port }), /another container is using this data folder/);

/** Restored only when nobody serves the volume; answers the container that serves what was restored. */
const backUpAndRestore = async (
  engine: Engine,
  volume: string,
  container: Container,
  start: () => Promise<Container>,
): Promise<Container> => {
  equal(container.does('/opt/quanke/quanke', 'backup', '/data/backups'), 0);
  const file = `/data/backups/${container.says('ls', '/data/backups').split('\n')[0] ?? ''}`;
  match(file, /\.tar\.gz$/);
  equal(runOnce(engine, volume, 'restore', file), 1);
  equal(container.stop().status, 0);
  equal(runOnce(engine, volume, 'restore', file), 0);
  return start();
};

const seconds = (times: readonly number[]): string => times.map((one) => `${one.toFixed(1)} s`).join(' · ');

/** An image lives its life: set-up, restart as a new container, kills, a backup. What does not hold is thrown. */
export const tryContainer = async (engine: Engine, port: number): Promise<readonly Figure[]> => {
  const volume = `quanke-trial-${process.pid}`;
  const [name, second] = [volume, `${volume}-second`];
  const start = (): Promise<Container> => startContainer(engine, { name, volume, port });
  const size = Number(tell(engine, 'image', 'inspect', '--format', '{{.Size}}', engine.image)) / 1_000_000;
  try {
    const first = await start();
    lookInside(first);
    await setUp(first);
    await refuseSecond(engine, second, volume, port + 1);
    const stopped = first.stop();
    equal(stopped.status, 0);
    const backs: number[] = [];
    let container = await start();
    backs.push(container.readySeconds);
    for (let kill = 0; kill < KILLS; kill += 1) {
      equal(await signIn(container), 200);
      container.kill();
      container = await start();
      backs.push(container.readySeconds);
    }
    equal(await signIn(container), 200);
    equal(container.does('/opt/quanke/quanke', 'verify'), 0);
    container = await backUpAndRestore(engine, volume, container, start);
    equal(await signIn(container), 200);
    equal(container.stop().status, 0);
    return [
      {
        name: {
          zh: '镜像大小（含底子；一种架构）',
          en: 'Size of the image, base included, one architecture',
        },
        value: `${size.toFixed(0)} MB`,
      },
      {
        name: {
          zh: '只读根文件系统、无任何特权、用户 10001：空卷首次启动到就绪，初始化并登录，SIGTERM 后停止（退出码 0）',
          en: 'Read-only root file system, no capabilities, user 10001: empty volume until ready, set-up and sign-in, stop on SIGTERM (status 0)',
        },
        value: `${seconds([first.readySeconds])}, 201 · 200, ${seconds([stopped.seconds])}`,
      },
      {
        name: {
          zh: `同一个卷上换新容器后再就绪：一次正常停止后，${KILLS} 次 kill -9 后；每次原账号都能登录，校验、备份、停下后恢复都通过`,
          en: `A new container over the same volume ready again: after one stop, after ${KILLS} kill -9; the account signs in each time; verify, backup and, once stopped, restore succeed`,
        },
        value: seconds(backs),
      },
      {
        name: {
          zh: '第二个容器用同一个卷启动；还在运行时恢复',
          en: 'A second container started over the same volume; a restore beside a running one',
        },
        value: 'both refused',
      },
    ];
  } finally {
    removeAll(engine, [name, second], volume);
  }
};
