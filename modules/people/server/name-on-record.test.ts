import { expect, it } from 'vitest';
import { registerPerson } from '../contract.ts';
import { nameOnRecord } from '../contract/shapes.ts';

it('given a name copied from a table, registers it without its blanks, and refuses one that has nothing else', () => {
  const body = { name: ' 单 小曾\u200b', idNumber: null, phone: null };
  expect(registerPerson.body.parse(body)).toMatchObject({ name: '单小曾' });
  expect(nameOnRecord.safeParse(' \u200b').success).toBe(false);
});
