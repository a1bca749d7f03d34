/**
 * The one door of every npm script. Runs on any Node from 20 on: brings the packages up to date with the
 * lock file, then hands the command to a TypeScript program under Node 24 (the one that came as a package
 * where the machine's own is older), and passes signals and the exit status through.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { arch, constants as system, homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_OPTIONS, SERVER_ENVIRONMENT, SERVER_OPTIONS } from './tools/node-options.mjs';

const ROOT = dirname(fileURLToPath(import.meta.url));
const PROGRAMS = {
  start: ['tools/build.ts', 'server/main-api.ts'],
  build: ['tools/build.ts'],
  test: ['tools/test.ts'],
  check: ['tools/check.ts'],
  bundle: ['tools/bundle.ts'],
  sbom: ['tools/sbom.ts'],
  verify: ['tools/verify.ts'],
  bench: ['tools/bench/main.ts'],
  'bench-search': ['tools/bench-search.ts'],
  'test-fuzz': ['tools/fuzz.ts'],
  'test-field': ['tools/field-days.ts'],
  'test-guards': ['tools/guards.ts'],
  'keep-schema': ['tools/keep-schema.ts'],
  'test-operation': ['tools/operation.ts'],
  'test-container': ['tools/container.ts'],
  'demo-reset': ['tools/demo-reset.ts'],
  backup: ['tools/backup.ts'],
  restore: ['tools/restore.ts'],
  erase: ['tools/erase.ts'],
  keys: ['tools/keys.ts'],
  distribute: ['tools/distribute.ts'],
  'test-city': ['tools/city.ts'],
  move: ['tools/move.ts'],
  capacity: ['tools/capacity.ts'],
  'test-faults': ['tools/faults.ts'],
  simulate: ['tools/simulate.ts'],
};
const NEEDED_MAJOR = 24;
const PROGRESS_MILLISECONDS = 10_000;
/** A terminal and npm both deliver one Ctrl+C; a second one by a person comes later than this. */
const SAME_SIGNAL_MILLISECONDS = 1_000;
const PARENT_LOOK_MILLISECONDS = 2_000;
const ENDING = join(ROOT, 'tools', 'end-with-parent.mjs');

/** Prints a Chinese and an English line and leaves. */
const fail = (zh, en) => {
  console.error(`${zh}\n${en}`);
  process.exit(1);
};

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** npm writes this list after everything else, so a broken-off installation does not count as one. */
const INSTALLED_LIST = join(ROOT, 'node_modules', '.package-lock.json');

const isInstalled = () => {
  if (!existsSync(INSTALLED_LIST)) return false;
  const installed = readJson(INSTALLED_LIST).packages;
  // Optional packages are those of other machines; the one that matters here, Node, is looked for by itself.
  return Object.entries(readJson(join(ROOT, 'package-lock.json')).packages).every(
    ([path, { version, optional, link }]) => path === '' || optional || link || installed[path]?.version === version,
  );
};

const isWritable = (path) => {
  if (!existsSync(path)) return dirname(path) !== path && isWritable(dirname(path));
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** npm keeps its cache in the home folder, which service users often cannot write. */
const cacheSettings = () => {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  return isWritable(cache) ? {} : { npm_config_cache: join(tmpdir(), `quanke-npm-cache-${process.getuid?.() ?? 0}`) };
};

const install = async () => {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('安装依赖（首次约一至三分钟）· Installing packages (one to three minutes the first time)');
  const progress = setInterval(() => console.log(`  … ${seconds()} 秒 · ${seconds()} s`), PROGRESS_MILLISECONDS);
  // No package needs its install script: the database's only makes links, which platform/postgres makes itself.
  // Not `npm ci`: it refuses a lock file without the optional packages of foreign machines, which partial
  // mirrors of the registry leave out. Versions and checksums come from the lock file all the same.
  const options = [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  const npm = spawn('npm', options, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, npm_config_update_notifier: 'false', ...cacheSettings() },
  });
  let said = '';
  npm.stderr.on('data', (part) => {
    said += part;
  });
  const status = await new Promise((resolve) => {
    npm.once('error', (error) => {
      said += error.message;
      resolve(1);
    });
    npm.once('close', (code) => resolve(code ?? 1));
  });
  clearInterval(progress);
  if (status !== 0) {
    console.error(said.trim());
    fail(
      '依赖安装失败，原因见上。请检查网络、磁盘空间和 npm 源（npm config get registry），然后再运行一次。',
      'Installing the packages failed, see above. Check the network, free disk space and the npm registry (npm config get registry), then run the command again.',
    );
  }
  console.log(`依赖已就绪 · Packages ready (${seconds()} s)`);
};

const chooseNode = () => {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  const packaged = join(ROOT, 'node_modules', `node-linux-${arch()}`, 'bin', 'node');
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged;
  return fail(
    `需要 Node ${NEEDED_MAJOR}：本机为 ${process.versions.node}，且随附的 Node 无法在此运行。请安装 Node ${NEEDED_MAJOR} 后重试。`,
    `Node ${NEEDED_MAJOR} is needed: this machine has ${process.versions.node} and the packaged one does not run here. Install Node ${NEEDED_MAJOR} and try again.`,
  );
};

/**
 * Runs one program to its end. It gets a process group of its own, so that one Ctrl+C reaches it once and
 * not three times (terminal, npm, this program); a channel lets it notice when this program is killed.
 */
const run = (node, program, args) => {
  const isServer = program.startsWith('server/');
  const options = isServer ? SERVER_OPTIONS : NODE_OPTIONS;
  const child = spawn(node, [...options, '--import', ENDING, join(ROOT, program), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
    env: {
      ...(isServer ? SERVER_ENVIRONMENT : {}),
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  let last = { signal: '', at: 0 };
  const pass = (signal) => {
    if (child.pid === undefined) return;
    const isSame = last.signal === signal && Date.now() - last.at < SAME_SIGNAL_MILLISECONDS;
    last = { signal, at: Date.now() };
    if (isSame) return;
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  // npm can be killed without a chance to tell; what it started must not go on serving alone.
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : process.ppid;
  const look = setInterval(() => {
    if (npm !== undefined && process.ppid !== npm) pass('SIGTERM');
  }, PARENT_LOOK_MILLISECONDS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(look);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, pass);
      resolve(code ?? 128 + (system.signals[signal] ?? 0));
    });
  });
};

const main = async () => {
  const [command = 'start', ...args] = process.argv.slice(2);
  const programs = Object.hasOwn(PROGRAMS, command) ? PROGRAMS[command] : undefined;
  if (programs === undefined) {
    const known = Object.keys(PROGRAMS).join(', ');
    fail(`没有这个命令：${command}。可用：${known}`, `No such command: ${command}. Known: ${known}`);
  }
  if (!isInstalled()) await install();
  const node = chooseNode();
  for (const [position, program] of programs.entries()) {
    const isLast = position === programs.length - 1;
    const status = await run(node, program, isLast ? args : []);
    if (status !== 0 || isLast) process.exit(status);
  }
};

await main();
