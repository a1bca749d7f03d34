/** With two seconds before each, whoever still finds no room has waited for about ten. */
const MOST_REPEATS = 4;
/** A longer wait is told, not waited out in front of a page that does not move. */
const LONGEST_SECONDS = 5;
/** A proxy that says "later" may not say when. */
const USUAL_SECONDS = 2;

/** Seconds after which a request that was sent away may come back; `null`: the answer stands. */
export const secondsUntilRoom = ({ status, headers }: Pick<Response, 'status' | 'headers'>): number | null => {
  if (status !== 429 && status !== 503) return null;
  const told = headers.get('retry-after');
  if (told === null) return status === 503 ? USUAL_SECONDS : null;
  const seconds = Number(told);
  return seconds >= 0 && seconds <= LONGEST_SECONDS ? seconds : null;
};

let waiting = 0;
const listeners = new Set<() => void>();
const count = (change: 1 | -1): void => {
  waiting += change;
  for (const listener of listeners) listener();
};

/** Whether a request waits for room now, for whoever shows it. */
export const waitingForRoom = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  present: (): boolean => waiting > 0,
};

type Pause = (seconds: number, signal: AbortSignal | undefined) => Promise<void>;

/** Rejects as `fetch` does when the request is no longer wanted. */
const pauseFor: Pause = (seconds, signal) =>
  new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    }, seconds * 1_000);
    if (signal?.aborted === true) leave();
    else signal?.addEventListener('abort', leave, { once: true });
  });

/**
 * Sends, and sends the very same again where the server had no room and said when to come back. Everybody adds a
 * little of their own, so that those who were sent away together do not come back together.
 */
export const sendUntilRoom = async (
  send: () => Promise<Response>,
  {
    signal,
    pause = pauseFor,
    random = Math.random,
  }: { readonly signal?: AbortSignal | undefined; readonly pause?: Pause; readonly random?: () => number } = {},
): Promise<Response> => {
  let reply = await send();
  for (let repeats = 0; repeats < MOST_REPEATS; repeats += 1) {
    const seconds = secondsUntilRoom(reply);
    if (seconds === null) return reply;
    count(1);
    await pause(seconds * (1 + random() / 2), signal).finally(() => count(-1));
    reply = await send();
  }
  return reply;
};
