import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { refuse } from '../../kernel/result.ts';
import type { TableLimits, TablePart } from './table.ts';

type Message = TablePart | { readonly kind: 'end' };

/** Far above what any honest file takes: a thread that needs more is given up. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };
const MOST_MILLISECONDS = 120_000;

/** Handed over to the thread instead of copied, so the caller's bytes are gone; what is part of something larger is copied. */
const ownBytes = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);

const UNREADABLE: TablePart = { kind: 'refused', refusal: refuse('file-unreadable').refusal };

/**
 * Reads tables in a thread of its own, so that nobody at the counter waits for a large file, and hands them over part
 * by part: the thread reads on when the part before was taken. A file that needs more memory or time than any honest
 * one is given up. The thread ends with the reading, whoever ends it.
 */
export async function* readTablesAside(bytes: Uint8Array<ArrayBuffer>, limits: TableLimits): AsyncGenerator<TablePart> {
  const own = ownBytes(bytes);
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
    workerData: { bytes: own, limits },
    transferList: [own.buffer],
    resourceLimits: MEMORY,
  });
  // What goes wrong is told to whoever waits for the next part; behind the last one nobody does.
  worker.on('error', () => undefined);
  const patience = new AbortController();
  const wait = () => setTimeout(() => patience.abort(), MOST_MILLISECONDS);
  let waiting = wait();
  try {
    for await (const [message] of on(worker, 'message', { signal: patience.signal }) as AsyncIterable<[Message]>) {
      clearTimeout(waiting);
      if (message.kind === 'end') return;
      yield message;
      if (message.kind === 'refused') return;
      waiting = wait();
      worker.postMessage('taken', []);
    }
  } catch {
    yield UNREADABLE;
  } finally {
    clearTimeout(waiting);
    await worker.terminate();
  }
}
