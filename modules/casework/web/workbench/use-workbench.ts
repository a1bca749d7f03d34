import type { ReplyOf } from '../../../../platform/contract.ts';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { getWorkbench } from '../../contract.ts';

export type Workbench = ReplyOf<typeof getWorkbench>;

const MINUTE = 60_000;

/** Asked again every minute: the page often stays open beside the counter the whole morning. */
export const useWorkbench = () => {
  const community = useCommunity();
  return useReply(getWorkbench, { params: { communityId: community.id } }, { refetchInterval: MINUTE });
};
