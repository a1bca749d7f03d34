import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';
import type { Read } from './read-yaml.ts';
import { searchGuideIndex } from './search-guides.ts';
import { buildGuideIndex } from './search-index.ts';
import { examplesOf, foldsOf, halfOf, loadUtterances, scoreSearch } from './search-utterances.ts';
import { loadSearchWords } from './search-words.ts';

const folder = (name: string): string => join(import.meta.dirname, '../../../catalogue', name);
const need = <T>(read: Read<T>): T => {
  if (!read.ok) throw new Error(describeMistakes(read.mistakes));
  return read.value;
};
const TODAY = '2026-11-22';
const catalogue = need(loadCatalogue(folder('service-items')));
const utterances = need(loadUtterances(folder('search-utterances')));
const words = need(loadSearchWords(folder('search-words')));
const indexFrom = (examples: typeof words.examples) =>
  buildGuideIndex(catalogue.itemsInForce(TODAY), { ...words, examples }, catalogue.itemsEndedBefore(TODAY));
const index = indexFrom(examplesOf(utterances));
const searchIn =
  (one: typeof index) =>
  (asked: string): readonly string[] =>
    searchGuideIndex(one, asked, 3).map(({ item }) => item.id);
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
  it('does not fall back on the reporting half, from which nothing is learned', () => {
    const score = scoreSearch(
      searchIn(index),
      utterances.filter((one) => halfOf(one) === 'reporting'),
    );
    expect(score.topOne).toBeGreaterThanOrEqual(0.9);
    expect(score.topThree).toBeGreaterThanOrEqual(0.97);
  });

  it('answers a part of the tuning half by what was learned from the others', () => {
    const [fold] = foldsOf(utterances);
    const score = scoreSearch(searchIn(indexFrom(fold?.examples ?? [])), fold?.asked ?? []);
    expect(score.utterances).toBeGreaterThan(300);
    expect(score.topThree).toBeGreaterThanOrEqual(0.92);
  });

  it('learns from the tuning half alone', () => {
    const learned = new Set(examplesOf(utterances).map(({ say }) => say));
    expect(utterances.filter((one) => halfOf(one) === 'reporting' && learned.has(one.say))).toEqual([]);
    const folds = foldsOf(utterances);
    expect(folds.flatMap(({ asked }) => asked)).toHaveLength(learned.size);
    for (const { asked, examples } of folds) {
      const said = new Set(examples.map(({ say }) => say));
      expect(asked.filter((one) => said.has(one.say))).toEqual([]);
    }
  });

  it('counts an answer that is as good, and keeps what it missed', () => {
    const score = scoreSearch(
      (words) => (words === 'a' ? ['x', 'y'] : ['z']),
      [
        { say: 'a', items: ['q', 'y'], known: false, round: 'x' },
        { say: 'b', items: ['z'], known: false, round: 'x' },
        { say: 'c', items: ['y'], known: false, round: 'x' },
      ],
    );
    expect([score.topOne, score.topThree]).toEqual([1 / 3, 2 / 3]);
    expect(score.missed.map(({ utterance }) => utterance.say)).toEqual(['a', 'c']);
  });
});
