import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processDefinitions } from '../catalogue/processes/index.ts';
import { processPages } from './process-pages.ts';
import { staleFiles, writeProcessPages } from './test-process-docs.ts';

describe('the documentation of the processes', () => {
  const pages = processPages(processDefinitions);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'process-docs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('given a folder just written, nothing is stale', () => {
    writeProcessPages(pages, folder);
    expect(staleFiles(pages, folder)).toEqual([]);
  });

  it('given a page changed by hand, a page missing and one too many, names each; writing again mends them', () => {
    writeProcessPages(pages, folder);
    const [index, first] = pages.map(({ name }) => name);
    writeFileSync(join(folder, index ?? ''), 'by hand');
    rmSync(join(folder, first ?? ''));
    writeFileSync(join(folder, 'gone.md'), 'of a process that was renamed');
    expect(staleFiles(pages, folder)).toEqual([
      `docs/processes/${index} is stale`,
      `docs/processes/${first} is missing`,
      'docs/processes/gone.md belongs to no process',
    ]);
    expect(writeProcessPages(pages, folder).removed).toBe(1);
    expect(staleFiles(pages, folder)).toEqual([]);
  });

  it('tells every step, action and sentence of every process in both languages, and leaves no gap unfilled', () => {
    for (const definition of processDefinitions) {
      const page = pages.find(({ name }) => name === `${definition.id}.md`)?.text ?? '';
      for (const { name } of [...Object.values(definition.steps), ...Object.values(definition.actions)]) {
        expect(page).toContain(name.zh);
        expect(page).toContain(name.en);
      }
    }
    for (const { name, text } of pages) expect([name, /\{\w+\}/.exec(text)?.[0]]).toEqual([name, undefined]);
  });
});
