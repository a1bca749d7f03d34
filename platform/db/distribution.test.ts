import { describe, expect, it } from 'vitest';
import { distributionFaults, readDistributionRules, type SchemaTable } from './distribution.ts';
import { distributionSteps, type PresentDistribution } from './distribution-steps.ts';

const RULES = readDistributionRules(
  JSON.stringify({
    column: 'community_id',
    reference: { organisation: 'shared' },
    local: { publication: 'read at the start' },
    localSchemas: { auth: 'accounts' },
    triggers: { 'matter.fixed': 'looks at its row only' },
  }),
);

const table = (name: string, change: Partial<SchemaTable> = {}): SchemaTable => ({
  schema: 'public',
  name,
  columns: [{ name: 'id', notNull: true, counts: false }],
  keys: [{ name: `${name}_pkey`, columns: ['id'] }],
  foreignKeys: [],
  triggers: [],
  policies: [],
  oddities: [],
  ...change,
});
const tenant = (name: string, change: Partial<SchemaTable> = {}): SchemaTable =>
  table(name, {
    columns: [
      { name: 'community_id', notNull: true, counts: false },
      { name: 'id', notNull: true, counts: false },
    ],
    keys: [{ name: `${name}_pkey`, columns: ['community_id', 'id'] }],
    policies: ['in_scope'],
    ...change,
  });
const pointing = (target: string, columns: string[], targetColumns: string[], setsNullOrDefault = false) => ({
  foreignKeys: [
    {
      name: 'fk',
      columns,
      target,
      targetColumns,
      definition: `FOREIGN KEY (…) REFERENCES ${target}`,
      setsNullOrDefault,
    },
  ],
});
const toMatter = pointing('matter', ['community_id', 'matter_id'], ['community_id', 'id']);
const GOOD = [
  table('organisation'),
  table('publication'),
  tenant('matter', { ...pointing('organisation', ['community_id'], ['id']), triggers: ['fixed'] }),
  tenant('paper', toMatter),
];
const faultsWith = (one: SchemaTable): string[] => distributionFaults([...GOOD, one], RULES);

describe('the rule of distribution', () => {
  it('given tables that keep it, finds nothing', () => {
    expect(distributionFaults(GOOD, RULES)).toEqual([]);
    expect(faultsWith(table('session', { schema: 'auth' }))).toEqual([]);
  });

  it.each<[string, SchemaTable, string]>([
    ['a table in no group', table('stray'), 'stray: in no group; add it to distribution.json with the reason'],
    [
      'a schema in no group',
      table('a', { schema: 'other' }),
      'other.a: in no group; add it to distribution.json with the reason',
    ],
    [
      'a key across communities',
      tenant('a', { keys: [{ name: 'a_code', columns: ['code'] }] }),
      'a: a_code: unique across communities',
    ],
    ['no key at all', tenant('a', { keys: [] }), 'a: has no key'],
    [
      'an empty community',
      tenant('a', { columns: [{ name: 'community_id', notNull: false, counts: false }] }),
      'a: community_id may be empty',
    ],
    [
      'a sequence',
      tenant('a', { columns: [{ name: 'number', notNull: true, counts: true }], keys: [] }),
      'a: in no group; add it to distribution.json with the reason',
    ],
    [
      'a counting shared table',
      table('organisation', { columns: [{ name: 'n', notNull: true, counts: true }] }),
      'organisation: n: counts up, each server for itself',
    ],
    [
      'a foreign key without the community',
      tenant('a', pointing('matter', ['matter_id'], ['id'])),
      'a: fk: does not name community_id on both sides',
    ],
    [
      'communities on different sides',
      tenant('a', pointing('matter', ['community_id', 'b'], ['id', 'community_id'])),
      'a: fk: does not name community_id on both sides',
    ],
    [
      'a foreign key that empties the community',
      tenant('a', pointing('matter', ['community_id', 'b'], ['community_id', 'id'], true)),
      'a: fk: would empty community_id when the other row is deleted',
    ],
    [
      'a foreign key to a table of the first server',
      tenant('a', pointing('publication', ['p'], ['id'])),
      'a: fk: a distributed table cannot point to publication, which is local',
    ],
    [
      'a shared table that points to a community’s row',
      table('organisation', pointing('matter', ['m'], ['id'])),
      'organisation: fk: a reference table cannot point to matter, which is distributed',
    ],
    [
      'a new trigger',
      tenant('a', { triggers: ['t'] }),
      'a: t: a trigger that nobody has said may run where the rows lie',
    ],
    [
      'a policy of its own',
      tenant('a', { policies: ['in_scope', 'mine'] }),
      'a: mine: a policy of its own, which distributing does not know',
    ],
    ['a partition', tenant('a', { oddities: ['is partitioned or foreign'] }), 'a: is partitioned or foreign'],
  ])('given %s, says so', (_, one, fault) => {
    expect(faultsWith(one)).toContain(fault);
  });

  it('given a name in the rules without a table, says so', () => {
    expect(distributionFaults(GOOD.slice(0, 1), RULES)).toContain(
      'publication: named in the rules, and there is no such table',
    );
  });
});

describe('the steps of distributing', () => {
  const nothing: PresentDistribution = { placed: new Map(), policiesToChange: ['matter', 'paper'] };

  it('given nothing placed, changes policies, lets foreign keys wait, and keeps communities together', () => {
    const steps = distributionSteps(GOOD, RULES, nothing).slice(1);
    expect(steps).toEqual([
      'alter policy in_scope on "matter" using (community_id = any (scope_communities())) with check (community_id = any (scope_communities()))',
      'alter policy in_scope on "paper" using (community_id = any (scope_communities())) with check (community_id = any (scope_communities()))',
      'alter table "matter" drop constraint "fk"',
      'alter table "paper" drop constraint "fk"',
      `select create_reference_table('"organisation"')`,
      `select create_distributed_table('"matter"', 'community_id', colocate_with => 'none')`,
      `select create_distributed_table('"paper"', 'community_id', colocate_with => '"matter"')`,
      'alter table "matter" add constraint "fk" FOREIGN KEY (…) REFERENCES organisation',
      'alter table "paper" add constraint "fk" FOREIGN KEY (…) REFERENCES matter',
    ]);
  });

  it('given everything placed, has nothing to do', () => {
    const placed: PresentDistribution['placed'] = new Map([
      ['organisation', 'reference'],
      ['publication', 'local'],
      ['matter', 'distributed'],
      ['paper', 'distributed'],
    ]);
    expect(distributionSteps(GOOD, RULES, { placed, policiesToChange: [] })).toEqual([]);
  });

  it('given one new table, places it beside the others and touches only its own foreign keys', () => {
    const placed: PresentDistribution['placed'] = new Map([
      ['organisation', 'reference'],
      ['matter', 'distributed'],
      ['paper', 'local'],
    ]);
    expect(distributionSteps(GOOD, RULES, { placed, policiesToChange: [] }).slice(1)).toEqual([
      'alter table "paper" drop constraint "fk"',
      `select create_distributed_table('"paper"', 'community_id', colocate_with => '"matter"')`,
      'alter table "paper" add constraint "fk" FOREIGN KEY (…) REFERENCES matter',
    ]);
  });
});
