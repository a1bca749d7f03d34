import { Worker } from 'node:worker_threads';
import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts';
import type { TableRow } from '../../kernel/table-row.ts';
import type { FileRefusal, Table, TableLimits } from './table.ts';

type Tables = Result<readonly Table[], Refusal<FileRefusal>>;
type Message =
  | { readonly kind: 'refused'; readonly refusal: Refusal<FileRefusal> }
  | { readonly kind: 'table'; readonly table: Omit<Table, 'rows'> }
  | { readonly kind: 'rows'; readonly at: number; readonly rows: readonly TableRow[] }
  | { readonly kind: 'end' };

const MOST_MEGABYTES = 1024;
const MOST_MILLISECONDS = 120_000;

/**
 * Reads tables in a thread of its own, so that nobody at the counter waits for a large file. A file that needs more
 * memory or time than any honest one is given up.
 */
export const readTablesAside = (bytes: Uint8Array, limits: TableLimits): Promise<Tables> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
      workerData: { bytes, limits },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const tables: { table: Omit<Table, 'rows'>; rows: TableRow[] }[] = [];
    const finish = (result: Tables): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => finish(refuse('file-unreadable')), MOST_MILLISECONDS);
    worker.on('message', (message: Message) => {
      if (message.kind === 'refused') finish({ ok: false, refusal: message.refusal });
      else if (message.kind === 'table') tables.push({ table: message.table, rows: [] });
      else if (message.kind === 'rows') tables[message.at]?.rows.push(...message.rows);
      else finish(ok(tables.map(({ table, rows }) => ({ ...table, rows }))));
    });
    worker.on('error', () => finish(refuse('file-unreadable')));
  });
