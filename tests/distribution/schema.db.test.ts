import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { distributionFaults, placesOf, readDistributionRules } from '../../platform/db/distribution.ts';
import { readSchemaTables } from '../../platform/db/distribution-schema.ts';
import { distributionSteps } from '../../platform/db/distribution-steps.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import { tellFigure } from '../security/tell-figure.ts';
import { useTestDatabase } from '../setup/test-database.ts';

const database = useTestDatabase();
const rules = readDistributionRules(
  readFileSync(new URL('../../server/migrations/distribution.json', import.meta.url), 'utf8'),
);
/** Schemas that appear with the first start of the jobs, not with the changes of the schema. */
const LATER = ['graphile_worker'];

const faultsAfter = (change: string): Promise<readonly string[]> =>
  withClient(database.ownerUrl(), async (client) => {
    await client.query('begin');
    await client.query(change);
    const faults = distributionFaults(await readSchemaTables(client), rules);
    await client.query('rollback');
    return faults;
  });

describe('the tables of the present schema', () => {
  it('given each of them, has a group, and its keys, foreign keys and triggers fit on several servers', async () => {
    const tables = await withClient(database.ownerUrl(), readSchemaTables);
    expect(distributionFaults(tables, rules)).toEqual([]);
    const places = [...placesOf(tables, rules).values()];
    const countOf = (wanted: string): number => places.filter((place) => place === wanted).length;
    expect(countOf('distributed')).toBeGreaterThan(60);
    tellFigure(
      {
        zh: '不需要 Citus 的检查：键、外键、触发器合乎分布规则的表',
        en: 'Checked without Citus: tables whose keys, foreign keys and triggers keep the rule of distribution',
      },
      `${countOf('distributed')} spread, ${countOf('reference')} shared, 0 faults`,
    );
    const schemas = new Set(tables.map(({ schema }) => schema));
    expect(Object.keys(rules.localSchemas).filter((schema) => !schemas.has(schema))).toEqual(LATER);
  });

  it('given the whole schema, plans one step for each table and two for each foreign key', async () => {
    const tables = await withClient(database.ownerUrl(), readSchemaTables);
    const steps = distributionSteps(tables, rules, { placed: new Map(), policiesToChange: [] });
    const spread = [...placesOf(tables, rules).values()].filter((place) => place === 'distributed').length;
    expect(steps.filter((step) => step.startsWith('select create_distributed_table'))).toHaveLength(spread);
    const dropped = steps.filter((step) => step.includes(' drop constraint '));
    expect(steps.filter((step) => step.includes(' add constraint '))).toHaveLength(dropped.length);
  });

  it.each([
    [
      'in no group',
      'create table stray (id uuid primary key)',
      'stray: in no group; add it to distribution.json with the reason',
    ],
    [
      'unique across communities',
      'create unique index one_name on person (name)',
      'person: one_name: unique across communities',
    ],
    [
      'pointing without the community',
      'create table a (community_id uuid not null, id uuid, o uuid references draft_of_all (id), primary key (community_id, id))',
      'a: a_o_fkey: a distributed table cannot point to draft_of_all, which is in no group',
    ],
    [
      'with a trigger',
      'create trigger t before update on person for each row execute function audit_entry_is_fixed()',
      'person: t: a trigger that nobody has said may run where the rows lie',
    ],
    [
      'with a sequence',
      'create table a (community_id uuid not null, id bigserial, primary key (community_id, id))',
      'a: id: counts up, each server for itself',
    ],
    [
      'counting by identity',
      'create table a (community_id uuid not null, id bigint generated always as identity, primary key (community_id, id))',
      'a: id: counts up, each server for itself',
    ],
  ])('given a table %s, is found', async (_, change, fault) => {
    expect(await faultsAfter(`create table draft_of_all (id uuid primary key); ${change}`)).toContain(fault);
  });
});
