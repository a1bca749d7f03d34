import { Worker } from 'node:worker_threads';
import { brokenRule } from '../domain/catalogue-rules.ts';
import type { ParsedYaml } from './parse-yaml.ts';

/** Of the processor: the worst file that passes the first look takes about a second of it, on a busy machine too. */
const LONGEST_WORK_MILLISECONDS = 3_000;
/** Of the clock, where the reader hardly gets a turn. */
const LONGEST_WAIT_MILLISECONDS = 30_000;
const LOOK_MILLISECONDS = 250;
const MOST_MEGABYTES = 256;

/** Each reader takes a thread and memory of its own; more of them would leave too little to everybody else. */
const MOST_AT_ONCE = 4;
let underWay = 0;

const refused = (rule: 'file-too-slow' | 'files-too-many-at-once'): ParsedYaml => ({
  ok: false,
  faults: [{ ...brokenRule(rule), line: 0 }],
});

/** Running out of memory or stack is the file's doing; anything else is a fault of ours. */
const isExhausted = (error: Error): boolean =>
  error.name === 'RangeError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');

const readApart = (source: string): Promise<ParsedYaml> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./parse-yaml-worker.ts', import.meta.url), {
      workerData: source,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const giveUp = (): void => {
      resolve(refused('file-too-slow'));
      void worker.terminate();
    };
    const last = setTimeout(giveUp, LONGEST_WAIT_MILLISECONDS);
    const looks = setInterval(() => {
      void worker.cpuUsage().then(
        ({ user, system }) => (user + system > LONGEST_WORK_MILLISECONDS * 1_000 ? giveUp() : undefined),
        // It has ended meanwhile.
        () => undefined,
      );
    }, LOOK_MILLISECONDS);
    worker.once('message', (parsed: ParsedYaml) => resolve(parsed));
    worker.once('error', (error: Error) => (isExhausted(error) ? resolve(refused('file-too-slow')) : reject(error)));
    worker.once('exit', () => {
      clearTimeout(last);
      clearInterval(looks);
    });
  });

/**
 * Reads a file that somebody handed in beside the server's own thread: nobody waits for it, and it can be stopped.
 * Where several are being read already it is refused at once rather than queued.
 */
export const parseYamlApart = async (source: string): Promise<ParsedYaml> => {
  if (underWay >= MOST_AT_ONCE) return refused('files-too-many-at-once');
  underWay += 1;
  return readApart(source).finally(() => {
    underWay -= 1;
  });
};
