import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, loadWholeCatalogue, readCatalogueFiles } from './load-catalogue.ts';
import { parseYaml } from './parse-yaml.ts';
import { writeCatalogueFile, writeOne } from './write-yaml.ts';

const directory = join(import.meta.dirname, '../../../catalogue/service-items');
const read = loadWholeCatalogue(directory);
if (!read.ok) throw new Error('the shipped catalogue is sound');
const { written, catalogue } = read.value;

const valueOf = (yaml: string): unknown => {
  const parsed = parseYaml(yaml);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ rule }) => rule).join('; '));
  return parsed.value;
};

describe('the written form of the whole shipped catalogue', () => {
  const file = writeCatalogueFile({ items: written });

  it('read and written again, is the same byte for byte', () => {
    const again = writeCatalogueFile(valueOf(file) as { items: unknown[] });
    expect(Buffer.from(again).equals(Buffer.from(file))).toBe(true);
  });

  it('says exactly what the files said', () => {
    expect(valueOf(file)).toEqual({ items: JSON.parse(JSON.stringify(written)) });
  });

  it('can be laid in the place of the files', () => {
    const shared = Object.fromEntries(
      Object.entries(readCatalogueFiles(directory)).filter(([name]) => !/^(assistance|duties|guides)-/.test(name)),
    );
    const built = buildCatalogue({ ...shared, 'everything.yaml': file });
    expect(built.ok ? built.value.versions : built.mistakes).toEqual(catalogue.versions);
  });

  it('is the same for every item by itself', () => {
    for (const item of written) expect(writeOne(valueOf(writeOne(item)))).toBe(writeOne(item));
  });

  it('puts a text in both languages on one line, as people write it', () => {
    expect(file).toContain('name: { zh: 高龄老人生活补贴, en: Living allowance for the very old }');
  });
});

describe('an overlay', () => {
  it('is written in one form, whatever order its keys had', () => {
    const change = { value: 75, id: 'minimumAge', part: 'parameter', basis: { where: '第二条', source: '方案' } };
    const yaml = writeOne({ changes: [change], validFrom: '2026-01-01', version: 1, itemId: 'senior-allowance' });
    expect(yaml).toBe(
      [
        'itemId: senior-allowance',
        'version: 1',
        'validFrom: 2026-01-01',
        'changes:',
        '  - part: parameter',
        '    id: minimumAge',
        '    value: 75',
        '    basis: { source: 方案, where: 第二条 }',
        '',
      ].join('\n'),
    );
  });
});
