import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../modules/access/domain/roles.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { placesOf, readDistributionRules } from '../../platform/db/distribution.ts';
import { readSchemaTables } from '../../platform/db/distribution-schema.ts';
import { tellFigure } from '../security/tell-figure.ts';
import { useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import type { Fixture } from '../server/sample-fixture.ts';
import { SAMPLE_REQUESTS } from '../server/sample-requests.ts';
import { writeFixture } from '../server/write-fixture.ts';
import { scansOf, type PlanNode, type Reach } from './scan-places.ts';
import { recordSentStatements, type SentStatement } from './sent-statements.ts';

const recorder = recordSentStatements('test-app');
afterAll(recorder.stop);
const office = useOffice();
const RULES = readFileSync(new URL('../../server/migrations/distribution.json', import.meta.url), 'utf8');
const ROLES_ASKED = 2;

/**
 * Statements about several communities at once, by name; each was looked at: its tables meet on the community, and
 * each server can answer its part by itself. Numbers in names are left out.
 */
const ACROSS_COMMUNITIES = ['count-waiting-tasks', 'desk-counts', 'list-', 'list-audit', 'waiting-tasks'];

const ask = async (fixture: Fixture, route: RouteDefinition, who: Who | null): Promise<void> => {
  const request = SAMPLE_REQUESTS[route.id]?.(fixture, who) ?? {};
  const caller = who === null ? office.stranger() : await office.as(who);
  const place = route.path.includes('{communityId}') ? { communityId: office.communityId() } : {};
  await caller.call(route, { ...request, params: { ...place, ...request.params } });
};

/** Every route by some who may, signing out last of all not, because it would end the sessions of the others. */
const askEverything = async (fixture: Fixture): Promise<void> => {
  for (const { route } of office.running().application.implementations) {
    const { access } = route;
    const roles =
      'roles' in access ? ROLES.filter((role) => access.roles.includes(role)).slice(0, ROLES_ASKED) : [null];
    if (route.id !== 'sign-out') for (const who of roles) await ask(fixture, route, who);
  }
};

const planOf = async (owner: pg.Pool, { text, values }: SentStatement): Promise<PlanNode> => {
  const { rows } = await owner.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(`explain (format json) ${text}`, [
    ...values,
  ]);
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (plan === undefined) throw new Error(`no plan of ${text}`);
  return plan;
};

interface Reached {
  readonly name: string;
  readonly text: string;
  readonly reaches: ReadonlySet<Reach>;
}

const WRITES_OR_READS = /^\s*(select|with|insert|update|delete)\b/i;
let reached: readonly Reached[] = [];

beforeAll(async () => {
  await askEverything(await writeFixture(office));
  const { ownerPool } = office.running();
  const client = await ownerPool.connect();
  const places = placesOf(await readSchemaTables(client), readDistributionRules(RULES));
  client.release();
  const distributed = new Set([...places].filter(([, place]) => place === 'distributed').map(([name]) => name));
  const statements = recorder.statements().filter(({ text }) => WRITES_OR_READS.test(text));
  reached = await Promise.all(
    statements.map(async (one) => {
      const scans = scansOf(await planOf(ownerPool, one), distributed);
      return { name: one.name, text: one.text, reaches: new Set(scans.map(({ reach }) => reach)) };
    }),
  );
});

const described = ({ name, text }: Reached): string => `${name}: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`;
const isAcross = ({ reaches }: Reached): boolean => reaches.has('several');

describe('the statements that the sample requests make the application send', () => {
  it('given one about one community, names it as a value in every part, so that one server answers all of it', () => {
    expect(reached.length).toBeGreaterThan(200);
    const open = reached.filter((one) => !isAcross(one) && [...one.reaches].some((reach) => reach !== 'one'));
    expect(open.map(described)).toEqual([]);
  });

  it('given one about several communities, joins only within each, and stands on the list of those looked at', () => {
    const across = reached.filter(isAcross);
    expect(across.filter(({ reaches }) => reaches.has('all')).map(described)).toEqual([]);
    const names = new Set(
      across.map(({ name }) => name.replaceAll(/[\d-]+$/g, (end) => (end.startsWith('-') ? '-' : ''))),
    );
    expect([...names].toSorted()).toEqual(ACROSS_COMMUNITIES);
    tellFigure(
      {
        zh: '不需要 Citus 的检查：示例请求发出的语句在一台服务器上即可回答，或列入已审阅的跨社区语句',
        en: 'Checked without Citus: statements of the sample requests that one server answers, or that stand on the list of those across communities',
      },
      `${reached.length} statements, ${names.size} kinds across communities, 0 faults`,
    );
  });
});
