import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guidesTexts } from '../../../catalogue/texts/guides.ts';
import { spokenTexts } from '../../../catalogue/texts/spoken.ts';
import type { Text } from '../../../kernel/text.ts';
import { loadCatalogue } from '../server/load-catalogue.ts';
import { SPOKEN_SECTIONS, SPOKEN_WORDS, spokenSheet, spokenPointSize, type SpokenWords } from './spoken-page.ts';

const read = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error('the catalogue is not sound');
const items = read.value.itemsInForce('2026-11-22');

const words = Object.fromEntries(SPOKEN_WORDS.map((word) => [word, spokenTexts[`spoken.${word}`]])) as SpokenWords;
const processName = (id: string): Text =>
  (guidesTexts as Readonly<Record<string, Text>>)[`guides.process.${id}`] ?? { zh: '', en: '' };

const sheetOf = (id: string) => {
  const item = items.find((one) => one.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return spokenSheet(item, words, processName);
};
const linesOf = (id: string, section: (typeof SPOKEN_SECTIONS)[number]) =>
  sheetOf(id)
    .sections.find((one) => one.id === section)
    ?.lines.map(({ zh }) => zh);

describe('the page to tell a matter by', () => {
  it.each(items.map((item) => [item.id, item] as const))('has every section in both languages: %s', (_id, item) => {
    const sheet = spokenSheet(item, words, processName);
    expect(sheet.sections.map(({ id }) => id)).toEqual([...SPOKEN_SECTIONS]);
    for (const { lines } of sheet.sections) expect(lines.length).toBeGreaterThan(0);
    const all = [sheet.title, sheet.paragraph, ...sheet.sections.flatMap(({ title, lines }) => [title, ...lines])];
    for (const { zh, en } of all) {
      expect(zh.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
      expect(`${zh}${en}`).not.toMatch(/[{}[\]]|undefined/);
    }
  });

  it('tells originals from copies and says when a paper is only sometimes needed', () => {
    expect(linesOf('party-membership-transfer', 'bring')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^居民身份证（.*）$/), expect.stringContaining('没有写明时')]),
    );
  });

  it('names who decides, and the ways apart only where they take different times', () => {
    expect(linesOf('red-cross-relief', 'how-long')).toEqual(['20 个工作日内']);
    expect(linesOf('red-cross-relief', 'where')?.[1]).toContain('区级红十字会');
  });

  it('given an item without a sentence of its own, says one that fits its kind', () => {
    expect(sheetOf('residents-law-publicity').paragraph.zh).toContain('居（村）委会自己该做的事');
    expect(sheetOf('residents-law-publicity').paragraph.zh).toContain('不用带材料');
  });

  it('given much to say, sets it smaller, but never too small to read at arm’s length', () => {
    const sizes = items.map((item) => spokenPointSize(spokenSheet(item, words, processName), 'zh'));
    expect(Math.max(...sizes)).toBe(19);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
    expect(new Set(sizes).size).toBeGreaterThan(2);
  });
});
