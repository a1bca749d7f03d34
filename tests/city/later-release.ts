import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '../../platform/ids.ts';
import { distributeDatabase, planDistribution } from '../../platform/db/distribute.ts';
import { migrate } from '../../platform/db/migrations.ts';
import { createPool } from '../../platform/db/pool.ts';
import { createScopedDatabase } from '../../platform/db/scoped-database.ts';
import { withClient, withRole } from '../../platform/postgres/databases.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';
import { distributionRules } from './prepare-city.ts';
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
create table later_answer (
  community_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  primary key (community_id, id),
  constraint later_answer_of_note foreign key (community_id, note_id) references later_note (community_id, id) on delete cascade
);
call make_tenant_table('later_answer');
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

const withLaterRelease = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-later-'));
  try {
    cpSync(MIGRATIONS, folder, { recursive: true });
    writeFileSync(join(folder, '9999-later.sql'), LATER);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

/** A release that changes the schema comes to a database that is spread already. */
export const laterRelease: CityPart = (trial) =>
  onCopy(trial, ({ ownerUrl }) =>
    withLaterRelease(async (folder) => {
      const owner = createPool({ url: ownerUrl, connections: 2, name: 'later-owner' });
      try {
        const made = await writePeople(owner);
        const began = performance.now();
        must((await migrate(owner, folder)).length === 1, 'the change of the schema was not made');
        const migrated = performance.now() - began;
        must((await countOf(owner, `person where later_word = '甄'`)) === COMMUNITIES, 'rows were not changed');
        const steps = await withClient(ownerUrl, (client) => distributeDatabase(client, distributionRules()));
        const placed = steps.filter((step) => step.includes('create_distributed_table'));
        must(
          (await withClient(ownerUrl, (client) => planDistribution(client, distributionRules()))).length === 0,
          'there is more to do',
        );
        const spread = await countOf(
          owner,
          `citus_tables where table_name::text like 'later%' and citus_table_type = 'distributed'`,
        );
        must(spread === 2, 'the new tables are not spread');
        await checkScope(ownerUrl, made);
        return [
          {
            name: {
              zh: '新版本的结构变更（两张新表、列、索引、约束、改行）在已分布的库上启动时完成，再分布只动新表',
              en: 'Changes of the schema by a later release (two tables, columns, indexes, constraints, rows) made at the start on a spread database; distributing again places the new ones only',
            },
            value: `${Math.round(migrated)} ms; ${placed.length} placed afterwards, 0 foreign rows seen or written`,
          },
        ];
      } finally {
        await owner.end();
      }
    }),
  );
