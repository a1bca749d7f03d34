import { describe, expect, it } from 'vitest';
import { isSecondUnder } from './violated-key.ts';

const fault = (code: string, constraint?: string, message = 'refused'): Error =>
  Object.assign(new Error(message), { code, constraint });
const ENGLISH = 'duplicate key value violates unique constraint "person_id_number_102172"';
const CHINESE = '重复键违反唯一约束"person_id_number_102172"';

describe('a second row under a key', () => {
  it.each([
    ['the key itself', fault('23505', 'person_id_number'), true],
    ['the key of a part of a spread table', fault('23505', 'person_id_number_102172'), true],
    ['words from another server', fault('23505', undefined, ENGLISH), true],
    ['its words in Chinese', fault('23505', undefined, CHINESE), true],
    ['words about another key', fault('23505', undefined, ENGLISH.replace('id_number', 'pkey')), false],
    ['another key', fault('23505', 'person_pkey'), false],
    ['another key of a part', fault('23505', 'person_id_number_too_102172'), false],
    ['a foreign key', fault('23503', 'person_id_number'), false],
    ['no name', fault('23505'), false],
    ['no error', { code: '23505', constraint: 'person_id_number' }, false],
  ])('given %s, is told from everything else', (_, given, expected) => {
    expect(isSecondUnder('person_id_number', given)).toBe(expected);
  });
});
