import { describe, expect, it } from 'vitest';
import { registerQueryOf } from './register-filters.ts';

describe('the filters of the register in the address', () => {
  it('given what a person can choose, keeps it', () => {
    const search = {
      q: ' 西水居 ',
      kind: 'residence-certificate',
      from: '2026-01-01',
      to: '2026-11-22',
      state: 'voided',
    };
    expect(registerQueryOf(search)).toEqual({ ...search, q: '西水居' });
  });

  it('given anything else, leaves it out', () => {
    const search = { kind: '../x', person: 'me', from: '2026-02-30', to: 'today', state: 'lost', page: '7' };
    expect(registerQueryOf(search)).toEqual({ q: '' });
  });
});
