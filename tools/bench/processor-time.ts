import { readFileSync, readdirSync } from 'node:fs';
import type pg from 'pg';

/** What a process has used: by itself, and by those of its children that ended. In milliseconds. */
interface Used {
  readonly parent: number;
  readonly own: number;
  readonly ended: number;
}

/** Parent, user, system and the children's two stand as the 4th and the 14th to 17th field, in hundredths of a second. */
const usedBy = (pid: number | string): Used | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, own: (user + system) * 10, ended: (endedUser + endedSystem) * 10 };
  } catch {
    // It ended between the listing and the look.
    return undefined;
  }
};

/** Processor time of one process so far, in milliseconds. */
export const processorOf = (pid: number): number => usedBy(pid)?.own ?? 0;

/** The first process of the database on this machine: the parent of the one that serves a connection. */
export const databaseProcess = async (owner: pg.Pool | pg.Client): Promise<number> => {
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
  return usedBy(rows[0]?.pid ?? 0)?.parent ?? 0;
};

/** The same of a database: its first process, the living children and the ended ones. */
export const processorOfDatabase = (first: number): number => {
  const root = usedBy(first);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(usedBy)
    .filter((used) => used?.parent === first);
  return (root?.own ?? 0) + (root?.ended ?? 0) + children.reduce((sum, used) => sum + (used?.own ?? 0), 0);
};

/** Processor time of this program so far, in milliseconds. */
export const processorOfThis = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
