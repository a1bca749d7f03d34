import { parentPort, workerData } from 'node:worker_threads';
import { once } from 'node:events';
import { readTables } from './read-table.ts';
import type { TableLimits } from './table.ts';

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: TableLimits };

if (parentPort === null) throw new Error('This is the file of a thread.');
// The next part is read when the one before was taken: otherwise the whole table would wait in the memory.
for await (const part of readTables(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)) {
  const taken = once(parentPort, 'message');
  // Nothing is handed over with a message: every one is a copy.
  parentPort.postMessage(part, []);
  await taken;
}
parentPort.postMessage({ kind: 'end' }, []);
