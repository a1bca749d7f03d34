import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainDateOf } from '../kernel/plain-date.ts';
import { openKeyRing, type KeyRing } from '../platform/crypto/key-ring.ts';
import { listenAtDoors } from '../platform/http/doors.ts';
import { settleMemory } from '../platform/settle-memory.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { listenForChanges, type Announcements } from './announcements.ts';
import { createApplication, type Application } from './application.ts';
import { openCatalogue, withWordVectors } from './catalogue.ts';
import { readProcessConfig, type Config } from './config.ts';
import { openDatabase, type OpenDatabase } from './database.ts';
import { demoAccounts, isDemo, isEmpty } from './demo.ts';
import type { Jobs } from './job-runner.ts';
import { startJobs } from './jobs.ts';
import { openLog, type OpenLog } from './open-log.ts';
import { openOutlook, type Outlook } from './outlook.ts';
import { readIndexingPrint } from './indexing-print.ts';
import { prepareDatabase, type RolePasswords } from './prepare-database.ts';
import { openSecrets, type Secrets } from './secrets.ts';

const { version } = JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8')) as {
  version: string;
};
const began = performance.now();
const log = (line: string): void => console.log(`[${((performance.now() - began) / 1000).toFixed(1)} s] ${line}`);
const clock = (): Date => new Date();

const fillDemo = async (
  config: Config,
  database: OpenDatabase,
  application: Application,
  keyRing: KeyRing,
): Promise<void> => {
  log('生成演示数据 · Making the demo data');
  // Needed once in the life of an installation, and in most never.
  const { createProgressBar } = await import('../tools/demo/progress-bar.ts');
  const { seedDemo } = await import('../tools/demo/seed-demo.ts');
  const { residents } = config.demo;
  const seeded = await seedDemo({
    ownerPool: database.ownerPool,
    keyRing,
    today: plainDateOf(clock().toISOString()),
    ...(residents === undefined ? {} : { residents }),
    createAccount: (account) => application.accounts.create(account),
    publicUrl: config.publicUrl,
    onProgress: createProgressBar(process.stdout, () => performance.now()),
  });
  log(
    `演示数据就绪：${seeded.communities} 个社区，${seeded.residents} 名居民，${seeded.cases} 件办件 · demo data ready`,
  );
  await application.refresh();
};

const portTaken = (port: number): StartupError =>
  new StartupError('port-taken', {
    zh: `端口 ${port} 已被占用。请关闭占用它的程序，或用 PORT 指定另一个端口。`,
    en: `Port ${port} is taken. Close the program that uses it, or name another one with PORT.`,
  });

/** Looked at before anything is started, so that a second start does not touch the database of the first. */
const refuseTakenPort = ({ port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (failure: NodeJS.ErrnoException) =>
      reject(failure.code === 'EADDRINUSE' ? portTaken(port) : failure),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });

const listen = async (application: Application, config: Config): Promise<void> => {
  // Starting takes seconds, in which another program may have taken it.
  await refuseTakenPort(config);
  await listenAtDoors(application.http, config).catch((failure: unknown) => {
    if (failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE') throw portTaken(config.port);
    throw failure;
  });
};

const printFirstUse = (application: Application, { setUpCode }: Secrets): void => {
  if (application.directory.organisations().length > 0) return;
  console.log(
    `\n首次使用：在浏览器中打开上面的地址，初始化码 ${setUpCode} · First use: open the address above; set-up code as shown`,
  );
};

const printWelcome = (application: Application, config: Config, secrets: Secrets, demo: boolean): void => {
  const address = config.localAddress;
  console.log(`\n全科 Quanke  ${address}\n居民查进度 · residents  ${address}/r/\n接口文档 · API  ${address}/api/docs`);
  if (demo) {
    const accounts = demoAccounts(application.directory);
    console.log(`\n演示账号（密码都是 ${accounts?.password}）· Demo accounts (same password)`);
    for (const account of accounts?.accounts ?? [])
      console.log(
        `  ${account.username.padEnd(16)}${account.name}  ${account.roleName.zh}  ${account.organisationName}`,
      );
  }
  console.log('\n按 Ctrl+C 停止 · Ctrl+C stops');
  printFirstUse(application, secrets);
};

interface Running {
  readonly application: Application;
  readonly jobs: Jobs;
  readonly announcements: Announcements;
  readonly database: OpenDatabase;
  readonly outlook: Outlook;
  readonly written: OpenLog;
  readonly drainSeconds: number;
}

/** In the order in which things depend on each other: no new requests, no jobs, no connections, no server. */
const stop = async (running: Running): Promise<void> => {
  const { application, jobs, announcements, database, outlook, written, drainSeconds } = running;
  outlook.program.end();
  await application.drain(drainSeconds);
  await application.http.close();
  await jobs.stop();
  await announcements.stop();
  await outlook.stop();
  await database.close();
  await written.stop();
};

const stopOnSignal = (running: Running): void => {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    log('正在停止 · Stopping');
    stop(running).then(
      () => process.exit(0),
      (failure: unknown) => {
        console.error(describeStartFailure(failure));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
};

const passwordsOf = (config: Config, { appPassword, accountsPassword }: Secrets): RolePasswords => ({
  appPassword: config.database.appUrl === undefined ? appPassword : null,
  accountsPassword,
});

const prepare = async (config: Config, database: OpenDatabase) => {
  const secrets = openSecrets(config.dataDirectory);
  const catalogue = await withWordVectors(openCatalogue(), config.embeddings, log);
  const applied = await prepareDatabase(
    database.ownerPool,
    database.ownerUrl,
    passwordsOf(config, secrets),
    catalogue.calendar,
  );
  if (applied.length > 0) log(`数据库已更新 ${applied.length} 步 · ${applied.length} migrations applied`);
  const keyRing = await openKeyRing({
    dataDirectory: config.dataDirectory,
    databaseHasData: async () => !(await isEmpty(database.ownerPool)),
    indexedBy: () => readIndexingPrint(database.ownerPool),
  });
  return { secrets, catalogue, keyRing };
};

/** The accounts of the demo stand on its sign-in page with their password, so nothing is won by a second factor. */
const secondFactorFor = (config: Config, demo: boolean) => config.secondFactor ?? (demo ? 'offered' : 'roles');

/** What there is only after the application. */
interface Late {
  jobs?: Jobs;
  announcements?: Announcements;
  demo: boolean;
}

/** Whom the application calls when something is to be done; nobody as long as they are not there. */
const tellingLater = (late: Late) => ({
  onCalendarChanged: async () => late.jobs?.addJob('recompute-due-dates'),
  onImportWaiting: async () => late.jobs?.addJob('run-imports'),
  onErasureAgreed: async () => late.jobs?.addJob('carry-out-erasures'),
  announce: async () => late.announcements?.announce(),
});

const start = async (config: Config): Promise<void> => {
  mkdirSync(config.dataDirectory, { recursive: true });
  const written = openLog(config, version);
  const { logger, elsewhere } = written;
  await refuseTakenPort(config);
  log('启动数据库 · Starting the database');
  const database = await openDatabase(config, openSecrets(config.dataDirectory), log);
  const { secrets, catalogue, keyRing } = await prepare(config, database);
  const late: Late = { demo: await isDemo(database.ownerPool) };
  const outlook = openOutlook(config, version);
  const application: Application = await createApplication({
    observation: outlook.program,
    appPool: database.appPool,
    accountsPool: database.accountsPool,
    catalogue,
    keyRing,
    secrets,
    publicUrl: config.publicUrl,
    version,
    logger,
    clock,
    demo: () => (late.demo ? demoAccounts(application.directory) : null),
    secondFactor: () => secondFactorFor(config, late.demo),
    ...tellingLater(late),
  });
  if (config.demo.kind === 'standard' && (await isEmpty(database.ownerPool))) {
    late.demo = true;
    await fillDemo(config, database, application, keyRing);
  }
  await listen(application, config);
  await outlook.serve({ application, database, logger, clock });
  late.announcements = await listenForChanges(database.ownerUrl, application.refresh, logger);
  late.jobs = await startJobs({
    ownerUrl: database.ownerUrl,
    application,
    anchorFolder: join(config.dataDirectory, 'anchors'),
    dataDirectory: config.dataDirectory,
    clock,
    logger,
    elsewhere,
    messageGateway: config.messageGateway,
  });
  const { announcements, jobs } = late;
  outlook.program.begin();
  const { drainSeconds } = config;
  stopOnSignal({ application, jobs, announcements, database, outlook, written, drainSeconds });
  printWelcome(application, config, secrets, late.demo);
  log('就绪 · Ready');
  settleMemory();
};

try {
  await start(readProcessConfig());
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exit(1);
}
