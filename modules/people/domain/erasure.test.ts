import { describe, expect, it } from 'vitest';
import { answerBy, groundsOn, isNameTyped, keptUntil, mayDecide, mayErase, type ErasureRule } from './erasure.ts';

const RULE: ErasureRule = {
  answerWithinDays: 30,
  answerBasis: { source: '标准' },
  grounds: [
    { id: 'old', name: { zh: '旧', en: 'old' }, basis: { source: '法' }, validFrom: '2021-11-01' },
    { id: 'new', name: { zh: '新', en: 'new' }, basis: { source: '法' }, validFrom: '2030-01-01' },
  ],
  byOperator: { zh: '命令', en: 'command' },
  askers: {
    self: { zh: '本人', en: 'self' },
    guardian: { zh: '监护人', en: 'guardian' },
    'close-relative': { zh: '近亲属', en: 'relative' },
    office: { zh: '社区', en: 'office' },
  },
  parts: [],
};

describe('erasing personal data', () => {
  it('given a request late in the evening, counts the days for the answer from the day in China', () => {
    expect(answerBy(RULE, '2026-09-15T16:30:00Z')).toBe('2026-10-16');
  });

  it('given a last day, keeps for whole years, and never a day less', () => {
    expect(keptUntil('2026-09-16', 10)).toBe('2036-09-16');
    expect(keptUntil('2024-02-29', 10)).toBe('2034-03-01');
    expect(keptUntil('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('given a ground of a later law, does not offer it before', () => {
    expect(groundsOn(RULE, '2026-09-16').map(({ id }) => id)).toEqual(['old']);
  });

  it('given a name typed with spaces around it, takes it; another name it does not', () => {
    expect([isNameTyped(' 甄士隐 ', '甄士隐'), isNameTyped('甄士', '甄士隐')]).toEqual([true, false]);
  });

  it('given a matter under way, does not erase', () => {
    expect(mayErase({ openCases: 2 })).toMatchObject({ ok: false, refusal: { code: 'erasure-cases-open' } });
    expect(mayErase({ openCases: 0 }).ok).toBe(true);
  });

  it('given who recorded it, or a request that is settled, lets nobody decide', () => {
    expect(mayDecide({ state: 'waiting', requestedBy: 'a' }, 'a')).toMatchObject({
      refusal: { code: 'erasure-second-person' },
    });
    expect(mayDecide({ state: 'refused', requestedBy: 'a' }, 'b')).toMatchObject({
      refusal: { code: 'erasure-decided-already' },
    });
    expect(mayDecide({ state: 'waiting', requestedBy: 'a' }, 'b').ok).toBe(true);
  });
});
