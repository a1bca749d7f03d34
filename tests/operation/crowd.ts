import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ask, codeOf } from './constant-load.ts';

export interface CrowdResult {
  /** How many answers of each status; a connection that was cut counts under its code. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** How long the slowest answer of 200 took. */
  readonly slowestMilliseconds: number;
}

/** Who is sent away comes back after a moment, sooner than was asked of them. */
const AGAIN_MILLISECONDS = 50;

/** So many people at once, each asking as soon as the last answer came. */
export const crowd = async (
  { port, path, cookie }: { readonly port: number; readonly path: string; readonly cookie: string },
  people: number,
  milliseconds: number,
): Promise<CrowdResult> => {
  const byStatus: Record<string, number> = {};
  let slowestMilliseconds = 0;
  const until = performance.now() + milliseconds;
  const person = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < until) {
      const began = performance.now();
      const status = String(await ask(agent, port, path, cookie).catch(codeOf));
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      if (status === '200') slowestMilliseconds = Math.max(slowestMilliseconds, performance.now() - began);
      else await wait(AGAIN_MILLISECONDS);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: people }, person));
  return { byStatus, slowestMilliseconds };
};
