import { describe, expect, it } from 'vitest';
import { styleFaults } from './test-style.ts';

const fine = 'export const one = 1;\n';

describe('the style check', () => {
  it('accepts a short, well named file', () => {
    expect(styleFaults({ path: 'kernel/plain-date.ts', text: fine })).toEqual([]);
  });

  it.each([
    ['kernel/PlainDate.ts', fine, 'kebab-case'],
    ['kernel/date-utils.ts', fine, 'says nothing'],
    ['modules/visits/server/visit-service.ts', fine, 'says nothing'],
    ['kernel/long.ts', fine.repeat(401), 'at most 400'],
    ['modules/casework/server/open.ts', "if (process.id === 'promised') start();\n", 'by its name'],
    ['kernel/open.ts', ['// TO', 'DO later\n'].join(''), 'leaves something open'],
  ])('given %s, says what is wrong', (path, text, part) => {
    expect(styleFaults({ path, text })).toEqual([expect.stringContaining(part)]);
  });

  it('leaves long data and 400 lines alone', () => {
    expect(styleFaults({ path: 'catalogue/processes/promised/v1.ts', text: fine.repeat(900) })).toEqual([]);
    expect(styleFaults({ path: 'kernel/long.ts', text: fine.repeat(400) })).toEqual([]);
  });

  it('does not mistake service items for a service', () => {
    expect(styleFaults({ path: 'modules/guides/domain/service-item.ts', text: fine })).toEqual([]);
  });
});
