import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { listDuty } from '../contract.ts';

export const DAYS = 7;

/** The roster of the seven days from a date on. */
export const useRoster = (from: PlainDate) => {
  const { id: communityId } = useCommunity();
  const query = useReply(listDuty, { params: { communityId }, query: { from, days: DAYS } }, { keepPrevious: true });
  return { query, days: Array.from({ length: DAYS }, (_unused, place) => addDays(from, place)) };
};
