import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitStatements } from './split-statements.ts';

describe('splitStatements', () => {
  it.each<[string, string, readonly string[]]>([
    ['two statements', 'select 1; select 2;', ['select 1', 'select 2']],
    ['no end', 'select 1', ['select 1']],
    ['comments only', '-- nothing; here\n/* and; here */;', []],
    ['an end in a comment', 'select 1 -- one; two\n, 2', ['select 1 -- one; two\n, 2']],
    ['an end in a text', "select 'a;''b;'; select 2", ["select 'a;''b;'", 'select 2']],
    ['an end in a name', 'select 1 as "a;b"', ['select 1 as "a;b"']],
    ['ends in a body', 'do $$ begin a; b; end $$; select 1', ['do $$ begin a; b; end $$', 'select 1']],
    ['ends in a named body', 'do $x$ a; $$ b; $x$; select 1', ['do $x$ a; $$ b; $x$', 'select 1']],
    ['signs that begin nothing', 'select 1 - 2 / 3; select 4', ['select 1 - 2 / 3', 'select 4']],
  ])('given %s, finds each', (_, sql, statements) => {
    expect(splitStatements(sql)).toEqual(statements);
  });

  it('given every change of the schema, finds statements that begin like one', () => {
    const folder = new URL('../../server/migrations/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
    const all = files.flatMap((file) => splitStatements(readFileSync(new URL(file, folder), 'utf8')));
    const words = all.map((one) => /^(?:\s*--[^\n]*\n)*\s*(\w+)/.exec(one)?.[1]);
    const odd = words.filter(
      (word) => !/^(alter|call|create|delete|do|drop|grant|insert|revoke|update|with|select)$/.test(word ?? ''),
    );
    expect(odd).toEqual([]);
    expect(all.length).toBeGreaterThan(200);
  });
});
