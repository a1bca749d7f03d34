import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Run where there is no network: starts an installed bundle, signs in as a worker of the demo, looks at a page, stops
 * the program. Prints what it saw as JSON on its last line.
 */
const [program = '', data = ''] = process.argv.slice(2);
const PORT = 3000;
const PATIENCE_MILLISECONDS = 300_000;
const address = `http://127.0.0.1:${PORT}`;

const isReady = (): Promise<boolean> =>
  fetch(`${address}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

const signIn = async () => {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ username: 'zhoumin', password: 'quanke-demo' }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const session = await fetch(`${address}/api/session`, { headers: { cookie } });
  return { signedIn: response.status, name: ((await session.json()) as { worker?: { name: string } }).worker?.name };
};

const began = performance.now();
const child = spawn(program, ['start', '--scale=40'], {
  env: { PATH: process.env['PATH'], HOME: process.env['HOME'], QUANKE_DATA: data },
  stdio: ['ignore', 'pipe', 'pipe'],
});
let said = '';
for (const stream of [child.stdout, child.stderr])
  stream.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
while (!(await isReady())) {
  if (child.exitCode !== null || performance.now() - began > PATIENCE_MILLISECONDS) {
    child.kill('SIGKILL');
    throw new Error(`The bundle did not start:\n${said}`);
  }
  await wait(100);
}
const readySeconds = (performance.now() - began) / 1_000;
const session = await signIn();
const page = await (await fetch(address)).text();
child.kill('SIGTERM');
const [status] = (await once(child, 'exit')) as [number | null];
if (status !== 0) console.error(said);
const networks = Object.keys(networkInterfaces());
console.log(JSON.stringify({ networks, readySeconds, ...session, page: page.includes('<div id="root"'), status }));
