import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { getSession } from '../modules/access/contract.ts';
import type { SessionReply } from '../modules/access/contract.ts';
import type { Role } from '../modules/access/domain/roles.ts';
import { call } from './api.ts';
import { readSetting, writeSetting } from './ui/settings.ts';

export const sessionQuery = queryOptions({
  queryKey: [getSession.id],
  queryFn: () => call(getSession, {}),
  staleTime: 5 * 60_000,
  retry: false,
});

export type CommunityOption = SessionReply['communities'][number];

export interface Session {
  readonly worker: SessionReply['worker'];
  readonly roles: SessionReply['roles'];
  readonly demo: boolean;
  readonly communities: readonly CommunityOption[];
  /** The community one works in now; undefined for those who belong to none (administrators, say). */
  readonly community: CommunityOption | undefined;
  readonly chooseCommunity: (id: string) => void;
  /** True when one of the roles is held anywhere. Only for what is shown; the server decides. */
  readonly has: (...roles: readonly Role[]) => boolean;
}

const SessionContext = createContext<Session | null>(null);

/** Wraps the pages of signed-in people; the router has made sure that a session is there. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { data } = useSuspenseQuery(sessionQuery);
  const [chosen, setChosen] = useState(() => readSetting('community'));
  const chooseCommunity = useCallback((id: string) => {
    writeSetting('community', id);
    setChosen(id);
  }, []);
  const session = useMemo<Session>(
    () => ({
      ...data,
      community: data.communities.find(({ id }) => id === chosen) ?? data.communities[0],
      chooseCommunity,
      has: (...roles) => data.roles.some(({ role }) => roles.includes(role)),
    }),
    [data, chosen, chooseCommunity],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
};

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside SessionProvider');
  return session;
};

/** The present community for pages that make no sense without one; the frame shows them only when there is one. */
export const useCommunity = (): CommunityOption => {
  const { community } = useSession();
  if (community === undefined) throw new Error('This page needs a community');
  return community;
};

/** Drops everything read for the last person before another one signs in. */
export const useForgetSession = (): (() => void) => {
  const client = useQueryClient();
  return useCallback(() => client.clear(), [client]);
};
