import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';
import type { Read } from './read-yaml.ts';
import { searchGuideIndex } from './search-guides.ts';
import { buildGuideIndex } from './search-index.ts';
import { loadSearchWords } from './search-words.ts';

const folder = (name: string): string => join(import.meta.dirname, '../../../catalogue', name);
const need = <T>(read: Read<T>): T => {
  if (!read.ok) throw new Error(describeMistakes(read.mistakes));
  return read.value;
};
const catalogue = need(loadCatalogue(folder('service-items')));
const items = catalogue.itemsInForce('2026-11-22');
const words = need(loadSearchWords(folder('search-words')));
const examples = [
  { say: '屋里的小动物把电线啃坏了', item: 'patriotic-health-work' },
  { say: '夜里总做噩梦', item: 'help-mental-health' },
];
const taught = buildGuideIndex(items, { ...words, examples });
const untaught = buildGuideIndex(items, words);
const first = (index: typeof taught, asked: string) => searchGuideIndex(index, asked, 1)[0];

describe('a search that learned from sentences asked before', () => {
  it('given an example with no word of the item, then what is like it finds the item and says so', () => {
    const found = first(taught, '小动物啃坏电线');
    expect(found?.item.id).toBe('patriotic-health-work');
    expect(found?.reasons).toEqual([{ field: 'asked', matched: '屋里的小动物把电线啃坏了' }]);
    expect(first(untaught, '小动物啃坏电线')?.item.id).not.toBe('patriotic-health-work');
  });

  it('given the same examples twice, then the ranking is the same to the last digit', () => {
    const again = buildGuideIndex(items, { ...words, examples });
    const scores = (index: typeof taught) => searchGuideIndex(index, '老人没人照顾', 20).map(({ score }) => score);
    expect(scores(again)).toEqual(scores(taught));
  });

  it('given words that mean nothing here, then it finds nothing rather than anything', () => {
    for (const asked of ['量子力学', 'xqzzw', '宇宙', '股票行情', '🎈', ''])
      expect(first(taught, asked)).toBeUndefined();
  });

  it('given an exact name, then examples do not push it from its place', () => {
    for (const asked of ['低保', '公租房', '老年证', '特困人员认定', '轮椅申请'])
      expect(first(taught, asked)?.item.id).toBe(first(untaught, asked)?.item.id);
  });
});

describe('the reasons', () => {
  const reasonsFor = (asked: string, id: string) =>
    searchGuideIndex(taught, asked, 20).find(({ item }) => item.id === id)?.reasons ?? [];

  it('given a word of the same meaning, then tell the word of the catalogue as such', () => {
    expect(reasonsFor('残废等级评定', 'disability-certificate')).toContainEqual({
      field: 'synonym',
      matched: '残疾等级',
    });
  });

  it('given a whole question in other words, then tell so too', () => {
    expect(reasonsFor('残废补助', 'severe-disability-allowance')[0]?.field).toBe('synonym');
  });

  it('given the words of the catalogue themselves, then tell them as name or everyday word', () => {
    const fields = reasonsFor('低保', 'min-living-standard').map(({ field }) => field);
    expect(fields[0]).toBe('name');
    expect(fields).not.toContain('synonym');
  });

  it('given the beginning of a word, then it is not taken for another word of the same meaning', () => {
    expect(reasonsFor('怎么办高龄', 'senior-allowance').map(({ field }) => field)).not.toContain('synonym');
  });
});
