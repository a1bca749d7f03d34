import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below those that connections take for themselves, so that none takes it before somebody listens there, or while a
 * program that was killed starts again.
 */
const PORTS = { first: 20_000, count: 12_000 };

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => {
      void once(probe, 'close').then(() => resolve(true));
      probe.close();
    });
  });

/** A port for a program whose address is made before it listens; such programs open beside each other. */
export const freePort = async (): Promise<number> => {
  const port = PORTS.first + randomInt(PORTS.count);
  return (await isFree(port)) ? port : freePort();
};
