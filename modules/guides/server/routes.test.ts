import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Call, Implementation } from '../../../platform/http/call.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import { checkGuide, getGuide, guidesRoutes, searchGuides } from '../contract.ts';
import type { GuideCheckReply } from '../contract.ts';
import { createGuideSearch } from './guide-search.ts';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';
import { guidesImplementations } from './routes.ts';
import { NO_SEARCH_WORDS } from './search-words.ts';

const read = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const catalogue = read.value;
const words = { ...NO_SEARCH_WORDS, anyCertificate: new Set(['开证明']) };
const implementations = guidesImplementations(catalogue, createGuideSearch(catalogue, words));

interface Given {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly now?: string;
}

/** Calls a route as the server does: input through its schemas, and the answer must fit the promised shape. */
const ask = async (route: RouteDefinition, given: Given) => {
  const handle = implementations.find((one) => one.route === route)?.handle;
  if (handle === undefined) throw new Error(`${route.id} is not implemented`);
  const call: Call<RouteDefinition> = {
    params: route.params.parse(given.params ?? {}),
    query: route.query.parse(given.query ?? {}),
    body: route.body.parse(given.body ?? {}),
    now: given.now ?? '2026-11-22T02:00:00.000Z',
    origin: '',
    cookie: '',
    from: { address: '', userAgent: '' },
    setHeader: () => undefined,
  };
  // These handlers answer from memory and never look at the transaction.
  type Handle = (tx: null, call: Call<RouteDefinition>) => ReturnType<Implementation['handle']>;
  const result = await (handle as unknown as Handle)(null, call);
  return result.ok ? { ok: true as const, reply: route.reply.parse(result.value) } : result;
};

const offered = async (now: string) => {
  const answer = await ask(searchGuides, { query: { q: '居家适老化改造', limit: 1 }, now });
  return answer.ok ? answer.reply : null;
};

describe('the routes', () => {
  it('are all implemented', () => {
    expect(implementations.map((one) => one.route.id)).toEqual(guidesRoutes.map((route) => route.id));
  });

  it('answer a search with hits and reasons', async () => {
    expect(await ask(searchGuides, { query: { q: '低保', limit: 2 } })).toMatchObject({
      ok: true,
      reply: {
        items: [
          { id: 'min-living-standard', reasons: expect.arrayContaining([{ field: 'name', matched: '低保' }]) },
          {},
        ],
      },
    });
  });

  it('say of a certificate that the committee must not issue where to go instead', async () => {
    expect(catalogue.refusedCertificates).toHaveLength(20);
    expect(await ask(searchGuides, { query: { q: '想开个单身证明' } })).toMatchObject({
      reply: { refusedCertificates: [{ id: 'marital-status', basis: { source: '民发〔2020〕20号' } }] },
    });
    const any = await ask(searchGuides, { query: { q: '开证明' } });
    expect(any.ok && any.reply).toMatchObject({ refusedCertificates: { length: 20 } });
    expect(await ask(searchGuides, { query: { q: '低保' } })).toMatchObject({ reply: { refusedCertificates: [] } });
  });

  it('list everything in force without words, and narrow by kind', async () => {
    expect(await ask(searchGuides, { query: { limit: 200 } })).toMatchObject({
      reply: { total: catalogue.itemsInForce('2026-11-22').length },
    });
    expect(await ask(searchGuides, { query: { legalKind: 'duty', limit: 200 } })).toMatchObject({
      reply: { total: 21 },
    });
  });

  it('read every item in the promised shape', async () => {
    for (const item of catalogue.itemsInForce('2026-11-22'))
      expect(await ask(getGuide, { params: { itemId: item.id } })).toMatchObject({
        reply: { id: item.id, materials: item.materials, processes: item.processes },
      });
  });

  it('refuse an unknown or ended item, but show an old version that is asked for', async () => {
    const notFound = { ok: false, refusal: { code: 'not-found' } };
    expect(await ask(getGuide, { params: { itemId: 'magic' } })).toEqual(notFound);
    expect(await ask(getGuide, { params: { itemId: 'help-social-maintenance-fee' } })).toEqual(notFound);
    expect(await ask(getGuide, { params: { itemId: 'senior-allowance' }, query: { version: 1 } })).toMatchObject({
      reply: { version: 1 },
    });
  });

  it('do not offer acceptance on behalf once the delegation has run out', async () => {
    expect(await offered('2027-06-30T02:00:00.000Z')).toMatchObject({
      items: [{ processIds: ['on-behalf', 'home-visit', 'consultation'] }],
    });
    expect(await offered('2027-07-01T02:00:00.000Z')).toMatchObject({
      items: [{ processIds: ['home-visit', 'consultation'] }],
    });
  });
});

describe('the check', () => {
  const params = { itemId: 'senior-allowance' };

  it('tells what holds, what is still to ask, what to bring and how much it comes to', async () => {
    const facts = {
      age: { value: 81, origin: 'record', source: '公安', asOf: '2026-03-01' },
      registeredInCity: { value: true, origin: 'record', source: '公安' },
      livesInCareHome: { value: false, origin: 'record', source: '走访' },
      actsThroughAgent: { value: false },
    };
    const answer = await ask(checkGuide, { params, body: { facts } });
    expect(answer).toMatchObject({
      reply: {
        overall: 'unknown',
        nextQuestion: { id: 'receivesCadreNursingFee' },
        conditions: [
          { result: 'yes', because: [{ source: '公安' }] },
          { result: 'yes' },
          { result: 'yes' },
          { result: 'unknown' },
        ],
        amounts: [{ value: 100 }],
      },
    });
    if (!answer.ok) return;
    const { materials } = checkGuide.reply.parse(answer.reply);
    expect(Object.fromEntries(materials.map((material) => [material.id, material.status]))).toEqual({
      'identity-card': 'needed',
      'household-register': 'known',
      'residence-proof': 'needed',
      'bank-card': 'needed',
      'agent-identity-card': 'not-needed',
    });
  });

  it('asks in a sensible order for public rental housing until everything is settled', async () => {
    const facts: Record<string, { value: boolean | number | string }> = {};
    const answers: Record<string, boolean | number | string> = {
      housingGroup: 'worker-from-elsewhere',
      pensionInsuranceMonths: 14,
      canPayRent: true,
      householdSize: 2,
      floorAreaPerPerson: 12,
    };
    const asked: string[] = [];
    let check: GuideCheckReply | undefined;
    for (let turn = 0; turn < 10; turn += 1) {
      const answer = await ask(checkGuide, { params: { itemId: 'public-rental-housing' }, body: { facts } });
      if (!answer.ok) throw new Error(answer.refusal.code);
      check = checkGuide.reply.parse(answer.reply);
      const { nextQuestion } = check;
      if (nextQuestion === null) break;
      asked.push(nextQuestion.id);
      facts[nextQuestion.id] = { value: answers[nextQuestion.id] ?? false };
    }
    expect(check).toMatchObject({ nextQuestion: null, overall: 'yes', amounts: [{ value: 216 }] });
    expect(asked[0]).toBe('housingGroup');
    expect(asked.toSorted()).toEqual(Object.keys(answers).toSorted());
  });

  it('refuses facts that the item does not ask or that have another type', async () => {
    expect(await ask(checkGuide, { params, body: { facts: { height: { value: 1 } } } })).toMatchObject({
      refusal: { code: 'fact-unknown', details: { factId: 'height' } },
    });
    expect(await ask(checkGuide, { params, body: { facts: { age: { value: 'old' } } } })).toMatchObject({
      refusal: { code: 'fact-value-invalid', details: { factId: 'age', type: 'number' } },
    });
  });
});
