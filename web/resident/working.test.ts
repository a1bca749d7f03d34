import { describe, expect, it } from 'vitest';
import { workingOf } from './working.ts';

const FIGURES = new Map<string, boolean | number | string>([
  ['grantedArea', 48],
  ['subsidyPerSquareMetre', 15],
  ['subsidyCoefficient', 0.3],
  ['maritalStatus', 'single'],
]);

describe('a step with its figures put in', () => {
  it('given a product, shows it as one reckons on paper', () => {
    expect(workingOf('grantedArea * subsidyPerSquareMetre * subsidyCoefficient', FIGURES)).toBe('48 × 15 × 0.3');
  });

  it('given brackets and constants, keeps them', () => {
    expect(workingOf(' (grantedArea - 10) / 2 + 1 ', FIGURES)).toBe('(48 − 10) ÷ 2 + 1');
  });

  it('given a choice between cases, a comparison or a word, leaves it to the label', () => {
    expect(workingOf('if grantedArea <= 1 then 2 else 3', FIGURES)).toBeNull();
    expect(workingOf('grantedArea >= 10', FIGURES)).toBeNull();
    expect(workingOf('maritalStatus + grantedArea', FIGURES)).toBeNull();
  });

  it('given a single figure or one nobody knows, shows no way', () => {
    expect(workingOf('grantedArea', FIGURES)).toBeNull();
    expect(workingOf('grantedArea * unheardOf', FIGURES)).toBeNull();
  });
});
