import { processDefinitions } from '../catalogue/processes/index.ts';
import { processPages } from './process-pages.ts';
import { writeProcessPages } from './test-process-docs.ts';

/** Writes `docs/processes/` anew. Run it after a change of a definition; `npm run check` says when it was forgotten. */
const { written, removed } = writeProcessPages(processPages(processDefinitions));
process.stdout.write(`docs/processes: ${written} files, ${removed} removed\n`);
