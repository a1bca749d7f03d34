import { describe, expect, it } from 'vitest';
import { isSecondUnder } from './violated-key.ts';

const fault = (code: string, constraint?: string): Error => Object.assign(new Error('refused'), { code, constraint });

describe('a second row under a key', () => {
  it.each([
    ['the key itself', fault('23505', 'person_id_number'), true],
    ['the key of a part of a spread table', fault('23505', 'person_id_number_102172'), true],
    ['another key', fault('23505', 'person_pkey'), false],
    ['another key of a part', fault('23505', 'person_id_number_too_102172'), false],
    ['a foreign key', fault('23503', 'person_id_number'), false],
    ['no name', fault('23505'), false],
    ['no error', { code: '23505', constraint: 'person_id_number' }, false],
  ])('given %s, is told from everything else', (_, given, expected) => {
    expect(isSecondUnder('person_id_number', given)).toBe(expected);
  });
});
