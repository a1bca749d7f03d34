import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import type pg from 'pg';
import { jobTasks, startJobs, type JobSettings } from '../../server/jobs.ts';
import { openOffice, type Office } from '../../tools/bench/office.ts';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { verifyInstallation } from '../../tools/verify/verify-installation.ts';
import { must, onCopy, type CityPart, type Figure } from './trial.ts';

const RESIDENTS = 3_000;
const DONE_MILLISECONDS = 180_000;

/** Takes every message and forgets it. */
const openGateway = async (): Promise<{ readonly server: Server; readonly url: string }> => {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
};

const countOf = async (owner: pg.Pool, question: string): Promise<number> =>
  (await owner.query<{ count: number }>(`select count(*) as count from ${question}`)).rows[0]?.count ?? -1;

const JOBS = `select task_identifier as name, attempts, last_error as error from graphile_worker.jobs`;

/** Asks for each job once through the queue itself and waits until the queue is empty and none has failed. */
const runEveryJob = async (settings: JobSettings, owner: pg.Pool): Promise<readonly string[]> => {
  const names = Object.keys(jobTasks(settings));
  const jobs = await startJobs(settings);
  try {
    for (const name of names) await jobs.addJob(name);
    const end = performance.now() + DONE_MILLISECONDS;
    for (;;) {
      const { rows } = await owner.query<{ name: string; attempts: number; error: string | null }>(JOBS);
      const failed = rows.filter(({ error }) => error !== null).map(({ name, error }) => `${name}: ${error}`);
      must(failed.length === 0, `jobs failed: ${failed.join('; ')}`);
      if (rows.length === 0) return names;
      must(performance.now() < end, `still to be done: ${rows.map(({ name }) => name).join(', ')}`);
      await wait(250);
    }
  } finally {
    await jobs.stop();
  }
};

const checkWork = async (owner: pg.Pool): Promise<readonly number[]> => {
  const planned = await countOf(owner, 'planned_visit');
  const unsealed = await countOf(owner, 'audit_entry where seal_number is null');
  must(planned > 0, 'no visit was planned');
  must(unsealed === 0, `${unsealed} audit entries are not sealed`);
  return [planned, await countOf(owner, 'audit_seal')];
};

const verify = async (office: Office): Promise<number> => {
  const { database, folder } = office;
  const keyRing = await openKeyRing({ dataDirectory: folder, databaseHasData: async () => true });
  const { counts, findings } = await verifyInstallation({
    appPool: database.appPool,
    accountsPool: database.accountsPool,
    keyRing,
    catalogue: openCatalogue(),
    anchorFolder: join(folder, 'anchors'),
  });
  must(findings.length === 0, `the check of the installation found ${JSON.stringify(findings.slice(0, 3))}`);
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
};

const workOn = async (office: Office, seeded: number): Promise<readonly Figure[]> => {
  const { ownerPool, ownerUrl } = office.database;
  const clock = (): Date => new Date();
  const application = await office.openApplication(clock);
  const gateway = await openGateway();
  try {
    const logger = pino({ level: 'silent' });
    const anchorFolder = join(office.folder, 'anchors');
    const began = performance.now();
    const names = await runEveryJob(
      { ownerUrl, application, anchorFolder, dataDirectory: office.folder, clock, logger, messageGateway: gateway.url },
      ownerPool,
    );
    const seconds = Math.round((performance.now() - began) / 1000);
    const [planned = 0, seals = 0] = await checkWork(ownerPool);
    const checked = await verify(office);
    return [
      {
        name: {
          zh: '在已分布的库里生成演示数据（居民、办件），再由 npm run verify 的检查读回',
          en: 'The demo made in a spread database (residents, cases), then read back by what npm run verify checks',
        },
        value: `${await countOf(ownerPool, 'person')} people, ${await countOf(ownerPool, 'case_record')} cases in ${seeded} s; ${checked} things read, 0 findings`,
      },
      {
        name: {
          zh: '全部后台任务经任务队列各做一遍（走访计划、审计封存、到期日、发件箱等）',
          en: 'Every job through the queue once (plan of visits, sealing of the trail, due dates, outbox and so on)',
        },
        value: `${names.length} jobs, 0 failed, ${seconds} s; ${planned} visits planned, ${seals} seals`,
      },
    ];
  } finally {
    await application.http.close();
    await new Promise((resolve) => gateway.server.close(resolve));
  }
};

/** The demo is made where the tables are spread already, and every job is done there. */
export const demoAndJobs: CityPart = (trial) =>
  onCopy(trial, async ({ ownerUrl }) => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-city-office-'));
    try {
      const began = performance.now();
      const office = await openOffice(folder, RESIDENTS, trial.log, ownerUrl);
      const seeded = Math.round((performance.now() - began) / 1000);
      try {
        return await workOn(office, seeded);
      } finally {
        await office.database.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
