import { setImmediate as breathe } from 'node:timers/promises';

/** So many at a time take a few milliseconds: nobody else notices. */
const AT_ONCE = 25;

/** Maps a long list in the order given and lets everybody else in now and then, because sealing many rows takes long. */
export const mapBreathing = async <From, To>(list: readonly From[], map: (one: From) => To): Promise<readonly To[]> => {
  const mapped: To[] = [];
  for (const [at, one] of list.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await breathe();
    mapped.push(map(one));
  }
  return mapped;
};
