import { Worker } from 'node:worker_threads';
import { brokenRule } from '../domain/catalogue-rules.ts';
import type { ParsedYaml } from './parse-yaml.ts';

/** The worst file that passes the first look takes about a second of its own; a busy machine gets some room. */
const LONGEST_MILLISECONDS = 3_000;
const MOST_MEGABYTES = 256;

const tooSlow: ParsedYaml = { ok: false, faults: [{ ...brokenRule('file-too-slow'), line: 0 }] };

/** Running out of memory or stack is the file's doing; anything else is a fault of ours. */
const isExhausted = (error: Error): boolean =>
  error.name === 'RangeError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');

/** Reads a file that somebody handed in beside the server's own thread: nobody waits for it, and it can be stopped. */
export const parseYamlApart = (source: string): Promise<ParsedYaml> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./parse-yaml-worker.ts', import.meta.url), {
      workerData: source,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const timer = setTimeout(() => {
      resolve(tooSlow);
      void worker.terminate();
    }, LONGEST_MILLISECONDS);
    worker.once('message', (parsed: ParsedYaml) => resolve(parsed));
    worker.once('error', (error: Error) => (isExhausted(error) ? resolve(tooSlow) : reject(error)));
    worker.once('exit', () => clearTimeout(timer));
  });
