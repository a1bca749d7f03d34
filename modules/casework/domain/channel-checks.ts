import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import type { WorkingCalendar } from './commands.ts';
import { isWorkingDay } from './working-days.ts';

/** Which ways a petition may come in are looked at, and on which days. Data: `catalogue/processes/petition`. */
export interface ChannelCheckRule {
  readonly validFrom: PlainDate;
  readonly days: 'working-days' | 'every-day';
  readonly channels: readonly { readonly id: string; readonly label: Text }[];
  readonly basis: Basis;
}

/** One look at one channel. A day may have several; none of them is ever changed. */
export interface ChannelCheck {
  readonly on: PlainDate;
  readonly channel: string;
  /** How many petitions were found. */
  readonly found: number;
  readonly workerId: string;
  readonly at: string;
}

/**
 * Missed: nobody looked and the day is over. To do: the day is today. Not asked: a day off, a day to come, or one
 * before the community began to keep the record.
 */
export type ChannelState = 'checked' | 'missed' | 'to-do' | 'not-asked';

export interface CheckedChannel {
  readonly channel: string;
  readonly state: ChannelState;
  readonly checks: readonly ChannelCheck[];
}

export interface CheckedDay {
  readonly on: PlainDate;
  /** Whether the rule asks for a check on this day of the week or calendar. */
  readonly asked: boolean;
  readonly channels: readonly CheckedChannel[];
}

/** The rule of a day: the one that began last. Undefined before there was any. */
export const channelRuleOn = (rules: readonly ChannelCheckRule[], on: PlainDate): ChannelCheckRule | undefined =>
  rules.filter(({ validFrom }) => validFrom <= on).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];

export interface CheckRecord {
  readonly rules: readonly ChannelCheckRule[];
  readonly calendar: WorkingCalendar;
  readonly checks: readonly ChannelCheck[];
  /** The day of the first check on record; null when there is none yet. Days before it are not held against anybody. */
  readonly keptSince: PlainDate | null;
  readonly today: PlainDate;
}

const stateOf = (asked: boolean, on: PlainDate, { keptSince, today }: CheckRecord): ChannelState => {
  if (!asked || on > today) return 'not-asked';
  if (on === today) return 'to-do';
  return keptSince !== null && on >= keptSince ? 'missed' : 'not-asked';
};

export const checkedDay = (record: CheckRecord, on: PlainDate): CheckedDay => {
  const rule = channelRuleOn(record.rules, on);
  const asked = rule !== undefined && (rule.days === 'every-day' || isWorkingDay(on, record.calendar));
  return {
    on,
    asked,
    channels: (rule?.channels ?? []).map(({ id }) => {
      const checks = record.checks.filter((check) => check.on === on && check.channel === id);
      return { channel: id, state: checks.length > 0 ? 'checked' : stateOf(asked, on, record), checks };
    }),
  };
};

export const isMissed = ({ channels }: CheckedDay): boolean => channels.some(({ state }) => state === 'missed');
