import { isDatabaseAway } from '../../../platform/db/database-away.ts';
import { eachForItself } from '../../../platform/db/each-for-itself.ts';
import type { ImportDeps } from './deps.ts';
import { compareStep } from './compare-step.ts';
import { importsAtWork } from './import-rows.ts';
import { noteFailure } from './note-failure.ts';
import { readStep } from './read-step.ts';
import { undoStep } from './undo-step.ts';
import { writeStep } from './write-step.ts';

type Step = (deps: ImportDeps, work: Parameters<typeof readStep>[1], now: string) => Promise<boolean>;

const STEPS: Readonly<Record<string, Step>> = {
  reading: (deps, work) => readStep(deps, work),
  comparing: compareStep,
  writing: writeStep,
  undoing: undoStep,
};

const tryStep = async (deps: ImportDeps, work: Parameters<typeof readStep>[1], now: string): Promise<boolean> =>
  (await STEPS[work.state]?.(deps, work, now).catch(async (failure: unknown): Promise<never> => {
    // Where the database is away, the list is not to blame.
    if (!isDatabaseAway(failure)) await noteFailure(deps, work, now);
    throw failure;
  })) ?? false;

let running = false;

/**
 * Works on every import that waits for the program, a batch of each in turn, until nothing is left: a large list
 * does not hold up a small one, one that fails holds up none and is left after some tries, and between batches the
 * office goes first. Answers how many batches were done; throws an AggregateError where an import failed.
 */
export const runImports = async (
  deps: ImportDeps,
  communities: readonly string[],
  now: () => string,
): Promise<number> => {
  // A second call finds nothing that the first would not do; it must not take a second place among the jobs.
  if (running) return 0;
  running = true;
  try {
    return await eachForItself('work on imports', async (alone) => {
      for (let steps = 0; ; ) {
        const waiting = await deps.database.read(communities, importsAtWork);
        let done = 0;
        for (const work of waiting) if (await alone(work.id, () => tryStep(deps, work, now()))) done += 1;
        steps += done;
        if (done === 0) return steps;
      }
    });
  } finally {
    running = false;
  }
};
