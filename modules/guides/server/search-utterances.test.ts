import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';
import type { Read } from './read-yaml.ts';
import { searchGuideIndex } from './search-guides.ts';
import { buildGuideIndex } from './search-index.ts';
import { halfOf, loadUtterances, scoreSearch } from './search-utterances.ts';
import { loadSearchWords } from './search-words.ts';

const folder = (name: string): string => join(import.meta.dirname, '../../../catalogue', name);
const need = <T>(read: Read<T>): T => {
  if (!read.ok) throw new Error(describeMistakes(read.mistakes));
  return read.value;
};
const TODAY = '2026-11-22';
const catalogue = need(loadCatalogue(folder('service-items')));
const utterances = need(loadUtterances(folder('search-utterances')));
const index = buildGuideIndex(
  catalogue.itemsInForce(TODAY),
  need(loadSearchWords(folder('search-words'))),
  catalogue.itemsEndedBefore(TODAY),
);
const search = (words: string): readonly string[] => searchGuideIndex(index, words, 3).map(({ item }) => item.id);

describe('the labelled utterances', () => {
  it('are many, and name items in force', () => {
    expect(utterances.length).toBeGreaterThanOrEqual(420);
    const unknown = utterances.flatMap(({ items }) => items).filter((id) => !catalogue.itemInForce(id, TODAY));
    expect(unknown).toEqual([]);
  });

  it('are spread over every guide one applies with', () => {
    const asked = new Set(utterances.flatMap(({ items }) => items.slice(0, 1)));
    const handling = catalogue.itemsInForce(TODAY).filter((item) => item.legalKind === 'handling');
    expect(handling.map((item) => item.id).filter((id) => !asked.has(id))).toEqual([]);
  });

  it('fall into two halves by their words, those known beforehand into the tuning half', () => {
    const free = utterances.filter(({ known }) => !known);
    const reporting = free.filter((one) => halfOf(one) === 'reporting');
    expect(utterances.filter((one) => one.known && halfOf(one) === 'reporting')).toEqual([]);
    expect(reporting.length / free.length).toBeGreaterThan(0.4);
    expect(reporting.length / free.length).toBeLessThan(0.6);
    expect(reporting.length).toBeGreaterThanOrEqual(70);
  });
});

describe('the search', () => {
  // Floors below what npm run bench:search measures, so that a change that makes the search worse is noticed.
  it.each([
    ['tuning', 0.95, 0.98],
    ['reporting', 0.88, 0.94],
  ] as const)('does not fall back on the %s half', (half, leastTopOne, leastTopThree) => {
    const score = scoreSearch(
      search,
      utterances.filter((one) => halfOf(one) === half),
    );
    expect(score.topOne).toBeGreaterThanOrEqual(leastTopOne);
    expect(score.topThree).toBeGreaterThanOrEqual(leastTopThree);
  });

  it('counts an answer that is as good, and keeps what it missed', () => {
    const score = scoreSearch(
      (words) => (words === 'a' ? ['x', 'y'] : ['z']),
      [
        { say: 'a', items: ['q', 'y'], known: false },
        { say: 'b', items: ['z'], known: false },
        { say: 'c', items: ['y'], known: false },
      ],
    );
    expect([score.topOne, score.topThree]).toEqual([1 / 3, 2 / 3]);
    expect(score.missed.map(({ utterance }) => utterance.say)).toEqual(['a', 'c']);
  });
});
