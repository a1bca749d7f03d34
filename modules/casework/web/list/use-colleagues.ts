import { useCommunity } from '../../../../web/session.tsx';
import { useReply } from '../../../../web/query.ts';
import { listColleagues } from '../../../access/contract.ts';

/** Who works in the present community, for choosing a handler; empty until it is known. */
export const useColleagues = (): readonly { readonly id: string; readonly name: string }[] => {
  const { id: communityId } = useCommunity();
  const colleagues = useReply(listColleagues, { params: { communityId } }, { staleTime: 300_000 });
  return colleagues.data?.items ?? [];
};
