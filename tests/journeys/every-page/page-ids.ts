import type { Visitor } from '../visitor.ts';

export interface Ids {
  readonly community: string;
  readonly caseOpen: string;
  readonly person: string;
  readonly household: string;
}

export const findIds = async (visitor: Visitor): Promise<Ids> => {
  const { address, context } = visitor;
  const get = async (path: string) => (await (await context.request.get(`${address}/api${path}`)).json()) as never;
  const session: { communities: { id: string }[] } = await get('/session');
  const community = session.communities[0]?.id ?? '';
  const cases: { items: { id: string }[] } = await get(`/communities/${community}/cases?kind=open&limit=1`);
  const people: { items: { id: string }[] } = await get(
    `/communities/${community}/people?q=${encodeURIComponent('王秀英')}`,
  );
  const person: { id: string; householdId: string } = await get(
    `/communities/${community}/people/${people.items[0]?.id}`,
  );
  return { community, caseOpen: cases.items[0]?.id ?? '', person: person.id, household: person.householdId };
};

/** Pages that work without an account have no ids of anybody in their addresses. */
export const NO_IDS: Ids = { community: '', caseOpen: '', person: '', household: '' };

/** A revision of the catalogue that this person has just begun; its id ends the address of the page. */
export const startRevision =
  (purpose: 'new-version' | 'ending' | 'overlay') =>
  async ({ context, address }: Visitor): Promise<string> => {
    const words = await context.request.get(`${address}/api/catalogue/words`);
    const { organisations } = (await words.json()) as { organisations: { id: string }[] };
    const begun = await context.request.post(`${address}/api/catalogue/revisions`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: {
        purpose,
        itemId: 'senior-allowance',
        ...(purpose === 'overlay' ? { organisationId: organisations[0]?.id } : {}),
      },
    });
    return ((await begun.json()) as { id: string }).id;
  };

/** The community's own version of a process that is under way, begun by the first who looks. */
export const startVariant = async ({ context, address }: Visitor): Promise<string> => {
  const api = `${address}/api`;
  const session = (await (await context.request.get(`${api}/session`)).json()) as { communities: { id: string }[] };
  const variants = `${api}/communities/${session.communities[0]?.id}/process-variants`;
  const { items } = (await (await context.request.get(variants)).json()) as { items: { id: string }[] };
  const [present] = items;
  if (present !== undefined) return present.id;
  const begun = await context.request.post(variants, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { processId: 'mediation' },
  });
  return ((await begun.json()) as { id: string }).id;
};

/** The first building of the own community, or the first dwelling in it. */
export const findPlace =
  (what: 'building' | 'dwelling') =>
  async ({ context, address }: Visitor): Promise<string> => {
    const get = async <T>(path: string): Promise<T> =>
      (await context.request.get(`${address}/api${path}`)).json() as Promise<T>;
    const session = await get<{ communities: { id: string }[] }>('/session');
    const community = `/communities/${session.communities[0]?.id}`;
    const { buildings } = await get<{ buildings: { id: string }[] }>(`${community}/place-tree`);
    const building = buildings[0]?.id ?? '';
    if (what === 'building') return building;
    const { dwellings } = await get<{ dwellings: { id: string }[] }>(`${community}/buildings/${building}`);
    return dwellings[0]?.id ?? '';
  };

/** The first pair of records that may be of one person. */
export const findPair = async ({ context, address }: Visitor): Promise<string> => {
  const api = `${address}/api`;
  const session = (await (await context.request.get(`${api}/session`)).json()) as { communities: { id: string }[] };
  const pairs = await context.request.get(`${api}/communities/${session.communities[0]?.id}/duplicates`);
  return ((await pairs.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
};
