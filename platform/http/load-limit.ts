import type { FastifyInstance, FastifyReply } from 'fastify';

export interface LoadLimits {
  /** Requests under way beyond which new ones are sent away at once rather than queued. */
  readonly mostAtOnce: number;
  /** How long a new request may have to wait, by how fast those under way are being done. */
  readonly longestWaitSeconds: number;
  /** How late the one thread may be. */
  readonly latestMilliseconds: number;
  /** How late it is, in milliseconds. */
  readonly lateBy: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

export interface LoadLimit {
  underWay(): number;
  /** How many requests were sent away since the start. */
  sentAway(): number;
  /** Counts a new request; answers whether there is room for it. */
  enter(): boolean;
  leave(): void;
}

/** So few are never a queue: each of them may be under way at once, and one of them alone may be what makes it late. */
const NO_QUEUE = 40;
const LOOK_MILLISECONDS = 1_000;
/** One in so many is let in while the thread is late, so that it shows at once when it no longer is. */
const LET_IN = 10;

/** How fast requests are done while there is a queue; only that tells how fast they could be done. */
const createPace = (now: () => number) => {
  let busy: { done: number; since: number; perSecond: number } | undefined;
  return {
    /** Known after a second of queue; until then as fast as can be. */
    withQueue: (): number => {
      busy ??= { done: 0, since: now(), perSecond: Number.POSITIVE_INFINITY };
      const passed = now() - busy.since;
      if (passed >= LOOK_MILLISECONDS) busy = { done: 0, since: now(), perSecond: (busy.done * 1_000) / passed };
      return busy.perSecond;
    },
    add: (): void => {
      if (busy !== undefined) busy.done += 1;
    },
    withoutQueue: (): void => {
      busy = undefined;
    },
  };
};

/**
 * Says when there is more to do than can be done in time. Whoever waits for long clicks again and makes it worse;
 * who is sent away at once comes back when there is room.
 */
export const createLoadLimit = (limits: LoadLimits): LoadLimit => {
  const pace = createPace(limits.now);
  let [underWay, sentAway, late] = [0, 0, 0];
  const isTooLate = (): boolean => {
    if (limits.lateBy() <= limits.latestMilliseconds) return false;
    late += 1;
    return late % LET_IN !== 0;
  };
  const isQueueTooLong = (): boolean => underWay > pace.withQueue() * limits.longestWaitSeconds;
  return {
    underWay: () => underWay,
    sentAway: () => sentAway,
    enter: () => {
      underWay += 1;
      const hasRoom = underWay <= NO_QUEUE || (underWay <= limits.mostAtOnce && !isQueueTooLong() && !isTooLate());
      if (!hasRoom) sentAway += 1;
      return hasRoom;
    },
    leave: () => {
      underWay -= 1;
      pace.add();
      if (underWay <= NO_QUEUE) pace.withoutQueue();
    },
  };
};

/** Probes must be answered above all when there is too much to do; pages and their files cost nothing. */
const isLimited = (url: string): boolean => url.startsWith('/api/') && !url.startsWith('/api/health');

export const limitLoad = (
  app: FastifyInstance,
  load: LoadLimit,
  sendAway: (reply: FastifyReply) => FastifyReply,
): void => {
  app.addHook('onRequest', async (request, reply) => {
    if (!isLimited(request.url)) return undefined;
    const hasRoom = load.enter();
    // Not when the answer was sent: who goes away before it would be counted for ever. This comes in either case.
    reply.raw.once('close', load.leave);
    return hasRoom ? undefined : sendAway(reply);
  });
};
