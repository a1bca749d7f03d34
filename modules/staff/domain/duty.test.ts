import { describe, expect, it } from 'vitest';
import { bothPosts, standInFor, type DutyShift } from './duty.ts';

const shift = (half: DutyShift['half'], post: DutyShift['post'], workerId: string, on = '2026-09-14'): DutyShift => ({
  on,
  half,
  post,
  workerId,
});
const roster = [
  shift('morning', 'A', 'zhou'),
  shift('morning', 'B', 'wu'),
  shift('afternoon', 'A', 'wu'),
  shift('afternoon', 'B', 'zheng'),
];

describe('standing in', () => {
  it('given somebody on post A, is for post B of the same half-day', () => {
    expect(standInFor(roster, 'wu', '2026-09-14')).toEqual({ workerId: 'zheng', half: 'afternoon' });
    expect(standInFor(roster, 'zhou', '2026-09-14')).toEqual({ workerId: 'wu', half: 'morning' });
  });

  it('given somebody who is not on duty, is for the first post B of the day', () => {
    expect(standInFor(roster, 'qian', '2026-09-14')).toEqual({ workerId: 'wu', half: 'morning' });
  });

  it('given a day nobody has filled in, or only oneself, is nobody', () => {
    expect(standInFor(roster, 'zhou', '2026-09-15')).toBeNull();
    expect(standInFor([shift('morning', 'B', 'zhou')], 'zhou', '2026-09-14')).toBeNull();
  });
});

describe('a roster', () => {
  it('given one worker on both posts of a half-day, names that place; of different half-days, none', () => {
    expect(bothPosts([...roster, shift('morning', 'A', 'sun', '2026-09-15')])).toEqual([]);
    expect(bothPosts([shift('morning', 'A', 'zhou'), shift('morning', 'B', 'zhou')])).toEqual([
      shift('morning', 'B', 'zhou'),
    ]);
  });
});
