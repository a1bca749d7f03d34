import { describe, expect, it } from 'vitest';
import { HANDBOOK_GROUPS, SERVICE_CONTENTS, SITUATIONS } from '../../catalogue/texts/resident-topics.ts';
import type { GuideHit } from '../../modules/guides/contract.ts';
import { SERVICE_CATEGORIES, type ServiceItem } from '../../modules/guides/domain/service-item.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { applicableFirst, mattersOf, nameOfTopic } from './topics.ts';

const items = openCatalogue()
  .guides.itemsInForce('2026-11-20')
  .filter(({ legalKind }) => legalKind === 'handling');

/** The group under which the handbook's table of contents names an item; undefined for guides from elsewhere. */
const groupInHandbook = (item: ServiceItem): string | undefined =>
  item.sources.find(({ document }) => document === 'handbook')?.part.split(' / ')[1];

const hit = (id: string): GuideHit => ({
  id,
  version: 1,
  validFrom: '2025-01-01',
  name: { zh: id, en: id },
  category: 'public-affairs',
  department: { id: 'civil-affairs', name: { zh: '民政', en: 'Civil affairs' } },
  audience: { zh: '居民', en: 'Residents' },
  scope: 'both',
  legalKind: 'handling',
  fee: { zh: '免费', en: 'Free' },
  processIds: [],
  reasons: [],
});

describe('ways to a guide without words', () => {
  it('given the handbook’s table of contents, has every item in the group where it stands there', () => {
    const misplaced = items.flatMap((item) => {
      const group = groupInHandbook(item);
      const here = HANDBOOK_GROUPS.filter((one) => one.items.includes(item.id)).map(({ name }) => name.zh);
      return here.length === 1 && (group === undefined || here[0] === group)
        ? []
        : [`${item.id}: ${group ?? 'no group'}, here ${here.join()}`];
    });
    expect(items.length).toBeGreaterThan(60);
    expect(misplaced).toEqual([]);
  });

  it('given any situation or group, leads to items that exist, each once', () => {
    const known = new Set(items.map(({ id }) => id));
    for (const topic of [...SITUATIONS, ...HANDBOOK_GROUPS]) {
      expect(topic.items.filter((id) => !known.has(id))).toEqual([]);
      expect(new Set(topic.items).size).toBe(topic.items.length);
    }
  });

  it('given the kinds of service content, names all and no other, and no name stands for two topics', () => {
    expect(SERVICE_CONTENTS.map(({ id }) => id)).toEqual([...SERVICE_CATEGORIES]);
    const ids = [...SITUATIONS, ...HANDBOOK_GROUPS, ...SERVICE_CONTENTS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(nameOfTopic('nothing')).toBeUndefined();
  });

  it('given an item of one district that no group lists, finds it in the last group; given an ended one, leaves it out', () => {
    const last = HANDBOOK_GROUPS.at(-1);
    const first = HANDBOOK_GROUPS[0];
    if (last === undefined || first === undefined) throw new Error('There are groups.');
    expect(mattersOf(last, [hit('notary-matters'), hit('new-here')]).map(({ id }) => id)).toEqual([
      'notary-matters',
      'new-here',
    ]);
    expect(mattersOf(first, [hit('new-here')])).toEqual([]);
  });

  it('given a search, brings what one can apply for before duties among the first three, and touches nothing below', () => {
    const duty = (id: string): GuideHit => ({ ...hit(id), legalKind: 'duty' });
    const found = [duty('a'), hit('b'), duty('c'), duty('d'), hit('e')];
    expect(applicableFirst(found).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd', 'e']);
    expect(applicableFirst([])).toEqual([]);
  });
});
