import type { PlainDate } from '../../../kernel/plain-date.ts';

export const HALVES = ['morning', 'afternoon'] as const;
export type Half = (typeof HALVES)[number];
/** Post A serves; post B stands in when A is away. */
export const POSTS = ['A', 'B'] as const;
export type Post = (typeof POSTS)[number];

export interface DutyShift {
  readonly on: PlainDate;
  readonly half: Half;
  readonly post: Post;
  readonly workerId: string;
}

export interface StandIn {
  readonly workerId: string;
  readonly half: Half;
}

/**
 * Who stands in for a worker on a day: post B of a half-day on which the worker has post A, else post B of any
 * half-day, the morning first. Nobody stands in for themselves.
 */
export const standInFor = (shifts: readonly DutyShift[], workerId: string, on: PlainDate): StandIn | null => {
  const today = shifts.filter((shift) => shift.on === on);
  const away = (half: Half): boolean =>
    today.some((shift) => shift.half === half && shift.post === 'A' && shift.workerId === workerId);
  const seconds = HALVES.flatMap((half) =>
    today.filter((shift) => shift.half === half && shift.post === 'B' && shift.workerId !== workerId),
  );
  const found = seconds.find(({ half }) => away(half)) ?? seconds[0];
  return found === undefined ? null : { workerId: found.workerId, half: found.half };
};

/** Half-days on which one worker would hold both posts, after some places were set. */
export const bothPosts = (shifts: readonly DutyShift[]): readonly DutyShift[] =>
  shifts.filter(
    (shift) =>
      shift.post === 'B' &&
      shifts.some(
        (other) =>
          other.post === 'A' && other.on === shift.on && other.half === shift.half && other.workerId === shift.workerId,
      ),
  );
