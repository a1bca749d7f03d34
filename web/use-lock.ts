import { useEffect, useState } from 'react';
import { signOut } from '../modules/access/contract.ts';
import { call } from './api.ts';
import { offerCover, setLocked } from './lock-state.ts';
import { hearTabs, tellTabs } from './lock-tabs.ts';
import { queryClient } from './query.ts';
import { sessionQuery, useSession } from './session.tsx';
import { useLatest } from './ui/use-latest.ts';

const IDLE_MINUTES = 15;
/** A tab at work says so to the others this often at most. */
const TELL_SECONDS = 10;

/** Why a page is covered: it was locked here or in another tab, or its session is over at the server. */
export type CoverReason = 'locked' | 'ended';

/** Calls back after a while without a sign of life in any tab. */
const useIdle = (resting: boolean, idle: () => void): void => {
  const latest = useLatest(idle);
  useEffect(() => {
    if (resting) return;
    let timer = 0;
    let toldTimer = 0;
    const restart = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => latest.current(), IDLE_MINUTES * 60_000);
    };
    const note = (): void => {
      restart();
      if (toldTimer !== 0) return;
      tellTabs('at-work');
      toldTimer = window.setTimeout(() => {
        toldTimer = 0;
      }, TELL_SECONDS * 1_000);
    };
    restart();
    const deafen = hearTabs((word) => {
      if (word === 'at-work') restart();
    });
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, note, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.clearTimeout(toldTimer);
      deafen();
      for (const sign of signs) window.removeEventListener(sign, note);
    };
  }, [resting, latest]);
};

interface Lock {
  readonly cover: CoverReason | null;
  readonly lock: () => void;
  readonly unlock: () => void;
}

/**
 * Locking ends the session at the server. The page stays in memory below the lock, and so it does when the session
 * ends by itself: what was being written is kept, while a reload leads to the sign-in page.
 */
export const useLock = (): Lock => {
  const { worker } = useSession();
  const [cover, setCover] = useState<CoverReason | null>(null);
  const hide = (reason: CoverReason): void => {
    setLocked(true);
    setCover(reason);
  };
  const open = (): void => {
    setLocked(false);
    setCover(null);
    void queryClient.invalidateQueries();
  };
  const lock = (): void => {
    hide('locked');
    tellTabs('locked');
    // Without a connection the screen is locked all the same.
    call(signOut, {}).catch(() => undefined);
  };
  /** Another tab let somebody in: the same person goes on here too, anybody else starts anew. */
  const follow = async (): Promise<void> => {
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (session.worker.id === worker.id) open();
    else window.location.assign('/');
  };
  useIdle(cover !== null, lock);
  const latest = useLatest({ hide, follow });
  useEffect(() => offerCover(() => latest.current.hide('ended')), [latest]);
  useEffect(
    () =>
      hearTabs((word) => {
        if (word === 'locked') latest.current.hide('locked');
        // Where it cannot be told who is in, the cover stays.
        if (word === 'opened') latest.current.follow().catch(() => undefined);
      }),
    [latest],
  );
  return {
    cover,
    lock,
    unlock: () => {
      open();
      tellTabs('opened');
    },
  };
};
