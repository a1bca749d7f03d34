import { describe, expect, it } from 'vitest';
import { scrollsSideways, seriousFindings } from './look-for-barriers.ts';
import { DESKTOP, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();

interface Ids {
  readonly community: string;
  readonly caseOpen: string;
  readonly person: string;
  readonly household: string;
}

const findIds = async (visitor: Visitor): Promise<Ids> => {
  const get = async (path: string) =>
    (await (await visitor.context.request.get(`${office.address()}/api${path}`)).json()) as never;
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
const NO_IDS: Ids = { community: '', caseOpen: '', person: '', household: '' };

/** A revision of the catalogue that this person has just begun; its id ends the address of the page. */
const startRevision =
  (purpose: 'new-version' | 'ending' | 'overlay') =>
  async ({ context }: Visitor): Promise<string> => {
    const words = await context.request.get(`${office.address()}/api/catalogue/words`);
    const { organisations } = (await words.json()) as { organisations: { id: string }[] };
    const begun = await context.request.post(`${office.address()}/api/catalogue/revisions`, {
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
const startVariant = async ({ context }: Visitor): Promise<string> => {
  const api = `${office.address()}/api`;
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
const findPlace =
  (what: 'building' | 'dwelling') =>
  async ({ context }: Visitor): Promise<string> => {
    const get = async <T>(path: string): Promise<T> =>
      (await context.request.get(`${office.address()}/api${path}`)).json() as Promise<T>;
    const session = await get<{ communities: { id: string }[] }>('/session');
    const community = `/communities/${session.communities[0]?.id}`;
    const { buildings } = await get<{ buildings: { id: string }[] }>(`${community}/place-tree`);
    const building = buildings[0]?.id ?? '';
    if (what === 'building') return building;
    const { dwellings } = await get<{ dwellings: { id: string }[] }>(`${community}/buildings/${building}`);
    return dwellings[0]?.id ?? '';
  };

/** The first pair of records that may be of one person. */
const findPair = async ({ context }: Visitor): Promise<string> => {
  const api = `${office.address()}/api`;
  const session = (await (await context.request.get(`${api}/session`)).json()) as { communities: { id: string }[] };
  const pairs = await context.request.get(`${api}/communities/${session.communities[0]?.id}/duplicates`);
  return ((await pairs.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
};

const PAGES: readonly {
  readonly name: string;
  readonly as: string | null;
  readonly path: (ids: Ids) => string;
  /** Makes what the page shows and answers the end of its address. */
  readonly make?: (visitor: Visitor) => Promise<string>;
  readonly phone?: true;
}[] = [
  { name: 'sign-in', as: null, path: () => '/sign-in', phone: true },
  { name: 'phone-app', as: null, path: () => '/m/', phone: true },
  { name: 'workbench', as: 'zhoumin', path: () => '/', phone: true },
  { name: 'counter', as: 'zhoumin', path: () => '/counter' },
  { name: 'counter-with-person', as: 'zhoumin', path: (ids) => `/counter?person=${ids.person}&item=senior-allowance` },
  { name: 'cases', as: 'zhoumin', path: () => '/cases', phone: true },
  { name: 'case', as: 'zhoumin', path: (ids) => `/communities/${ids.community}/cases/${ids.caseOpen}`, phone: true },
  { name: 'people', as: 'zhoumin', path: () => '/people?q=%E7%8E%8B' },
  { name: 'person', as: 'zhoumin', path: (ids) => `/communities/${ids.community}/people/${ids.person}`, phone: true },
  { name: 'duplicates', as: 'zhoumin', path: () => '/people/duplicates', phone: true },
  {
    name: 'duplicate',
    as: 'zhoumin',
    path: (ids) => `/communities/${ids.community}/people/duplicates/`,
    make: findPair,
    phone: true,
  },
  { name: 'groups', as: 'gumeihua', path: () => '/people/groups', phone: true },
  { name: 'household', as: 'zhoumin', path: (ids) => `/communities/${ids.community}/households/${ids.household}` },
  { name: 'imports', as: 'gumeihua', path: () => '/imports', phone: true },
  { name: 'field', as: 'gumeihua', path: () => '/field', phone: true },
  { name: 'places', as: 'gumeihua', path: () => '/places', phone: true },
  { name: 'places-in-charge', as: 'gumeihua', path: () => '/places/in-charge', phone: true },
  { name: 'places-plan', as: 'gumeihua', path: () => '/places/plan', phone: true },
  { name: 'visits', as: 'gumeihua', path: () => '/visits', phone: true },
  { name: 'calls', as: 'gumeihua', path: () => '/calls?help=ill', phone: true },
  { name: 'visits-coverage', as: 'gumeihua', path: () => '/visits/coverage?list=yes&state=not-yet', phone: true },
  { name: 'visits-rules', as: 'gumeihua', path: () => '/visits/rules', phone: true },
  {
    name: 'visit-form',
    as: 'zhoumin',
    path: (ids) => `/communities/${ids.community}/visit-forms/${ids.person}`,
    phone: true,
  },
  {
    name: 'building',
    as: 'qianfeng',
    path: (ids) => `/communities/${ids.community}/buildings/`,
    make: findPlace('building'),
    phone: true,
  },
  {
    name: 'dwelling',
    as: 'qianfeng',
    path: (ids) => `/communities/${ids.community}/dwellings/`,
    make: findPlace('dwelling'),
    phone: true,
  },
  { name: 'documents', as: 'zhoumin', path: () => '/documents', phone: true },
  { name: 'document-for-whom', as: 'zhoumin', path: () => '/documents/new' },
  {
    name: 'document-form',
    as: 'zhoumin',
    path: (ids) => `/documents/new?person=${ids.person}&kind=residence-certificate`,
    phone: true,
  },
  { name: 'guides', as: 'zhoumin', path: () => '/guides?q=%E4%BD%8E%E4%BF%9D' },
  { name: 'guide', as: 'zhoumin', path: () => '/guides/public-rental-housing' },
  { name: 'workbench-of-head', as: 'gumeihua', path: () => '/' },
  { name: 'desk', as: 'fanghong', path: () => '/desk' },
  { name: 'regions', as: 'xitong', path: () => '/admin/regions', phone: true },
  { name: 'calendar', as: 'xitong', path: () => '/admin/calendar' },
  { name: 'workers', as: 'xitong', path: () => '/admin/workers' },
  { name: 'openings', as: 'zhoumin', path: () => '/cases/new', phone: true },
  { name: 'consultation', as: 'zhoumin', path: () => '/cases/new/consultation', phone: true },
  { name: 'emergency', as: 'zhoumin', path: () => '/cases/new/emergency', phone: true },
  { name: 'channel-checks', as: 'gumeihua', path: () => '/channel-checks', phone: true },
  { name: 'duty', as: 'gumeihua', path: () => '/duty', phone: true },
  { name: 'answer-of-a-unit', as: null, path: () => '/answer/XS-0000000000000000', phone: true },
  { name: 'training', as: 'zhoumin', path: () => '/training', phone: true },
  { name: 'training-cards', as: 'zhoumin', path: () => '/training/cards', phone: true },
  { name: 'training-of-colleagues', as: 'gumeihua', path: () => '/training/colleagues', phone: true },
  { name: 'service-language', as: 'zhoumin', path: () => '/service-language', phone: true },
  { name: 'spoken', as: 'zhoumin', path: () => '/guides/public-rental-housing/spoken', phone: true },
  { name: 'audit', as: 'shenji', path: () => '/admin/audit' },
  { name: 'catalogue', as: 'xitong', path: () => '/catalogue', phone: true },
  { name: 'catalogue-item', as: 'xitong', path: () => '/catalogue/items/senior-allowance', phone: true },
  { name: 'catalogue-import', as: 'xitong', path: () => '/catalogue/import' },
  {
    name: 'catalogue-revision',
    as: 'xitong',
    path: () => '/catalogue/revisions/',
    make: startRevision('new-version'),
    phone: true,
  },
  { name: 'catalogue-ending', as: 'xitong', path: () => '/catalogue/revisions/', make: startRevision('ending') },
  { name: 'catalogue-overlay', as: 'gumeihua', path: () => '/catalogue/revisions/', make: startRevision('overlay') },
  { name: 'processes', as: 'zhoumin', path: () => '/processes', phone: true },
  { name: 'process', as: 'zhoumin', path: () => '/processes/mediation', phone: true },
  {
    name: 'process-variant',
    as: 'gumeihua',
    path: (ids) => `/communities/${ids.community}/process-variants/`,
    make: startVariant,
    phone: true,
  },
  { name: 'resident-home', as: null, path: () => '/r/', phone: true },
  { name: 'resident-guides', as: null, path: () => '/r/guides', phone: true },
  { name: 'resident-topic', as: null, path: () => '/r/topics/elders', phone: true },
  { name: 'resident-refused', as: null, path: () => '/r/guides?q=%E5%8D%95%E8%BA%AB%E8%AF%81%E6%98%8E', phone: true },
  { name: 'resident-guide', as: null, path: () => '/r/guides/senior-allowance', phone: true },
  { name: 'resident-check', as: null, path: () => '/r/check/public-rental-housing#householdSize=2', phone: true },
  { name: 'resident-check-no', as: null, path: () => '/r/check/senior-allowance#age=50', phone: true },
  { name: 'resident-list', as: null, path: () => '/r/list/public-rental-housing#householdSize=2', phone: true },
  { name: 'resident-news', as: null, path: () => '/r/news/XS-0000000000000000', phone: true },
  { name: 'resident-progress', as: null, path: () => '/r/progress', phone: true },
];

describe.each(PAGES)('the page $name', ({ name, as, path, make, phone }) => {
  it.each(phone === true ? [DESKTOP, PHONE] : [DESKTOP])('is sound at $width pixels', async (size) => {
    const clerk = await office.openBrowser(size);
    if (as !== null) await clerk.signInAs('zhoumin');
    const ids = as === null ? NO_IDS : await findIds(clerk);
    const visitor = await office.openBrowser(size);
    if (as !== null) await visitor.signInAs(as);
    await visitor.goTo(path(ids) + (make === undefined ? '' : await make(visitor)));
    await visitor.picture(`${name}-${size.width}`);
    const heading = await visitor.page.getByRole('heading').count();
    const findings = {
      serious: await seriousFindings(visitor),
      sideways: await scrollsSideways(visitor),
      faults: visitor.faults,
      heading: heading > 0,
    };
    await clerk.context.close();
    await visitor.context.close();
    expect(findings).toEqual({ serious: [], sideways: false, faults: [], heading: true });
  });
});
