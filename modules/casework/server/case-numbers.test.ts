import { expect, it } from 'vitest';
import type { ScopedDatabase, Tx } from '../../../platform/db/scoped-database.ts';
import { createCaseNumbers } from './case-numbers.ts';

const BLOCK = 50;

/** A counter that stands in for the database and is away for the first questions. */
const counterAwayFor = (questions: number): { readonly database: ScopedDatabase; readonly asked: () => number } => {
  let [asked, last] = [0, 0];
  const tx = { query: async () => [{ last: (last += BLOCK) }] } as unknown as Tx;
  const aside: ScopedDatabase['aside'] = async (_, work) => {
    asked += 1;
    if (asked <= questions) throw new Error('the database is away');
    return (await work(tx)).value;
  };
  return { database: { aside, transact: aside, read: async (_, work) => work(tx) }, asked: () => asked };
};

it('given the database was away for a moment, numbers the next case of the community', async () => {
  const { database } = counterAwayFor(1);
  const numbers = createCaseNumbers(database);
  await expect(numbers.nextCase('here', 2026)).rejects.toThrow('away');
  expect(await numbers.nextCase('here', 2026)).toBe(1);
});

it('given many cases at once, asks once for a block and gives each its own number', async () => {
  const { database, asked } = counterAwayFor(0);
  const numbers = createCaseNumbers(database);
  const given = await Promise.all(Array.from({ length: BLOCK }, () => numbers.nextCase('here', 2026)));
  expect(new Set(given)).toEqual(new Set(Array.from({ length: BLOCK }, (_, place) => place + 1)));
  expect(asked()).toBe(1);
});
