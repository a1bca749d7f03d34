import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '../../platform/ids.ts';
import { distributeDatabase, planDistribution } from '../../platform/db/distribute.ts';
import { nameOf, type DistributionRules } from '../../platform/db/distribution.ts';
import { readSchemaTables } from '../../platform/db/distribution-schema.ts';
import { migrate } from '../../platform/db/migrations.ts';
import { createPool } from '../../platform/db/pool.ts';
import { createScopedDatabase } from '../../platform/db/scoped-database.ts';
import { databaseOf, dropDatabase, withClient, withRole } from '../../platform/postgres/databases.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';
import { distributionRules, makeEmptyCity } from './prepare-city.ts';
import { must, onCopy, type CityPart } from './trial.ts';

const MIGRATIONS = new URL('../../server/migrations', import.meta.url).pathname;

/** What a coming release may do: a table that points to spread and shared ones, columns, an index, rows changed. */
const LATER = `
create table later_note (
  community_id uuid not null references organisation (id),
  id uuid not null,
  person_id uuid not null,
  written_by uuid references worker (id),
  note text not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references person (community_id, id)
);
create index later_note_by_person on later_note (community_id, person_id);
call make_tenant_table('later_note');
grant select, insert, update, delete on later_note to quanke_app;
create table later_answer (
  community_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  primary key (community_id, id),
  constraint later_answer_of_note foreign key (community_id, note_id) references later_note (community_id, id) on delete cascade
);
call make_tenant_table('later_answer');
grant select, insert on later_answer to quanke_app;
alter table person add column later_word text;
update person set later_word = left(name, 1) where later_word is null;
alter table person alter column later_word set not null;
alter table person add constraint later_word_is_short check (char_length(later_word) < 9);
create unique index person_later on person (community_id, id, later_word);
alter table household add column later_person_id uuid;
alter table household add constraint household_later_person
  foreign key (community_id, later_person_id) references person (community_id, id);
alter table worker add column later_badge text;
update worker set later_badge = username;
`;

const COMMUNITIES = 3;
const FIRST_RELEASE = '0008';

/** Offices with a person each, so that there are rows on every server when the release comes. */
const writePeople = async (owner: pg.Pool): Promise<readonly { community: string; person: string }[]> => {
  const made = Array.from({ length: COMMUNITIES }, () => ({ community: newId(), person: newId() }));
  for (const [place, { community, person }] of made.entries()) {
    await owner.query(`insert into organisation (id, kind, name, short_name) values ($1, 'community', $2, $2)`, [
      community,
      `第${place}社区`,
    ]);
    await owner.query(
      `insert into person (community_id, id, name, sex, residence, source, as_of)
       values ($1, $2, '甄晚霞', 'female', 'registered', 'window', '2026-01-05')`,
      [community, person],
    );
  }
  return made;
};

/** A folder with the changes of the schema up to one of them, and one more where it is given. */
const withMigrations = async <T>(
  { upTo, and }: { readonly upTo: string; readonly and?: string },
  work: (folder: string) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-later-'));
  try {
    for (const file of readdirSync(MIGRATIONS))
      if (upTo === 'all' || file <= `${upTo}~` || file.endsWith('.json'))
        copyFileSync(join(MIGRATIONS, file), join(folder, file));
    if (and !== undefined) writeFileSync(join(folder, '9999-later.sql'), and);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Of tables that come later the rules of today speak already. */
const rulesOfEarlier = async (url: string): Promise<DistributionRules> => {
  const present = new Set((await withClient(url, readSchemaTables)).map(nameOf));
  const { reference, local, triggers, ...rules } = distributionRules();
  const known = (named: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(named).filter(([name]) => present.has(name.split('.')[0] ?? '')));
  return { ...rules, reference: known(reference), local: known(local), triggers: known(triggers) };
};

const countOf = async (owner: pg.Pool, question: string): Promise<number> =>
  (await owner.query<{ count: number }>(`select count(*) as count from ${question}`)).rows[0]?.count ?? -1;

const WRITE = {
  name: 'later-write',
  text: 'insert into later_note (community_id, id, person_id, note) values ($1, $2, $3, $4)',
};
const READ = { name: 'later-read', text: 'select id from later_note where community_id = $1' };

/** The application's own role, as it works: within a scope, behind row-level security. */
const checkScope = async (url: string, made: readonly { community: string; person: string }[]): Promise<void> => {
  const pool = createPool({
    url: withRole(url, { user: 'quanke_app', password: TEST_PASSWORD }),
    connections: 4,
    name: 'later-app',
    pipelined: true,
  });
  const database = createScopedDatabase(pool);
  const write = (scope: string, into: string, person: string): Promise<boolean> =>
    database
      .transact([scope], async (tx) => {
        await tx.query(WRITE, [into, newId(), person, '一句话']);
        return { keep: true, value: true };
      })
      .catch(() => false);
  try {
    const [own, foreign] = made as [(typeof made)[number], (typeof made)[number]];
    must(await write(own.community, own.community, own.person), 'a row of the own community could not be written');
    must(!(await write(own.community, foreign.community, foreign.person)), 'a foreign row was written');
    must(!(await write(own.community, own.community, newId())), 'a row that points nowhere was written');
    const seen = (scope: string) => database.read([scope], (tx) => tx.query(READ, [own.community]));
    must((await seen(own.community)).length === 1, 'the own row is not seen');
    must((await seen(foreign.community)).length === 0, 'a foreign row is seen');
  } finally {
    await pool.end();
  }
};

/** Says what was placed; throws when distributing again would still find something to do. */
const placedTables = async (url: string, like: string): Promise<number> => {
  const steps = await withClient(url, (client) => planDistribution(client, distributionRules()));
  must(steps.length === 0, `still to be distributed: ${steps.join('; ')}`);
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from citus_tables where table_name::text like $1 and citus_table_type = 'distributed'`,
      [like],
    );
    return Number(rows[0]?.count);
  });
};

/** A made-up release comes to a database that is spread already, and holds rows. */
const comingRelease: CityPart = (trial) =>
  onCopy(trial, ({ ownerUrl }) =>
    withMigrations({ upTo: 'all', and: LATER }, async (folder) => {
      const owner = createPool({ url: ownerUrl, connections: 2, name: 'later-owner' });
      try {
        const made = await writePeople(owner);
        const began = performance.now();
        must((await migrate(owner, folder)).length === 1, 'the change of the schema was not made');
        const milliseconds = Math.round(performance.now() - began);
        must((await countOf(owner, `person where later_word = '甄'`)) === COMMUNITIES, 'rows were not changed');
        must((await placedTables(ownerUrl, 'later%')) === 2, 'the new tables are not spread');
        const sinceThen = trial.servers.watchLogs();
        await checkScope(ownerUrl, made);
        const noted = sinceThen()
          .split('\n')
          .filter((line) => line.includes(databaseOf(ownerUrl)) && line.includes('WARNING:'));
        must(noted.length === 0, `transactions are noted in the logs of the servers: ${noted.join('; ')}`);
        return [
          {
            name: {
              zh: '以后的版本在已分布的库上启动：两张新表、列、索引、约束、外键、改行；其后 distribute 无事可做',
              en: 'A later release starts on a spread database: two tables, columns, indexes, constraints, foreign keys, rows changed; distribute has nothing left to do',
            },
            value: `${milliseconds} ms, 0 foreign rows seen or written`,
          },
        ];
      } finally {
        await owner.end();
      }
    }),
  );

/** The real history: spread after its first changes, then every other one as it came. */
const wholeHistory: CityPart = async ({ servers }) => {
  const urls = await makeEmptyCity(servers.urls, 'quanke_history');
  const [url = ''] = urls;
  const owner = createPool({ url, connections: 2, name: 'later-owner' });
  try {
    const first = await withMigrations({ upTo: FIRST_RELEASE }, (folder) => migrate(owner, folder));
    const rules = await rulesOfEarlier(url);
    await withClient(url, (client) => distributeDatabase(client, rules));
    const later = await migrate(owner, MIGRATIONS);
    const placed = await placedTables(url, '%');
    return [
      {
        name: {
          zh: '把库在较早的结构上分布，再逐个做其后的全部结构变更：新表随即分布',
          en: 'A database spread at an earlier schema, then every later change of the schema in turn: new tables are spread at once',
        },
        value: `${first.length} changes before, ${later.length} after; ${placed} tables spread in the end`,
      },
    ];
  } finally {
    await owner.end();
    for (const one of urls) await dropDatabase(one, 'quanke_history');
  }
};

export const laterRelease: CityPart = async (trial) => [
  ...(await comingRelease(trial)),
  ...(await wholeHistory(trial)),
];
