import { describe, expect, it } from 'vitest';
import { parseRegionCode } from './region-code.ts';

describe('region codes', () => {
  it('given a community, finds its level and the street above', () => {
    expect(parseRegionCode('320213 001 002')).toEqual({
      ok: true,
      value: { code: '320213001002', level: 'community', parent: '320213001000' },
    });
  });

  it('given each level, names it', () => {
    const levelOf = (code: string) => {
      const result = parseRegionCode(code);
      return result.ok ? [result.value.level, result.value.parent] : result.refusal.details.rule;
    };
    expect(levelOf('320000000000')).toEqual(['province', null]);
    expect(levelOf('320200000000')).toEqual(['city', '320000000000']);
    expect(levelOf('320213000000')).toEqual(['county', '320200000000']);
    expect(levelOf('320213001000')).toEqual(['street', '320213000000']);
    expect(levelOf('441900003000')).toEqual(['street', '441900000000']);
  });

  it('given a broken code, says which rule it breaks', () => {
    const ruleOf = (code: string) => {
      const result = parseRegionCode(code);
      return result.ok ? 'none' : result.refusal.details.rule;
    };
    expect(ruleOf('320213')).toBe('length');
    expect(ruleOf('32021300100a')).toBe('characters');
    expect(ruleOf('990213001002')).toBe('province');
    expect(ruleOf('320213000002')).toBe('gap');
    expect(ruleOf('320013001002')).toBe('gap');
  });
});
