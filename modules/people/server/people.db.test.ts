import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE_CATALOGUE } from '../../../catalogue/person-facts/words.ts';
import { residentIdCheckCharacter } from '../../../kernel/resident-id.ts';
import type { Result } from '../../../kernel/result.ts';
import type { FailedAttempts } from '../../../platform/auth/failed-attempts.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import { createKeyRing } from '../../../platform/crypto/key-ring.ts';
import { createPool } from '../../../platform/db/pool.ts';
import { createScopedDatabase } from '../../../platform/db/scoped-database.ts';
import type { ScopedDatabase } from '../../../platform/db/scoped-database.ts';
import type { Caller, SignedInCall } from '../../../platform/http/call.ts';
import { useTestDatabase } from '../../../tests/setup/test-database.ts';
import { seedDemo } from '../../../tools/demo/seed-demo.ts';
import { KNOWN_ATTRIBUTES } from '../../guides/domain/service-item.ts';
import type { KnownAttribute } from '../../guides/domain/service-item.ts';
import type { PersonReply, PersonSummary } from '../contract.ts';
import { peopleForCases, peopleImplementations } from './index.ts';
import type { PeopleDeps } from './index.ts';

const NOW = '2026-11-22T02:00:00.000Z';
const testDatabase = useTestDatabase();
const keyRing = createKeyRing();

let pools: pg.Pool[] = [];
let database: ScopedDatabase;
let communities: readonly string[] = [];
let attempts = 0;

const countingAttempts: FailedAttempts = {
  isLocked: async (_key, rule) => attempts >= rule.most,
  record: async () => {
    attempts += 1;
  },
  forget: async () => undefined,
};

const deps: PeopleDeps = {
  keyRing,
  catalogue: PEOPLE_CATALOGUE,
  attempts: countingAttempts,
  cases: {
    countOpen: async (_tx, _community, ids) => new Map(ids.map((id) => [id, 2])),
    listOf: async () => [],
    needsOf: async () => [],
    volunteeringOf: async () => [],
  },
  documents: { listOf: async () => [] },
  erasure: {
    overview: async () => {
      throw new Error('Nothing is erased here.');
    },
    askDeciders: () => undefined,
    tellOutcome: () => undefined,
    wake: async () => undefined,
  },
  references: [],
  workerName: () => '李建国',
};
const implementations = peopleImplementations(deps);

const caller = {
  workerId: '00000000-0000-7000-8000-000000000001',
  name: '周敏',
  rolesIn: (): readonly string[] => ['worker'],
} as unknown as Caller;

/** Calls a route the way the server does, in a transaction scoped to one community. */
const ask = async <T>(
  id: string,
  parts: { params?: object; query?: object; body?: object },
  community = communities[0] ?? '',
): Promise<Result<T>> => {
  const implementation = implementations.find((one) => one.route.id === id);
  if (implementation === undefined) throw new Error(`no route ${id}`);
  const params = { communityId: community, ...parts.params };
  const call = {
    params,
    query: { q: '', limit: 50, ...parts.query },
    body: parts.body ?? {},
    now: NOW,
    origin: 'o',
    caller,
  };
  return database.transact([community], async (tx) => {
    const result = await implementation.handle(tx, call as unknown as SignedInCall<RouteDefinition>);
    return { keep: result.ok, value: result as Result<T> };
  });
};

const find = async (q: string, query: object = {}, community?: string) => {
  const found = await ask<{ items: PersonSummary[]; nextCursor: string | null }>(
    'find-people',
    { query: { q, ...query } },
    community,
  );
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
};

/** Ids in the order of the pages, until there are no more or so many of them. */
const pagesOf = async (q: string, limit: number, most: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await find(q, { limit, ...(cursor === null ? {} : { cursor }) });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && ids.length < most);
  return ids.slice(0, most);
};

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

const wang = async (): Promise<PersonSummary> => {
  const found = (await find('王秀英1234')).items[0];
  if (found === undefined) throw new Error('the resident of the tour is missing');
  return found;
};

beforeAll(async () => {
  const owner = createPool({ url: testDatabase.ownerUrl(), connections: 3, name: 'owner' });
  const app = createPool({ url: testDatabase.roleUrl('quanke_app'), connections: 2, name: 'app' });
  await seedDemo({ ownerPool: owner, keyRing, today: '2026-11-22', residents: 1_500 });
  database = createScopedDatabase(app);
  pools = [owner, app];
  const rows = await owner.query<{ id: string }>(`select id from organisation where kind = 'community' order by id`);
  communities = rows.rows.map((row) => row.id);
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
});

describe('finding people', () => {
  it('given part of a name, pinyin, initials or tails, finds the resident of the tour', async () => {
    for (const q of ['王秀英', '秀英', 'wangxiu', 'xiuying', 'wxy', '13800001234', '秀英 1234', '王秀英1234']) {
      const { items } = await find(q);
      expect(
        items.map((item) => item.phoneMasked),
        q,
      ).toContain('138****1234');
    }
  });

  it('given a whole name, lists those whose name begins with it first', async () => {
    const { items } = await find('wang', { limit: 200 });
    const begins = items.map((item) => /^[王汪]/.test(item.name));
    expect(begins[0]).toBe(true);
    expect(begins).toEqual(begins.toSorted((a, b) => Number(b) - Number(a)));
  });

  it.each(['', '王', '秀', '秀英', 'wang', 'w', '王 秀'])(
    'given pages of “%s”, gives everybody once and in the same order as one long page',
    async (q) => {
      const whole = (await find(q, { limit: 200 })).items.map(({ id }) => id);
      expect(await pagesOf(q, 9, whole.length)).toEqual(whole);
    },
  );

  it('given a cursor that no list gave out, refuses it instead of beginning anew', async () => {
    expect(await ask('find-people', { query: { cursor: 'bm90aGluZw' } })).toEqual({
      ok: false,
      refusal: { code: 'bad-input', details: { field: 'cursor' } },
    });
  });

  it('given filters, lists only members of the group, of the grid, of the kind of residence', async () => {
    const alone = await find('', { group: 'living-alone', limit: 200 });
    expect(alone.items.length).toBeGreaterThan(3);
    for (const item of alone.items) expect(item.groups.map((group) => group.id)).toContain('living-alone');
    const floating = await find('', { residence: 'floating', limit: 200 });
    for (const item of floating.items) expect(item.residence).toBe('floating');
    const places = valueOf(await ask<{ grids: { id: string; people: number }[] }>('list-places', {}));
    const inGrid = await find('', { grid: places.grids[0]?.id, limit: 200 });
    expect(inGrid.items.filter((item) => item.residence !== 'moved-away')).toHaveLength(places.grids[0]?.people ?? -1);
  });

  it('given another community, finds nobody of this one, not even by the whole ID number or phone', async () => {
    expect((await find('13800001234', {}, communities[1])).items).toEqual([]);
    const foreign = await ask('get-person', { params: { personId: (await wang()).id } }, communities[1]);
    expect(foreign).toEqual({ ok: false, refusal: { code: 'not-found' } });
  });

  it('given the application’s role, searches by the index on terms, not by a scan', async () => {
    const plan = await database.read([communities[0] ?? ''], async (tx) =>
      tx.query<{ 'QUERY PLAN': string }>(
        {
          name: 'explain-terms',
          text: `explain select person_id from unnest($2::text[], $3::text[]) as typed(low, high)
                 join person_search_term t on t.community_id = $1 and t.term >= typed.low and t.term < typed.high`,
        },
        [communities[0], ['P:wang', 'p:wang'], ['P:wang\u{10FFFF}', 'p:wang\u{10FFFF}']],
      ),
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index (Only )?Scan.* on person_search_term/);
    expect(text).toMatch(/Index Cond:.*term >= .*term < /s);
  });
});

describe('one person', () => {
  it('given a resident, shows facts with sources, hides what is sensitive, and says how to speak with her', async () => {
    const person = valueOf(await ask<PersonReply>('get-person', { params: { personId: (await wang()).id } }));
    const fact = (id: string) => person.facts.find((one) => one.id === id);
    expect(person).toMatchObject({ name: '王秀英', age: 81, openCases: 0, relationToHead: { zh: '户主' } });
    expect(fact('idNumber')?.value).toMatch(/^3202\*{10}\d{3}[\dX]$/);
    expect(fact('address')).toMatchObject({
      value: '西水新村17幢2单元 ＊＊＊＊',
      reveal: 'address',
      source: { zh: '公安' },
    });
    expect(fact('monthlyIncome')).toMatchObject({ value: '＊＊＊＊', sensitive: true, reveal: 'fact:monthlyIncome' });
    expect(fact('livesInCareHome')).toMatchObject({ value: '在家居住', source: { zh: '走访' } });
    expect(person.hints.map((hint) => hint.zh)).toEqual(['听力不便，请慢说']);
    expect(person.visits[0]).toMatchObject({ workerName: '李建国', result: { zh: '见到了' } });
    expect(JSON.stringify(person)).not.toMatch(/302室|13800001234|1180|1,180/);
  });

  it('given a reason, reveals one field at a time and writes down who looked at what', async () => {
    const { id } = await wang();
    const reveal = (field: string) =>
      ask<{ value: string }>('reveal-field', {
        params: { personId: id },
        body: { field, reason: 'handling-a-matter' },
      });
    expect(valueOf(await reveal('phone')).value).toBe('13800001234');
    expect(valueOf(await reveal('address')).value).toBe('西水新村17幢2单元302室');
    expect(valueOf(await reveal('fact:monthlyIncome')).value).toBe('1,180 元/月');
    expect(valueOf(await reveal('id-number')).value).toMatch(/^32021819450612284/);
    expect(await reveal('fact:nothing')).toMatchObject({ refusal: { code: 'nothing-to-reveal' } });
    const audit = await database.read([communities[0] ?? ''], (tx) =>
      tx.query<{ details: { field: string } }>(
        { name: 'audit', text: `select details from audit_entry where subject_id = $1 and action = 'reveal-field'` },
        [id],
      ),
    );
    expect(audit.map((entry) => entry.details.field).toSorted()).toEqual([
      'address',
      'fact:monthlyIncome',
      'id-number',
      'phone',
    ]);
    attempts = 30;
    expect(await reveal('phone')).toMatchObject({ refusal: { code: 'too-many-requests' } });
    attempts = 0;
  });

  it('given a household, shows its members with the head first', async () => {
    const { items } = await find('', { limit: 200 });
    const person = valueOf(await ask<PersonReply>('get-person', { params: { personId: items[10]?.id } }));
    const household = valueOf(
      await ask<{ members: { isHead: boolean; id: string }[] }>('get-household', {
        params: { householdId: person.householdId },
      }),
    );
    expect(household.members[0]?.isHead).toBe(true);
    expect(household.members.map((member) => member.id)).toContain(person.id);
    expect(household.members).toHaveLength(person.household.length + 1);
  });

  it('given casework, answers the facts asked for by attribute with source, and the tail of the phone', async () => {
    const { id } = await wang();
    const [communityId = ''] = communities;
    const people = peopleForCases(deps, () => new Date(NOW));
    const knownOf = async (...asked: readonly KnownAttribute[]) =>
      (await database.read([communityId], (tx) => people.find(tx, communityId, id, asked)))?.known;
    const known = await knownOf(...KNOWN_ATTRIBUTES);
    expect(known).toMatchObject({
      'person.age': { value: 81 },
      'person.registered-in-city': { value: true, origin: 'record', source: '公安' },
      'household.is-borderline': { value: true },
      'person.monthly-income': { value: 1180 },
    });
    for (const attribute of KNOWN_ATTRIBUTES)
      expect(await knownOf(attribute), attribute).toEqual(
        known?.[attribute] === undefined ? {} : { [attribute]: known[attribute] },
      );
    expect(await knownOf()).toEqual({});
    const tail = await database.read([communityId], (tx) => people.phoneLastFour(tx, communityId, id));
    expect(tail).toBe('1234');
  });
});

describe('registering and identifying', () => {
  const first17 = '34122119900101101';
  const idNumber = first17 + residentIdCheckCharacter(first17);
  const register = (body: object) =>
    ask<PersonReply>('register-person', {
      body: { name: '单小曾', idNumber, phone: '139 0000 7777', residence: 'visitor', ...body },
    });

  it('given a new person, stores only what is sealed or masked and finds them by either reading at once', async () => {
    const person = valueOf(await register({}));
    expect(person).toMatchObject({ name: '单小曾', bornOn: '1990-01-01', sex: 'male', phoneMasked: '139****7777' });
    for (const q of ['shan', 'danxiao', '7777', '小曾', idNumber])
      expect(
        (await find(q)).items.map((one) => one.id),
        q,
      ).toContain(person.id);
    const rows = await pools[0]?.query('select * from person where id = $1', [person.id]);
    expect(JSON.stringify(rows?.rows)).not.toContain('13900007777');
    expect(JSON.stringify(rows?.rows)).not.toContain(idNumber);
  });

  it('given names with separators, gives each once, page by page, those that only hold what was typed last', async () => {
    const names = ['阿依·古丽', '阿依古丽', '阿依曼', '阿依阿依', '买阿依'];
    const ids = new Map<string, string>();
    for (const name of names) {
      const body = { name, idNumber: null, phone: null, sex: 'female', bornOn: '1980-02-03' };
      ids.set(valueOf(await register(body)).id, name);
    }
    const paged = (await pagesOf('阿依', 1, 10)).map((id) => ids.get(id));
    expect(paged).toEqual(['阿依·古丽', '阿依古丽', '阿依曼', '阿依阿依', '买阿依']);
  });

  it('given the same ID number again, refuses and says who it is; in another community it is somebody new', async () => {
    const again = await register({ name: '另一个名字' });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'person-already-known' } });
    const identified = valueOf(await ask<{ person: PersonSummary | null }>('identify-person', { body: { idNumber } }));
    expect(again.ok ? null : again.refusal.details).toEqual({ personId: identified.person?.id });
    const elsewhere = valueOf(
      await ask<{ person: PersonSummary | null }>('identify-person', { body: { idNumber } }, communities[1]),
    );
    expect(elsewhere.person).toBe(null);
  });

  it('given bad input, refuses by rule and writes nothing', async () => {
    const codeOf = async (body: object) => {
      const result = await register(body);
      return result.ok ? 'done' : result.refusal.code;
    };
    expect(await codeOf({ idNumber: `${idNumber.slice(0, 17)}Y` })).toBe('id-number-invalid');
    expect(await codeOf({ idNumber: null, phone: '123' })).toBe('phone-invalid');
    expect(await codeOf({ idNumber: null, phone: null })).toBe('sex-and-birth-needed');
    expect(await codeOf({ idNumber: null, phone: null, sex: 'female', bornOn: '1940-02-03', name: '无证老人' })).toBe(
      'done',
    );
    const [oldest] = (await find('无证老人')).items;
    expect(oldest?.groups.map((group) => group.id)).toEqual(['oldest-old']);
  });
});
