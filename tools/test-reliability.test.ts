import { describe, expect, it } from 'vitest';
import { readTrial, reliabilitySection, type Trial, withSection } from './reliability-section.ts';

const faults: Trial = {
  title: { zh: '故障', en: 'Faults' },
  command: 'npm run test:faults',
  measuredAt: '2026-11-22',
  figures: [{ name: { zh: '丢失', en: 'lost | gone' }, value: '0 of\n12,000' }],
  notKept: [{ zh: '没有磁盘', en: 'no disk' }],
};

describe('the section on reliability', () => {
  it('given a trial, tells its command, its figures in cells that hold, and what was not kept', () => {
    expect(reliabilitySection([faults], 'en')).toBe(
      [
        '**Faults** · Again with `npm run test:faults`, measured on 2026-11-22',
        '',
        '| What | Figure |',
        '| --- | --- |',
        '| lost \\| gone | 0 of 12,000 |',
        '',
        'What does not hold, and why:',
        '',
        '- Faults: no disk',
      ].join('\n'),
    );
    expect(reliabilitySection([{ ...faults, notKept: [] }], 'zh')).not.toContain('原因');
  });

  it('given a page with the two marks, changes what is between them and nothing else', () => {
    const page = 'before\n<!-- reliability:start -->\nold\n<!-- reliability:end -->\nafter\n';
    const once = withSection(page, 'new');
    expect(once).toBe('before\n<!-- reliability:start -->\n\nnew\n\n<!-- reliability:end -->\nafter\n');
    expect(withSection(once, 'new')).toBe(once);
    expect(() => withSection('no marks', 'new')).toThrow('no room');
  });

  it('given a file with a figure without a name in both languages, refuses it', () => {
    const broken = { ...faults, figures: [{ name: { zh: '丢失' }, value: '0' }] };
    expect(() => readTrial(JSON.stringify(broken))).toThrow('en');
    expect(readTrial(JSON.stringify(faults))).toEqual(faults);
  });
});
