import { mkdirSync } from 'node:fs';
import type pg from 'pg';
import { pino } from 'pino';
import { DEMO_PASSWORD } from '../../catalogue/demo/staff.ts';
import { createApplication, type Application } from '../../server/application.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase, type OpenDatabase } from '../../server/database.ts';
import { isEmpty } from '../../server/demo.ts';
import { prepareDatabase } from '../../server/prepare-database.ts';
import { openSecrets } from '../../server/secrets.ts';
import { plainDateOf } from '../../kernel/plain-date.ts';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { seedDemo } from '../demo/seed-demo.ts';

export interface BenchWorker {
  readonly id: string;
  readonly username: string;
}

export interface BenchPerson {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly phoneTail: string;
}

export interface BenchCommunity {
  readonly id: string;
  readonly shortName: string;
  /** Window workers who can sign in, the busiest place of the community. */
  readonly workers: readonly BenchWorker[];
  /** A sample of the people registered here. */
  readonly people: readonly BenchPerson[];
}

/** A data folder with its running database and the product's own parts on it. */
export interface Office {
  readonly folder: string;
  readonly database: OpenDatabase;
  readonly communities: readonly BenchCommunity[];
  /** The application in this process, on the clock given; it shares data and keys with the measured server. */
  openApplication(clock: () => Date, appPool?: pg.Pool): Promise<Application>;
}

const PEOPLE_SAMPLED = 200;
const WORKERS_PER_COMMUNITY = 2;

/** Window workers of generated communities have no accounts; two of each get one. */
const giveAccounts = async (owner: pg.Pool, application: Application): Promise<void> => {
  const { rows } = await owner.query<BenchWorker & { name: string }>(
    `select id, username, name from (
       select w.id, w.username, w.name, w.account_id, row_number() over (partition by r.organisation_id order by w.id) as place
       from worker w join worker_role r on r.worker_id = w.id and r.role = 'worker') ranked
     where place <= $1 and account_id is null`,
    [WORKERS_PER_COMMUNITY],
  );
  for (const worker of rows) {
    const accountId = await application.accounts.create({ ...worker, password: DEMO_PASSWORD });
    await owner.query('update worker set account_id = $2 where id = $1', [worker.id, accountId]);
  }
  await application.refresh();
};

/** Each community is asked for by its id, as one of several servers may hold it. */
const readCommunities = async (owner: pg.Pool): Promise<readonly BenchCommunity[]> => {
  const { rows } = await owner.query<Omit<BenchCommunity, 'people'>>(
    `select o.id, o.short_name as "shortName",
       (select jsonb_agg(jsonb_build_object('id', w.id, 'username', w.username) order by w.id) from worker w
          join worker_role r on r.worker_id = w.id and r.role = 'worker'
          where r.organisation_id = o.id and w.account_id is not null) as workers
     from organisation o where o.kind = 'community'
       -- Those that only stand there, without staff, are nobody's place of work.
       and exists (select from worker_role r where r.organisation_id = o.id and r.role = 'worker')
     order by o.id`,
  );
  return Promise.all(
    rows.map(async (one) => {
      const { rows: people } = await owner.query<BenchPerson>(
        `select p.id, p.name, right(p.phone_masked, 4) as "phoneTail",
           (select substr(t.term, 3) from person_search_term t
              where t.community_id = p.community_id and t.person_id = p.id and t.term like 'I:%' limit 1) as initials
         from person p where p.community_id = $2 and p.phone_masked is not null and char_length(p.name) = 3
         order by md5(p.id::text) limit $1`,
        [PEOPLE_SAMPLED, one.id],
      );
      return { ...one, people };
    }),
  );
};

/**
 * Opens a data folder, filling it with residents, offices and accounts at the first time. The database is the embedded
 * one of the folder, or that of `databaseUrl`.
 */
export const openOffice = async (
  folder: string,
  residents: number,
  log: (line: string) => void,
  databaseUrl?: string,
): Promise<Office> => {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const external = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const config = readConfig({ QUANKE_DATA: folder, ...external }, []);
  const secrets = openSecrets(folder);
  const database = await openDatabase(config, secrets, log);
  const catalogue = openCatalogue();
  await prepareDatabase(database.ownerPool, database.ownerUrl, secrets, catalogue.calendar);
  const empty = await isEmpty(database.ownerPool);
  const keyRing = await openKeyRing({ dataDirectory: folder, databaseHasData: async () => !empty });
  const openApplication: Office['openApplication'] = (clock, appPool = database.appPool) =>
    createApplication({
      appPool,
      accountsPool: database.accountsPool,
      catalogue,
      keyRing,
      secrets,
      publicUrl: config.publicUrl,
      version: 'bench',
      logger: pino({ level: 'warn' }),
      clock,
      demo: () => null,
      onCalendarChanged: async () => undefined,
      announce: async () => undefined,
    });
  if (empty) {
    const application = await openApplication(() => new Date());
    await seedDemo({
      ownerPool: database.ownerPool,
      keyRing,
      today: plainDateOf(new Date().toISOString()),
      residents,
      createAccount: (account) => application.accounts.create(account),
    });
    await application.refresh();
    await giveAccounts(database.ownerPool, application);
  }
  return { folder, database, communities: await readCommunities(database.ownerPool), openApplication };
};
