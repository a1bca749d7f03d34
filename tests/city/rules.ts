import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDatabaseTests } from './routes.ts';
import type { CityPart, Figure } from './trial.ts';

/** What every test run checks on one server, without Citus: keys and foreign keys of the tables, and where statements reach. */
export const rules: CityPart = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-city-rules-'));
  const file = join(folder, 'figures');
  try {
    await runDatabaseTests(['tests/distribution/'], { QUANKE_FIGURES: file });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return lines.map((line) => JSON.parse(line) as Figure);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
