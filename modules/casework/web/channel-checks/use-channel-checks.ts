import { useCommand, useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { checkChannels, listChannelChecks, type CheckedDayReply } from '../../contract.ts';

export type { CheckedDayReply };

/** What was checked today and lately, and in a month when one is given as `2026-09`. */
export const useChannelChecks = (month?: string) => {
  const { id: communityId } = useCommunity();
  return useReply(
    listChannelChecks,
    { params: { communityId }, query: month === undefined ? {} : { month } },
    { keepPrevious: true },
  );
};

export interface Found {
  readonly channel: string;
  readonly found: number;
}

/** Puts on record what was found; every page that shows the checks follows. */
export const useRecordChecks = () => {
  const { id: communityId } = useCommunity();
  const { run, pending, problem } = useCommand(checkChannels, { invalidates: [listChannelChecks] });
  const record = (checks: readonly Found[]) => run({ params: { communityId }, body: { checks: [...checks] } });
  return { record, pending, problem };
};

export const waitingChannels = (day: CheckedDayReply): CheckedDayReply['channels'] =>
  day.channels.filter(({ state }) => state === 'to-do');

export const foundOn = ({ checks }: CheckedDayReply['channels'][number]): number =>
  checks.reduce((sum, { found }) => sum + found, 0);
