import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWholeCatalogue } from '../server/load-catalogue.ts';
import { itemDifferences } from './item-differences.ts';
import type { ServiceItem } from './service-item.ts';

const read = loadWholeCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error('the shipped catalogue is sound');
const { catalogue } = read.value;
const [older, newer] = catalogue.versionsOf('senior-allowance');
if (older === undefined || newer === undefined) throw new Error('the allowance has two versions');

const told = (before: ServiceItem, after: ServiceItem) =>
  itemDifferences(before, after).map(({ part, id, change }) => `${part} ${id} ${change}`);

describe('differences', () => {
  it('of an item and itself are none, for the whole catalogue', () => {
    for (const item of catalogue.versions) expect(itemDifferences(item, structuredClone(item))).toEqual([]);
  });

  it('name what came, went and changed, part by part', () => {
    const found = itemDifferences(older, newer);
    expect(told(older, newer)).toEqual(
      expect.arrayContaining([
        'process on-behalf added',
        'process promised changed',
        'material residence-proof added',
        'material photograph removed',
        'condition not-in-institution added',
        'parameter allowanceFrom90 added',
        'calculation monthly-allowance added',
      ]),
    );
    const limit = found.find(({ part, id }) => part === 'process' && id === 'promised');
    expect(limit?.fields).toContainEqual({ field: 'promised', before: 25, after: 20 });
    const card = found.find(({ id }) => id === 'identity-card');
    expect(card?.fields).toContainEqual({ field: 'form', before: 'original-and-copy', after: 'original' });
  });

  it('turned round, tell the same the other way', () => {
    const there = itemDifferences(older, newer);
    const back = itemDifferences(newer, older);
    expect(back.length).toBe(there.length);
    expect(told(newer, older)).toContain('material photograph added');
  });

  it.each<[string, (item: ServiceItem) => ServiceItem, string]>([
    ['a fee', (item) => ({ ...item, fee: { zh: '十元', en: 'Ten yuan' } }), 'head null changed'],
    ['an order', (item) => ({ ...item, materials: item.materials.toReversed() }), 'material null changed'],
    ['a word for the search', (item) => ({ ...item, keywords: [...item.keywords, '寿礼'] }), 'keyword null added'],
    ['a phone', (item) => ({ ...item, contact: { phone: '1' } }), 'contact null changed'],
    [
      'a stage',
      (item) => ({ ...item, processes: item.processes.map((process) => ({ ...process, stages: [] })) }),
      'process promised changed',
    ],
    ['a line of the way', (item) => ({ ...item, flow: item.flow.slice(1) }), 'flow null removed'],
  ])('see %s', (_what, change, expected) => {
    expect(told(newer, change(newer))).toEqual([expected]);
  });
});
