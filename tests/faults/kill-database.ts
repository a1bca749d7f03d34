import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findClusterHome } from '../../platform/postgres/cluster-home.ts';
import { beginningOf, processesIn, signal, waitUntil } from '../../platform/postgres/processes.ts';
import type { Chance } from '../setup/seeded-chance.ts';

const GONE_MILLISECONDS = 5_000;
const VICTIMS = ['postmaster', 'backend', 'everything'] as const;
export type Victim = (typeof VICTIMS)[number];

const postmasterOf = (cluster: string): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return processesIn(cluster).includes(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** Kills one of its own processes, its first process, or all of them at once; answers whom, once they are gone. */
const strike = async (cluster: string, chance: Chance): Promise<Victim | undefined> => {
  const postmaster = postmasterOf(cluster);
  if (postmaster === undefined) return undefined;
  const victim = chance.pick(VICTIMS);
  const others = processesIn(cluster).filter((pid) => pid !== postmaster);
  const one = others.length === 0 ? postmaster : chance.pick(others);
  const pids = victim === 'backend' ? [one] : victim === 'everything' ? [postmaster, ...others] : [postmaster];
  for (const pid of pids) signal(pid, 'SIGKILL');
  await waitUntil(() => pids.every((pid) => beginningOf(pid) === undefined), GONE_MILLISECONDS);
  return victim;
};

/**
 * Waits a random moment and kills; answers whom it killed and after how many milliseconds work went on. Every third time it
 * waits for that; otherwise the next kill may well meet a database that is still getting up.
 */
export const killDatabase = async (
  dataDirectory: string,
  chance: Chance,
  nextAnswer: () => Promise<number>,
): Promise<{ readonly victim: Victim; readonly recovery: number | undefined }> => {
  const cluster = join(findClusterHome(dataDirectory) ?? '', 'cluster');
  for (;;) {
    await wait(30 + chance.below(400));
    const began = performance.now();
    const victim = await strike(cluster, chance);
    if (victim === undefined) continue;
    if (chance.below(3) > 0) return { victim, recovery: undefined };
    await nextAnswer();
    return { victim, recovery: performance.now() - began };
  }
};
