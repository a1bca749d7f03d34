import type { ClientBase } from 'pg';
import { type Guard, tellGuard } from './list-guards.ts';
import { mutationsOf } from './mutations.ts';
import { holds } from './probe-guard.ts';

/** Runs something in a transaction of which nothing stays. */
const aside = async <T>(client: ClientBase, work: () => Promise<T>): Promise<T> => {
  await client.query('begin');
  try {
    return await work();
  } finally {
    await client.query('rollback');
  }
};

const failureOf = (guard: Guard, failure: unknown): string => `${tellGuard(guard)}: ${String(failure)}`;

/** Guards that do not refuse what they are there for. */
export const findIdleGuards = async (client: ClientBase, guards: readonly Guard[]): Promise<readonly string[]> => {
  const idle: string[] = [];
  for (const guard of guards) {
    const holding = aside(client, () => holds(client, guard));
    const told = await holding.then(
      (held) => (held ? null : tellGuard(guard)),
      (failure: unknown) => failureOf(guard, failure),
    );
    if (told !== null) idle.push(told);
  }
  return idle;
};

export interface Tally {
  readonly total: number;
  readonly survivors: readonly string[];
}

/** Takes each guard away in every way and runs its probe: a mutation that no probe notices survives. */
export const tryMutations = async (client: ClientBase, guards: readonly Guard[]): Promise<Tally> => {
  const survivors: string[] = [];
  let total = 0;
  for (const guard of guards)
    for (const mutation of mutationsOf(guard)) {
      total += 1;
      const held = await aside(client, async () => {
        await client.query(mutation);
        return holds(client, guard).catch((failure: unknown) => failureOf(guard, failure));
      });
      if (held !== false) survivors.push(held === true ? mutation : held);
    }
  return { total, survivors };
};
