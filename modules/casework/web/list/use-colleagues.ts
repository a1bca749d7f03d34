import { useCommunity, useSession } from '../../../../web/session.tsx';
import { useReply } from '../../../../web/query.ts';
import { listColleagues } from '../../../access/contract.ts';

/**
 * Who works in the present community, for choosing a handler; empty until it is known, and for those who may not
 * ask: their question would be refused and stand in the audit trail as an attempt.
 */
export const useColleagues = (): readonly { readonly id: string; readonly name: string }[] => {
  const { id: communityId } = useCommunity();
  const { has } = useSession();
  const enabled = has('worker', 'head', 'manager');
  const colleagues = useReply(listColleagues, { params: { communityId } }, { staleTime: 300_000, enabled });
  return colleagues.data?.items ?? [];
};
