import { describe, expect, it } from 'vitest';
import { judgeCruise } from './test-imports.ts';

describe('the verdict on imports', () => {
  it('is not content with an empty look', () => {
    expect(judgeCruise({ modules: [], summary: { violations: [] } }, ['kernel'])).toEqual([
      'No file of kernel/ was looked at.',
    ]);
  });

  it('names rule, file and what it imports', () => {
    const cruise = {
      modules: [{ source: 'kernel/a.ts' }],
      summary: { violations: [{ from: 'kernel/a.ts', to: 'web/b.ts', rule: { name: 'kernel-imports-nothing' } }] },
    };
    expect(judgeCruise(cruise, ['kernel'])).toEqual(['kernel-imports-nothing: kernel/a.ts → web/b.ts']);
  });
});
