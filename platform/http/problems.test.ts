import { describe, expect, it } from 'vitest';
import { problem } from '../contract.ts';
import { problemOf, statusOf } from './problems.ts';

const words = (code: string) =>
  code === 'too-much' ? { zh: '最多 {most} 件：{names}', en: 'At most {most}: {names}, {unknown}' } : undefined;

describe('problemOf', () => {
  it('given details, fills the words in both languages and leaves other places as they are', () => {
    const document = problemOf({ code: 'too-much', details: { most: 3, names: ['甲', '乙'] } }, words);
    expect(document).toEqual({
      type: 'urn:quanke:refusal:too-much',
      title: '最多 3 件：甲、乙',
      titleEn: 'At most 3: 甲、乙, {unknown}',
      status: 422,
      code: 'too-much',
      details: { most: 3, names: ['甲', '乙'] },
    });
    expect(problem.parse(document)).toEqual(document);
  });

  it('given a code without words, is still a problem document', () => {
    expect(problemOf({ code: 'unheard-of' }, words)).toMatchObject({ title: 'unheard-of', titleEn: 'unheard-of' });
  });

  it.each([
    ['bad-input', 400],
    ['sign-in-needed', 401],
    ['role-not-allowed', 403],
    ['not-found', 404],
    ['stale-version', 409],
    ['account-locked', 429],
    ['materials-missing', 422],
  ])('given %s, has the status %i', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});
