import { describe, expect, it } from 'vitest';
import { openCatalogue, withWordVectors } from './catalogue.ts';

describe('word vectors of the operator', () => {
  const catalogue = openCatalogue();

  it('given no file, then nothing is told and nothing changes', async () => {
    const told: string[] = [];
    expect(await withWordVectors(catalogue, undefined, (line) => told.push(line))).toBe(catalogue);
    expect(told).toEqual([]);
  });

  it('given a file that is not there, then it is told in both languages and the catalogue stays as it is', async () => {
    const told: string[] = [];
    expect(await withWordVectors(catalogue, '/absent/words.vec', (line) => told.push(line))).toBe(catalogue);
    expect(told).toEqual([
      '词向量没有用上：文件读不出来（ENOENT），查找照常 · Word vectors are not used: it cannot be read (ENOENT); search goes on',
    ]);
  });
});
