import { readFileSync, writeFileSync } from 'node:fs';
import { processDefinitions } from '../catalogue/processes/index.ts';
import { play } from '../tests/casework/case-script.ts';
import type { ScriptLine } from '../tests/casework/case-script.ts';

/**
 * Plays the scripts in `catalogue/processes/<id>/cases.json` and writes the events and states they lead to beside
 * them. Run it after a deliberate change (`node tools/process-golden.ts`, then `npx biome format --write
 * catalogue/processes`) and read the difference before keeping it.
 */
interface GoldenCase {
  readonly name: string;
  readonly script: readonly ScriptLine[];
}

for (const definition of processDefinitions) {
  const file = new URL(`../catalogue/processes/${definition.id}/cases.json`, import.meta.url);
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly GoldenCase[];
  const played = cases.map(({ name, script }) => ({ name, script, ...play(definition, script) }));
  writeFileSync(file, `${JSON.stringify(played)}\n`);
  process.stdout.write(`${definition.id}: ${played.length} histories\n`);
}
