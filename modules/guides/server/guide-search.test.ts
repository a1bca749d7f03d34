import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/plain-date.ts';
import { createCatalogue } from '../domain/catalogue.ts';
import { createGuideSearch } from './guide-search.ts';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';
import { NO_SEARCH_WORDS } from './search-words.ts';

const read = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const items = read.value.itemsInForce('2026-11-22').slice(0, 8);
const shown = items.map(({ id }) => id);
const TODAY = '2026-11-22';
const TOMORROW = addDays(TODAY, 1);

/** The same items, of which the first changes or ends tomorrow. */
const changing = (end: 'changes' | 'ends') =>
  createCatalogue(
    items.flatMap((item, place) => {
      if (place !== 0) return [item];
      if (end === 'ends') return [{ ...item, validTo: TODAY }];
      return [item, { ...item, version: item.version + 1, validFrom: TOMORROW }];
    }),
  );
const search = (catalogue: ReturnType<typeof createCatalogue>) => createGuideSearch(catalogue, { ...NO_SEARCH_WORDS });

describe('the index behind the search', () => {
  it('given a day on which nothing begins or ends, is the one of the day before', async () => {
    const guides = search(createCatalogue(items));
    const index = guides.indexOn(TODAY);
    expect(index.items.map(({ item }) => item.id)).toEqual(shown);
    await guides.refresh(TOMORROW);
    expect(guides.indexOn(TOMORROW)).toBe(index);
  });

  it.each(['changes', 'ends'] as const)('given an item that %s, is made anew for that day', async (end) => {
    const guides = search(changing(end));
    const index = guides.indexOn(TODAY);
    await guides.refresh(TOMORROW);
    const next = guides.indexOn(TOMORROW);
    expect(next).not.toBe(index);
    expect(next.items.map(({ item }) => `${item.id} ${item.version}`)).toEqual(
      changing(end)
        .itemsInForce(TOMORROW)
        .map(({ id, version }) => `${id} ${version}`),
    );
  });

  it('given two programs with one set of words and the same items, is made once', () => {
    const words = { ...NO_SEARCH_WORDS };
    const first = createGuideSearch(createCatalogue(items), words).indexOn(TODAY);
    expect(createGuideSearch(createCatalogue([...items]), words).indexOn(TODAY)).toBe(first);
    expect(createGuideSearch(createCatalogue(items.slice(1)), words).indexOn(TODAY)).not.toBe(first);
  });
});
