import { setImmediate } from 'node:timers/promises';

/** Long work that stops now and then, so that it can be done at once or between other things. */
export type Steps<T> = Generator<void, T>;

export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** Whoever waits for an answer meanwhile waits no longer than this. */
const LONGEST_MILLISECONDS = 8;

/** Does the work in slices between which everybody else gets a turn. */
export const inSlices = async <T>(steps: Steps<T>): Promise<T> => {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < LONGEST_MILLISECONDS) continue;
    await setImmediate();
    began = performance.now();
  }
};
