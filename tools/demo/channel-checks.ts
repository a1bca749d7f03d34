import { addDays, startOfDay, type PlainDate } from '../../kernel/plain-date.ts';
import { channelCheckRules } from '../../catalogue/processes/petition/channel-checks.ts';
import { channelRuleOn } from '../../modules/casework/domain/channel-checks.ts';
import type { WorkingCalendar } from '../../modules/casework/domain/commands.ts';
import { isWorkingDay } from '../../modules/casework/domain/working-days.ts';
import type { CopyRow, CopyTable } from './copy-in.ts';
import type { Random } from './random.ts';

const CHECKS: CopyTable = {
  table: 'channel_check',
  columns: 'community_id id on_date channel found worker_id at'.split(' '),
};

const DAYS = 60;
const MINUTE = 60_000;
/** Half past eight, when the box is opened. */
const OPENING_MINUTES = 8 * 60 + 30;

export interface ChannelChecksInput {
  readonly communityId: string;
  readonly workerIds: readonly string[];
  readonly calendar: WorkingCalendar;
  readonly random: Random;
  readonly newId: () => string;
  readonly today: PlainDate;
}

/** Two months of daily checks up to yesterday, with a channel forgotten now and then: a demo without slips would teach nothing. */
export const channelCheckTable = (
  input: ChannelChecksInput,
): { readonly target: CopyTable; readonly rows: readonly CopyRow[] } => {
  const { communityId, workerIds, calendar, random, newId, today } = input;
  const rows: CopyRow[] = [];
  for (let on = addDays(today, -DAYS); on < today && workerIds.length > 0; on = addDays(on, 1)) {
    if (!isWorkingDay(on, calendar)) continue;
    const worker = random.pick(workerIds);
    const at = new Date(Date.parse(startOfDay(on)) + (OPENING_MINUTES + random.int(0, 40)) * MINUTE).toISOString();
    for (const { id } of channelRuleOn(channelCheckRules, on)?.channels ?? [])
      if (!random.chance(0.015)) rows.push([communityId, newId(), on, id, random.chance(0.05) ? 1 : 0, worker, at]);
  }
  return { target: CHECKS, rows };
};
