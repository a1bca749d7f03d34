import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The answer of a look into /proc, or undefined where the process is gone or not ours to see. */
const peek = <T>(look: () => T): T | undefined => {
  try {
    return look();
  } catch {
    return undefined;
  }
};

/** When a process began, in clock ticks since boot: tells a process from a later one with the same number. */
export const beginningOf = (pid: number): string | undefined =>
  peek(() => {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  });

/** The processes whose working folder is `folder`. Every process of a PostgreSQL server works in its cluster. */
export const processesIn = (folder: string): readonly number[] => {
  if (!existsSync(folder)) return [];
  const target = realpathSync(folder);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && peek(() => readlinkSync(`/proc/${name}/cwd`)) === target)
    .map(Number);
};

const listOfChildren = (pid: number): string => `/proc/${pid}/task/${pid}/children`;

/** The first process of the server whose cluster this is, as it says itself; a number left by an earlier one counts for nothing. */
const postmasterOf = (folder: string): number | undefined => {
  const pid = peek(() => Number.parseInt(readFileSync(join(folder, 'postmaster.pid'), 'utf8'), 10));
  if (pid === undefined) return undefined;
  return peek(() => readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(folder) ? pid : undefined;
};

/** The server's own processes but the first. Where the system does not tell a process's children, all there are are looked at. */
export const helpersIn = (folder: string): readonly number[] => {
  if (!existsSync(listOfChildren(process.pid))) return processesIn(folder);
  const postmaster = postmasterOf(folder);
  if (postmaster === undefined) return [];
  const children = peek(() => readFileSync(listOfChildren(postmaster), 'utf8')) ?? '';
  return children.split(' ').filter(Boolean).map(Number);
};

/** What the processes of a server call themselves. */
const titlesIn = (folder: string): readonly string[] =>
  helpersIn(folder).flatMap((pid) => peek(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? []);

/** A server that serves has a writer of its log, one that recovers has a process for that; without either it waits for ever. */
export const isServingOrRecovering = (folder: string): boolean =>
  titlesIn(folder).some((title) => /^postgres: (walwriter|startup)/.test(title));

/** Sends a signal; a process that has just ended is no mistake. */
export const signal = (pid: number, name: NodeJS.Signals): void => {
  peek(() => process.kill(pid, name));
};

/** Polls until the condition holds; answers whether it did within the time. */
export const waitUntil = async (condition: () => boolean, milliseconds: number): Promise<boolean> => {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > end) return false;
    await wait(15);
  }
  return true;
};
