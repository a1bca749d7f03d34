import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitStatements } from './split-statements.ts';
import { spreadStatements } from './spread-statements.ts';

const SCHEMA = { column: 'community_id', reference: new Set(['worker']), beside: 'person' };
const spread = (statement: string): readonly string[] =>
  spreadStatements(statement, SCHEMA).map((one) => one.replaceAll(/\s+/g, ' '));

describe('a change of the schema on a spread database', () => {
  it('given a new tenant table, places it before its foreign keys are made', () => {
    expect(
      spread(`create table note (   -- what was said, and by whom
        community_id uuid not null references organisation,
        id uuid not null,
        by uuid constraint who references worker (id) on delete set null not null,
        word text default 'a, b (' check (word in ('x', 'y')),
        primary key (community_id, id),
        foreign key (community_id, by) references person (community_id, id) on delete cascade
      )`),
    ).toEqual([
      `create table note ( community_id uuid not null, id uuid not null, by uuid not null, word text default 'a, b (' check (word in ('x', 'y')), primary key (community_id, id) )`,
      `select create_distributed_table('note', 'community_id', colocate_with => 'person')`,
      'alter table note add foreign key (community_id) references organisation',
      'alter table note add constraint who foreign key (by) references worker (id) on delete set null',
      'alter table note add foreign key (community_id, by) references person (community_id, id) on delete cascade',
    ]);
  });

  it('given a shared table, copies it to every server', () => {
    expect(spread('create table worker (id uuid primary key, boss uuid references worker)')).toEqual([
      'create table worker ( id uuid primary key, boss uuid )',
      `select create_reference_table('worker')`,
      'alter table worker add foreign key (boss) references worker',
    ]);
  });

  it('given a table of the first server alone, leaves it as it is', () => {
    const local = 'create table stray (id uuid primary key references worker)';
    expect(spread(local)).toEqual([local]);
  });

  it('given several additions to a table, makes them one by one, with foreign keys behind their columns', () => {
    expect(
      spread(
        'alter table person add column a uuid references worker, add column b text, add foreign key (b) references c',
      ),
    ).toEqual([
      'alter table person add column a uuid',
      'alter table person add foreign key (a) references worker',
      'alter table person add column b text',
      'alter table person add foreign key (b) references c',
    ]);
  });

  it('given a column with a condition, adds the condition behind it under the name it would have got', () => {
    expect(
      spread(`alter table person add column a text not null default 'x' check (a in ('x', 'y)')), add check (b > 0)`),
    ).toEqual([
      `alter table person add column a text not null default 'x'`,
      `alter table person add constraint person_a_check check (a in ('x', 'y)'))`,
      'alter table person add check (b > 0)',
    ]);
  });

  it('given several changes of a table, makes them one by one', () => {
    expect(
      spread('alter table a drop constraint b, add constraint b check (c in (1, 2)), alter c drop default'),
    ).toEqual([
      'alter table a drop constraint b',
      'alter table a add constraint b check (c in (1, 2))',
      'alter table a alter c drop default',
    ]);
  });

  it.each([
    'create index a on person (community_id, b)',
    'drop table a',
    'alter table person alter column b set not null',
  ])('given %s, leaves it as it is', (statement) => {
    expect(spread(statement)).toEqual([statement]);
  });

  it('given every table of the present schema, leaves no foreign key in a new table', () => {
    const folder = new URL('../../server/migrations/', import.meta.url);
    const made = readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .flatMap((file) => splitStatements(readFileSync(new URL(file, folder), 'utf8')))
      .flatMap((statement) => spread(statement));
    const placed = made.filter((one) => one.includes('create_distributed_table'));
    expect(placed.length).toBeGreaterThan(60);
    const names = new Set(placed.map((one) => /'(\w+)'/.exec(one)?.[1]));
    const left = made.filter((one) => {
      const table = /^create table (\w+) \(/.exec(one)?.[1];
      return names.has(table) && /\b(references|foreign key)\b/.test(one);
    });
    expect(left).toEqual([]);
  });
});
