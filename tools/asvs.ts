import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asvsPage, readAsvs } from './asvs-table.ts';
import { ROOT } from './run-tool.ts';

/** Draws `docs/security/asvs.md` anew. A test says when it was forgotten. */
const folder = join(ROOT, 'docs', 'security');
writeFileSync(join(folder, 'asvs.md'), asvsPage(readAsvs(readFileSync(join(folder, 'asvs.yaml'), 'utf8'))));
