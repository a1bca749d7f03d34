import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const STATEMENT = /name: '([a-z0-9-]+)',\s*text:/g;

/** Where statements are written whose name is a fixed word. */
const namesOf = (file: string): readonly string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(STATEMENT)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  );

describe('the names of statements', () => {
  it('given every statement of the program, no two share a name: a connection would refuse the second', () => {
    const files = globSync('{platform,server,modules,tools}/**/*.ts', { cwd: ROOT }).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    const places = new Map<string, string[]>();
    for (const file of files) for (const name of namesOf(file)) places.set(name, [...(places.get(name) ?? []), file]);
    expect(places.size).toBeGreaterThan(200);
    expect([...places].filter(([, at]) => at.length > 1)).toEqual([]);
  });
});
