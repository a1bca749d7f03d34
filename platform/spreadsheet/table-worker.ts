import { parentPort, workerData } from 'node:worker_threads';
import { readTables } from './read-table.ts';
import type { TableLimits } from './table.ts';

/** Rows sent at a time: large enough to be quick, small enough for the other side to breathe in between. */
const ROWS_AT_ONCE = 1000;

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: TableLimits };
/** Nothing is handed over with a message: every one is a copy. */
const send = (message: object): void => parentPort?.postMessage(message, []);

const tables = await readTables(Buffer.from(bytes), limits);
if (!tables.ok) send({ kind: 'refused', refusal: tables.refusal });
else {
  for (const [at, { rows, ...table }] of tables.value.entries()) {
    send({ kind: 'table', table });
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      send({ kind: 'rows', at, rows: rows.slice(from, from + ROWS_AT_ONCE) });
  }
  send({ kind: 'end' });
}
