import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';
import { readWordVectors } from './read-word-vectors.ts';
import { searchGuideIndex } from './search-guides.ts';
import { buildGuideIndex } from './search-index.ts';
import { NO_SEARCH_WORDS } from './search-words.ts';
import { commonDirection, cutByVectors, directionOf, likenessOf } from './word-vectors.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanke-vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

// Two directions: things that squeak and bite, and money for the old.
const SMALL = `6 2
的 0.5 0.5
鼹鼠 0.9 0.1
老鼠 1 0
灭鼠 0.95 0.05
高龄 0 1
补贴 0.1 0.9
`;

const vectorsIn = async (path: string) => {
  const read = await readWordVectors(path);
  if (!read.ok) throw new Error(read.reason.en);
  return read.value;
};

describe('a file of word vectors', () => {
  it('given plain text or gzip, then it reads the same words', async () => {
    const plain = await vectorsIn(file('small.vec', SMALL));
    const packed = await vectorsIn(file('small.vec.gz', gzipSync(SMALL)));
    expect([...plain.places.keys()]).toEqual(['的', '鼹鼠', '老鼠', '灭鼠', '高龄', '补贴']);
    expect(packed).toEqual(plain);
  });

  it.each([
    ['empty.vec', '', 'it is empty'],
    ['head.vec', 'hello\n低保 1 2\n', 'line 1 must be the number of words and of dimensions'],
    ['wide.vec', '1 5000\n', 'line 1 must be the number of words and of dimensions'],
    ['row.vec', '2 2\n低保 1 2\n老人 1\n', 'line 3 must be a word and 2 numbers'],
    ['letters.vec', '1 2\n低保 a b\n', 'line 2 must be a word and 2 numbers'],
    ['none.vec', '1 2\n', 'there is no word in it'],
    ['endless.vec', '1 2\n'.padEnd(200_000, 'x'), 'line 2 is too long'],
    ['torn.vec.gz', gzipSync(SMALL).subarray(0, 40), 'it cannot be read (Z_BUF_ERROR)'],
    ['plain.vec.gz', SMALL, 'it cannot be read (Z_DATA_ERROR)'],
  ])('given %s, then it is refused with the reason', async (name, content, reason) => {
    expect(await readWordVectors(file(name, content))).toMatchObject({ ok: false, reason: { en: reason } });
  });

  it('given a path where nothing is, then it is refused with the reason', async () => {
    const read = await readWordVectors(join(folder, 'absent.vec'));
    expect(read).toMatchObject({ ok: false, reason: { en: 'it cannot be read (ENOENT)' } });
  });

  it('given a head that promises more than memory allows, then only so many words are kept', async () => {
    const { rows } = await vectorsIn(file('boast.vec', '999999999 2\n低保 1 2\n'));
    expect(rows.byteLength).toBe(2);
  });
});

describe('the meaning of a sentence', () => {
  it('is cut into the likeliest words, and what is unknown is left out', async () => {
    const vectors = await vectorsIn(file('cut.vec', '4 2\n老 1 0\n鼠 0 1\n老鼠 1 1\n补贴 0 1\n'));
    expect(cutByVectors('大老鼠补贴', vectors)).toEqual(['老鼠', '补贴']);
    expect(directionOf('天地玄黄', vectors)).toBeUndefined();
  });

  it('is near where words point the same way', async () => {
    const vectors = await vectorsIn(file('near.vec', SMALL));
    const mice = commonDirection(['老鼠', '灭鼠'], vectors) ?? new Float32Array(2);
    const old = commonDirection(['高龄补贴'], vectors) ?? new Float32Array(2);
    const mole = directionOf('鼹鼠', vectors) ?? new Float32Array(2);
    expect(likenessOf(mole, mice)).toBeGreaterThan(0.95);
    expect(likenessOf(mole, old)).toBeLessThan(0.3);
  });
});

describe('the search with word vectors', () => {
  const catalogue = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
  if (!catalogue.ok) throw new Error(describeMistakes(catalogue.mistakes));
  const items = catalogue.value.itemsInForce('2026-11-22');

  it('given a word the catalogue does not have, then its neighbour in meaning brings the guide up', async () => {
    const vectors = await vectorsIn(file('search.vec', SMALL));
    const without = buildGuideIndex(items, NO_SEARCH_WORDS);
    const withThem = buildGuideIndex(items, { ...NO_SEARCH_WORDS, vectors });
    const placeIn = (index: typeof without): number =>
      searchGuideIndex(index, '鼹鼠', items.length).findIndex(({ item }) => item.id === 'patriotic-health-work');
    expect(placeIn(without)).toBe(-1);
    expect(placeIn(withThem)).toBe(0);
    expect(searchGuideIndex(withThem, '鼹鼠', 1)[0]?.reasons[0]?.field).toBe('meaning');
  });
});
