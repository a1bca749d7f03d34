import { useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { listOpenings } from '../../contract.ts';

/** What the signed-in person may register today, with the forms and the names they may mention. */
export const useOpenings = () => {
  const { community, has } = useSession();
  return useReply(
    listOpenings,
    { params: { communityId: community?.id ?? '' } },
    { staleTime: 300_000, enabled: community !== undefined && has('worker', 'head', 'grid-worker', 'social-worker') },
  );
};
