import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  exportItems,
  getGuide,
  importItems,
  listRevisions,
  previewRevision,
  saveRevision,
} from '../../modules/guides/contract.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';
import { paramsOf, useRevising, type Body } from './revising.ts';

const office = useOffice();
const { begun, published } = useRevising(office);

const exported = async (query: Readonly<Record<string, string>> = {}, who: Who = 'system-administrator') =>
  (await (await office.as(who)).call(exportItems, { query })).bytes.toString('utf8');
const importing = async (yaml: string, body: Body = {}, who: Who = 'system-administrator') =>
  (await office.as(who)).call(importItems, { body: { yaml, ...body } });
const itemsIn = (yaml: string): Body[] => (parse(yaml) as { items: Body[] }).items;
const revisionsOf = async (itemId: string) =>
  (await (await office.as('system-administrator')).call(listRevisions, { query: { itemId } })).reply().items;

describe('export and import', () => {
  it('given the whole catalogue back, find nothing changed and make nothing', async () => {
    const yaml = await exported({ versions: 'every' });
    expect(itemsIn(yaml).length).toBe(office.running().catalogue.guides.versions.length);
    const { items } = (await importing(yaml)).reply();
    expect(items.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
    const manager = await office.as('manager');
    expect((await manager.call(listRevisions)).reply().items).toEqual([]);
  });

  it('given a selection, hold exactly that', async () => {
    const yaml = await exported({ items: 'senior-card,temporary-relief' });
    expect(itemsIn(yaml).map((item) => item['id'])).toEqual(['senior-card', 'temporary-relief']);
    const unknown = await (await office.as('head')).call(exportItems, { query: { items: 'nothing-such' } });
    expect(unknown.problem().code).toBe('item-unknown');
  });

  it('given new, changed, unchanged and mistaken items, tell each and publish none', async () => {
    const [card, relief, assessment] = itemsIn(
      await exported({ items: 'senior-card,temporary-relief,elder-care-assessment' }),
    );
    const file = JSON.stringify({
      items: [
        { ...card, keywords: ['敬老卡一号'] },
        relief,
        { ...assessment, department: 'magic' },
        { ...relief, id: 'new-relief', version: 1 },
      ],
    });
    const dry = (await importing(file, { dryRun: true })).reply().items;
    expect(dry.map(({ itemId, outcome, revisionId }) => [itemId, outcome, revisionId])).toEqual([
      ['senior-card', 'changed', null],
      ['temporary-relief', 'unchanged', null],
      ['elder-care-assessment', 'mistaken', null],
      ['new-relief', 'new', null],
    ]);
    expect(dry[2]?.findings).toEqual([
      {
        path: 'department',
        rule: 'department-unknown',
        text: { zh: '部门目录里没有“magic”', en: 'The list of departments has no "magic"' },
        weight: 'mistake',
      },
    ]);
    expect(await revisionsOf('senior-card')).toEqual([]);
    const { items } = (await importing(file)).reply();
    expect(items.map(({ revisionId }) => revisionId !== null)).toEqual([true, false, false, true]);
    expect(await revisionsOf('senior-card')).toMatchObject([{ status: 'writing', purpose: 'new-version' }]);
    expect(await revisionsOf('new-relief')).toMatchObject([{ status: 'writing', purpose: 'new-item' }]);
    const guide = (await office.stranger().call(getGuide, { params: { itemId: 'senior-card' } })).reply();
    expect(guide.keywords).not.toContain('敬老卡一号');
  });

  it('given an older version that differs, say that only the newest can be changed', async () => {
    const versions = itemsIn(await exported({ items: 'senior-allowance', versions: 'every' }));
    const [older] = versions;
    const { items } = (await importing(JSON.stringify({ items: [{ ...older, keywords: ['旧'] }] }))).reply();
    expect(items[0]).toMatchObject({ outcome: 'mistaken', findings: [{ rule: 'file-version-old' }] });
  });

  it('given the same item twice, take it once', async () => {
    const [card] = itemsIn(await exported({ items: 'senior-card' }));
    const twice = JSON.stringify({
      items: [
        { ...card, keywords: ['甲'] },
        { ...card, keywords: ['乙'] },
      ],
    });
    const { items } = (await importing(twice, { dryRun: true })).reply();
    expect(items.map(({ outcome }) => outcome)).toEqual(['changed', 'mistaken']);
  });

  it('carry overlays of an organisation, and only its own people bring them in', async () => {
    const organisationId = office.communityId();
    const changes = [{ part: 'parameter', id: 'minimumAge', value: 75, basis: { source: '社区试点方案' } }];
    await published(
      'head',
      'manager',
      { purpose: 'overlay', itemId: 'senior-allowance', organisationId },
      (written) => ({
        ...written,
        changes,
      }),
    );
    const yaml = await exported({ organisationId }, 'head');
    expect((await importing(yaml, { organisationId }, 'head')).reply().items).toMatchObject([
      { itemId: 'senior-allowance', kind: 'overlay', outcome: 'unchanged' },
    ]);
    const changed = yaml.replace('value: 75', 'value: 76');
    expect((await importing(changed, { organisationId }, 'head')).reply().items).toMatchObject([
      { kind: 'overlay', outcome: 'changed' },
    ]);
    expect((await importing(changed, {}, 'head')).problem()).toMatchObject({
      details: { mistakes: [{ rule: 'file-overlays-without-organisation' }] },
    });
    const foreign = await importing(changed, { organisationId: office.otherCommunityId() }, 'head');
    expect(foreign.problem().code).toBe('not-found');
    expect((await importing(await exported({ items: 'senior-card' }), {}, 'head')).problem().code).toBe(
      'revision-not-yours',
    );
  });
});

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

describe('hostile input', () => {
  it.each<[string, string, string]>([
    ['a bomb of aliases', 'a: &a [x]\nb: [*a, *a]', 'file-alias'],
    ['no map at all', '- a', 'file-without-items'],
    ['nothing', ' ', 'file-empty'],
    ['brackets without end', '['.repeat(4_000), 'file-too-deep'],
  ])('as a file is refused with its rule: %s', async (_what, yaml, rule) => {
    const problem = (await importing(yaml)).problem();
    expect(problem).toMatchObject({
      code: 'catalogue-file-unreadable',
      details: { mistakes: expect.arrayContaining([expect.objectContaining({ rule })]) },
    });
  });

  it('as a written form is kept small and told, and never fails', async () => {
    const revision = await begun('system-administrator', { purpose: 'new-version', itemId: 'senior-card' });
    const administrator = await office.as('system-administrator');
    const body = (written: unknown) => ({ expectedVersion: revision.version, written });
    const save = (written: unknown) =>
      administrator.call(saveRevision, { params: paramsOf(revision), body: body(written) });
    expect((await save({ ...revision.written, keywords: ['长'.repeat(300_000)] })).problem().code).toBe(
      'revision-too-large',
    );
    const preview = (levels: number) =>
      administrator.call(previewRevision, {
        params: paramsOf(revision),
        body: { written: { ...revision.written, materials: deep(levels) } },
      });
    expect((await preview(40)).reply().findings.map(({ path }) => path)).toContain('materials[0]');
    expect((await preview(2_000)).problem().code).toBe('bad-input');
    const conditions = ['for i in 1..999999999 return i', '9**9**9**9 > 1', 'x'.repeat(5_000), '((((', 'age >'].map(
      (feel, index) => ({
        id: `c${index}`,
        text: { zh: '例', en: 'Example' },
        feel,
        basis: { source: '例' },
      }),
    );
    const began = performance.now();
    const saved = (await save({ ...revision.written, conditions })).reply();
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(saved.findings.filter(({ weight }) => weight === 'mistake').length).toBeGreaterThan(0);
  });
});
