/**
 * `npm run keep-schema`, once for every release: keeps a small office in the tables as they are now, below
 * `tests/faults/kept-schemas/`. From then on every upgrade is tried from it.
 */
import { runTool } from './run-tool.ts';

const { status, output } = await runTool(
  'vitest/vitest.mjs',
  ['run', '--project', 'database', 'tests/faults/keep-schema.db.test.ts'],
  { QUANKE_KEEP_SCHEMA: 'yes' },
);
console.log(output);
process.exitCode = status;
