import { readFileSync } from 'node:fs';
import { IMPORT_RULES } from '../../catalogue/imports/import-rules.ts';
import { readTablesAside } from '../../platform/spreadsheet/read-table-aside.ts';

/** Reads the list named on the command line as the server does and tells how many rows it has and what that took. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
let rows = 0;
for await (const part of readTablesAside(bytes, IMPORT_RULES.limits)) {
  if (part.kind === 'refused') throw new Error(part.refusal.code);
  if (part.kind === 'rows') rows += part.rows.length;
}
// Not what the system counts for a process as such: that begins with the memory of the program that started it.
const most = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
console.log(JSON.stringify({ rows, megabytes: Number(most) / 1024 }));
