import { describe, expect, it, vi } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import {
  checkGuide,
  compareItems,
  getGuide,
  getRevision,
  listCatalogue,
  listItemVersions,
  listRevisions,
  previewRevision,
  saveRevision,
  searchGuides,
  takeBackRevision,
  withdrawRevision,
} from '../../modules/guides/contract.ts';
import { SENIOR_CARD, useOffice } from './office.ts';
import { paramsOf, TODAY, useRevising, type Body } from './revising.ts';

const office = useOffice();
/** The index of the search is made beside other work; a busy machine takes its time. */
const INDEXED = { timeout: 60_000, interval: 100 };
const PLACE = { zh: '东园路 1 号一楼大厅', en: 'Hall on the ground floor, Dongyuan Road 1' };

const { start, begun, save, submit, review, publish, published } = useRevising(office);

const guideOf = async (itemId: string, query: Readonly<Record<string, string>> = {}) =>
  (await office.stranger().call(getGuide, { params: { itemId }, query })).reply();

describe('a new version of an item', () => {
  it('given the way of two persons, holds from its day without the older one being edited', async () => {
    const done = await published(
      'system-administrator',
      'manager',
      { purpose: 'new-version', itemId: SENIOR_CARD },
      (written) => ({ ...written, keywords: [...(written['keywords'] as string[]), '敬老一卡通'] }),
    );
    expect(done).toMatchObject({ status: 'published', published: { validFrom: TODAY } });
    const guide = await guideOf(SENIOR_CARD);
    expect(guide.version).toBe(done.published?.version);
    expect(guide.keywords).toContain('敬老一卡通');
    const older = await guideOf(SENIOR_CARD, { version: String(guide.version - 1) });
    expect(older.keywords).not.toContain('敬老一卡通');
    await vi.waitFor(async () => {
      const found = (await office.stranger().call(searchGuides, { query: { q: '敬老一卡通' } })).reply();
      expect(found.items[0]).toMatchObject({ id: SENIOR_CARD, version: guide.version });
    }, INDEXED);
  });

  it('given a day to come, holds from that day only', async () => {
    const item = 'temporary-relief';
    const before = (await guideOf(item)).version;
    const done = await published(
      'system-administrator',
      'manager',
      { purpose: 'new-version', itemId: item },
      (written) => ({ ...written, audience: { zh: '遇到急难的家庭和个人', en: 'Families and people in sudden need' } }),
      '2026-10-01',
    );
    expect((await guideOf(item)).version).toBe(before);
    const manager = await office.as('manager');
    const entry = (await manager.call(listCatalogue)).reply().items.find(({ itemId }) => itemId === item);
    expect(entry).toMatchObject({
      inForce: { version: before },
      coming: { version: before + 1, validFrom: '2026-10-01' },
    });
    office.running().clock.set('2026-09-30T16:30:00.000Z');
    expect((await guideOf(item)).version).toBe(done.published?.version);
    office.running().clock.set('2026-09-16T02:00:00.000Z');
  });

  it('given mistakes, saves and names them in both languages, but is not handed in', async () => {
    const started = await begun('system-administrator', { purpose: 'new-version', itemId: 'senior-allowance' });
    const processes = (started.written['processes'] as Body[]).map((one, index) =>
      index === 0 ? { ...one, limit: { ...(one['limit'] as Body), promised: 40, statutory: 30 } } : one,
    );
    const saved = (await save('system-administrator', started, { ...started.written, processes })).reply();
    expect(saved.findings).toContainEqual({
      path: 'processes[0].limit.promised',
      rule: 'promised-above-statutory',
      text: { zh: '承诺时限不能超过法定时限', en: 'The promised limit exceeds the statutory one' },
      weight: 'mistake',
    });
    expect((await submit('system-administrator', saved)).problem().code).toBe('revision-mistaken');
  });

  it('given no change at all, is not handed in', async () => {
    const started = await begun('system-administrator', { purpose: 'new-version', itemId: 'senior-allowance' });
    expect((await submit('system-administrator', started)).problem().code).toBe('revision-without-change');
  });

  it('given a newer version meanwhile, must take account of it first', async () => {
    const itemId = 'elder-care-assessment';
    const waiting = await begun('system-administrator', { purpose: 'new-version', itemId });
    const late = (
      await save('system-administrator', waiting, {
        ...waiting.written,
        verifyLocally: !waiting.written['verifyLocally'],
      })
    ).reply();
    await published('system-administrator', 'manager', { purpose: 'new-version', itemId }, (written) => ({
      ...written,
      contact: { phone: '0510-80000000' },
    }));
    expect((await submit('system-administrator', late)).problem()).toMatchObject({
      code: 'revision-base-moved',
      status: 409,
    });
    const body = { expectedVersion: late.version, written: late.written, basedOn: (late.basedOn ?? 0) + 1 };
    const moved = await (await office.as('system-administrator')).call(saveRevision, { params: paramsOf(late), body });
    expect((await submit('system-administrator', moved.reply())).reply().status).toBe('in-review');
  });

  it('given a past day or one before the version to come, is not published', async () => {
    const itemId = 'employment-registration';
    const started = await begun('system-administrator', { purpose: 'new-version', itemId });
    const saved = (
      await save('system-administrator', started, { ...started.written, contact: { place: PLACE } })
    ).reply();
    const approved = (await review('manager', (await submit('system-administrator', saved)).reply())).reply();
    expect((await publish('manager', approved, '2026-09-15')).problem()).toMatchObject({
      code: 'start-date-too-early',
      details: { earliest: TODAY },
    });
  });
});

describe('the end of an item', () => {
  it('given reason, basis and last day, the item is out of force afterwards and stays readable', async () => {
    const itemId = 'home-adaptation';
    const started = await begun('system-administrator', { purpose: 'ending', itemId });
    expect(started.findings.map(({ rule }) => rule)).toContain('end-without-reason');
    const ended = { reason: { zh: '并入其他事项', en: 'Joined with another item' }, basis: { source: '街道决定' } };
    const written = { ...started.written, validTo: '2026-09-20', ended, replacedBy: 'elder-care-assessment' };
    const saved = (await save('system-administrator', started, written)).reply();
    const approved = (await review('manager', (await submit('system-administrator', saved)).reply())).reply();
    await publish('manager', approved);
    expect((await guideOf(itemId)).id).toBe(itemId);
    office.running().clock.set('2026-09-21T02:00:00.000Z');
    const gone = await office.stranger().call(getGuide, { params: { itemId } });
    expect(gone.problem().code).toBe('not-found');
    expect((await guideOf(itemId, { version: '1' })).id).toBe(itemId);
    office.running().clock.set('2026-09-16T02:00:00.000Z');
  });
});

describe('the second person', () => {
  it('is never somebody who wrote in it', async () => {
    const started = await begun('manager', {
      purpose: 'overlay',
      itemId: 'senior-allowance',
      organisationId: office.staff().organisationIds['street-a'],
    });
    const changes = [{ part: 'contact', contact: { phone: '0510-81112222' }, basis: { source: '街道公告' } }];
    const submitted = (
      await submit('manager', (await save('manager', started, { ...started.written, changes })).reply())
    ).reply();
    expect(submitted.may).not.toContain('approve');
    expect((await review('manager', submitted)).problem().code).toBe('second-person-needed');
  });

  it('is not whoever handed in what somebody else wrote either', async () => {
    const started = await begun('head', {
      purpose: 'overlay',
      itemId: 'temporary-relief',
      organisationId: office.communityId(),
    });
    const changes = [{ part: 'contact', contact: { phone: '0510-81113333' }, basis: { source: '社区公告' } }];
    const saved = (await save('head', started, { ...started.written, changes })).reply();
    const submitted = (await submit('manager', saved)).reply();
    expect(submitted.may).not.toContain('approve');
    expect((await review('manager', submitted)).problem().code).toBe('second-person-needed');
    expect((await review('head', submitted)).problem().code).toBe('second-person-needed');
  });

  it('sends back with a reason, and the writer goes on', async () => {
    const started = await begun('system-administrator', { purpose: 'new-version', itemId: 'senior-allowance' });
    const saved = (
      await save('system-administrator', started, { ...started.written, contact: { place: PLACE } })
    ).reply();
    const submitted = (await submit('system-administrator', saved)).reply();
    const back = (await review('manager', submitted, { decision: 'send-back', reason: '地点写错了' })).reply();
    expect(back).toMatchObject({
      status: 'writing',
      steps: expect.arrayContaining([expect.objectContaining({ step: 'send-back', reason: '地点写错了' })]),
    });
    const mine = (await (await office.as('system-administrator')).call(listRevisions)).reply().items;
    expect(mine.find(({ id }) => id === back.id)).toMatchObject({ mine: true, waitsForMe: false });
    const administrator = await office.as('system-administrator');
    const given = await administrator.call(withdrawRevision, {
      params: paramsOf(back),
      body: { expectedVersion: back.version, reason: '不改了' },
    });
    expect(given.reply().status).toBe('withdrawn');
  });

  it('is asked again when the writer took it back', async () => {
    const started = await begun('system-administrator', { purpose: 'new-version', itemId: 'senior-allowance' });
    const saved = (
      await save('system-administrator', started, { ...started.written, contact: { place: PLACE } })
    ).reply();
    const approved = (await review('manager', (await submit('system-administrator', saved)).reply())).reply();
    const administrator = await office.as('system-administrator');
    const request = { params: paramsOf(approved), body: { expectedVersion: approved.version } };
    const back = (await administrator.call(takeBackRevision, request)).reply();
    expect(back.may).toContain('save');
    expect((await publish('manager', back)).problem().code).toBe('revision-not-at-this-step');
  });

  it('is asked by the database too', async () => {
    const { ownerPool } = office.running();
    const { worker } = office.staff().workerIds;
    const insert = ownerPool.query(
      `insert into catalogue_publication (id, item_id, version, valid_from, written, writers, reviewed_by, published_by, published_at)
       values (gen_random_uuid(), 'x', 1, now(), '{}', array[$1::uuid], $1, $1, now())`,
      [worker],
    );
    await expect(insert).rejects.toThrow('check constraint');
    await expect(ownerPool.query('update catalogue_publication set version = 99')).rejects.toThrow('not changed');
    await expect(ownerPool.query('delete from catalogue_publication')).rejects.toThrow('not changed');
  });
});

const overlayOf = (who: 'head' | 'manager', itemId: string) => ({
  purpose: 'overlay',
  itemId,
  organisationId: who === 'head' ? office.communityId() : office.staff().organisationIds['street-a'],
});
const parameter = (value: number) => [
  { part: 'parameter', id: 'minimumAge', value, basis: { source: '社区试点方案', where: '第二条' } },
];

describe('an overlay', () => {
  it('given to one community, is not seen in the neighbouring one', async () => {
    await published('head', 'manager', overlayOf('head', 'senior-allowance'), (written) => ({
      ...written,
      changes: parameter(75),
    }));
    const ageIn = async (communityId?: string) => {
      const guide = await guideOf('senior-allowance', communityId === undefined ? {} : { communityId });
      return guide.parameters.find(({ id }) => id === 'minimumAge')?.value;
    };
    expect(await ageIn(office.communityId())).toBe(75);
    expect(await ageIn(office.otherCommunityId())).toBe(80);
    expect(await ageIn()).toBe(80);
    const ask = async (communityId: string) =>
      (
        await office.stranger().call(checkGuide, {
          params: { itemId: 'senior-allowance' },
          body: { facts: { age: { value: 76 } }, communityId },
        })
      ).reply().conditions[0]?.result;
    expect(await ask(office.communityId())).toBe('yes');
    expect(await ask(office.otherCommunityId())).toBe('no');
  });

  it('of a foreign organisation is absent, for reading, writing and comparing', async () => {
    const foreign = { ...overlayOf('head', 'senior-allowance'), organisationId: office.otherCommunityId() };
    expect((await start('head', foreign)).problem().code).toBe('not-found');
    const own = await begun('head', overlayOf('head', 'senior-card'));
    const administrator = await office.as('system-administrator');
    expect((await administrator.call(getRevision, { params: paramsOf(own) })).problem().code).toBe('not-found');
    const head = await office.as('head');
    const query = { from: 'in-force', to: `overlay:${office.otherCommunityId()}` };
    const compared = await head.call(compareItems, { params: { itemId: 'senior-card' }, query });
    expect(compared.problem().code).toBe('not-found');
  });

  it('given a limit above the statutory one, is refused', async () => {
    const started = await begun('head', overlayOf('head', 'residence-permit'));
    const changes = [
      { part: 'limit', processId: 'on-behalf', unit: 'calendar-days', promised: 16, basis: { source: '社区公告' } },
    ];
    const saved = (await save('head', started, { ...started.written, changes })).reply();
    expect(saved.findings).toContainEqual(
      expect.objectContaining({ path: 'changes[0].promised', rule: 'promised-above-statutory' }),
    );
    expect((await submit('head', saved)).problem().code).toBe('revision-mistaken');
  });

  it('shows what it changes, and previews with facts', async () => {
    const started = await begun('head', overlayOf('head', 'senior-card'));
    const head = await office.as('head');
    const written = {
      ...started.written,
      changes: [
        {
          part: 'condition-added',
          id: 'lives-here',
          text: { zh: '住在户籍地', en: 'Lives at the registered address' },
          feel: 'livesAtRegisteredAddress',
          basis: { source: '社区试点方案' },
        },
      ],
    };
    const body = { written, facts: { livesAtRegisteredAddress: { value: false }, nonsense: { value: 1 } } };
    const shown = (await head.call(previewRevision, { params: paramsOf(started), body })).reply();
    expect(shown.check?.overall).toBe('no');
    expect(shown.unusedFacts).toEqual(['nonsense']);
    const saved = (await save('head', started, written)).reply();
    const query = { from: 'in-force', to: `revision:${saved.id}` };
    const compared = (await head.call(compareItems, { params: { itemId: 'senior-card' }, query })).reply();
    expect(compared.items).toContainEqual(
      expect.objectContaining({ part: 'condition', id: 'lives-here', change: 'added' }),
    );
  });
});

describe('the record', () => {
  it('has every step, and the versions tell who did it', async () => {
    const auditor = await office.as('audit-administrator');
    const { items } = (await auditor.call(listAudit, { query: { action: 'revise-catalogue', limit: '200' } })).reply();
    expect(items.length).toBeGreaterThan(20);
    const manager = await office.as('manager');
    const versions = (await manager.call(listItemVersions, { params: { itemId: SENIOR_CARD } })).reply().items;
    expect(versions.at(-1)?.publication).toMatchObject({
      writers: ['甄机'],
      reviewedBy: '甄长街',
      publishedBy: '甄机',
    });
    expect(versions[0]?.publication).toBeNull();
  });
});
