import { describe, expect, it } from 'vitest';
import { combine } from './combined-statement.ts';

describe('combine', () => {
  it('renumbers the placeholders of later parts behind those of earlier ones', () => {
    const statement = combine([
      { name: 'first', sql: 'insert into a values ($1, $2)', values: ['x', 'y'] },
      { name: 'second', sql: 'update b set c = $1 where d = $2 and e = $1', values: ['z', 7] },
    ]);
    expect(statement.text).toBe(
      'with first_0 as (insert into a values ($1, $2)),\nsecond_1 as (update b set c = $3 where d = $4 and e = $3)\nselect 1',
    );
    expect(statement.values).toEqual(['x', 'y', 'z', 7]);
  });

  it('given an insert of rows that a question makes up, lets it answer, so that it is done where the rows lie', () => {
    const made = combine([
      { name: 'made', sql: 'insert into a select $1, x from unnest($2::int[]) x', values: ['y', [1]] },
    ]);
    expect(made.text).toBe(
      'with made_0 as (insert into a select $1, x from unnest($2::int[]) x\nreturning 1)\nselect 1',
    );
    const answering = combine([{ name: 'answers', sql: 'insert into a select 1 returning b', values: [] }]);
    expect(answering.text).toContain('(insert into a select 1 returning b)');
  });

  it('gives two uses of one part names of their own and keeps the statement name short', () => {
    const part = { name: 'audit', sql: 'insert into audit values ($1)', values: [1] };
    const statement = combine(Array.from({ length: 12 }, () => part));
    expect(statement.text).toContain('audit_11 as (insert into audit values ($12))');
    expect(statement.name.length).toBeLessThan(63);
    expect(combine([part]).name).not.toBe(statement.name);
  });
});
