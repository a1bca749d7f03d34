import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then the jobs of the start are done and the first page was shown. */
const AFTER_MILLISECONDS = 10_000;

/**
 * A start leaves some 30 MB behind that nobody needs any more, and an idle program would keep it for hours: nothing
 * is collected where nothing is made. One collection after the start gives it back.
 */
export const settleMemory = (): void => {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
  }, AFTER_MILLISECONDS).unref();
};
