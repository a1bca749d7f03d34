import { describe, expect, it } from 'vitest';
import { monthOf, monthsOf } from './calendar-months.ts';

describe('months as weeks from Monday', () => {
  it('given a month that begins on a Sunday, puts that day at the end of the first week', () => {
    const november = monthOf('2026-11');
    expect(november.weeks[0]?.map(({ date }) => date)).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(november.weeks.flat().filter(({ inMonth }) => inMonth)).toHaveLength(30);
  });

  it('given a February that fills four weeks exactly, adds no fifth', () => {
    expect(monthOf('2027-02').weeks).toHaveLength(4);
    expect(
      monthOf('2028-02')
        .weeks.flat()
        .filter(({ inMonth }) => inMonth),
    ).toHaveLength(29);
  });

  it('given a span over the end of the year, names every month in between', () => {
    expect(monthsOf('2026-11-30', '2027-02-01').map(({ id }) => id)).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ]);
  });
});
