import { readFileSync, writeFileSync } from 'node:fs';
import { processDefinitions } from '../catalogue/processes/index.ts';
import { play } from '../tests/casework/case-script.ts';
import type { Played, ScriptLine } from '../tests/casework/case-script.ts';

/**
 * Plays the scripts in `catalogue/processes/<id>/cases.json` and writes the events and states they lead to beside
 * them. Run it after a deliberate change (`node tools/process-golden.ts`) and read the difference before keeping it.
 */
interface GoldenCase {
  readonly name: string;
  readonly script: readonly ScriptLine[];
}

/** One command and one event a line, so that a difference can be read. */
const lines = (entries: readonly unknown[]): string =>
  entries.map((entry) => `\n    ${JSON.stringify(entry)}`).join(',');

const written = (golden: GoldenCase & Played): string =>
  [
    `{\n  "name": ${JSON.stringify(golden.name)}`,
    `  "script": [${lines(golden.script)}\n  ]`,
    `  "events": [${lines(golden.events)}\n  ]`,
    `  "state": ${JSON.stringify(golden.state)}\n}`,
  ].join(',\n');

for (const definition of processDefinitions) {
  const file = new URL(`../catalogue/processes/${definition.id}/cases.json`, import.meta.url);
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly GoldenCase[];
  const played = cases.map(({ name, script }) => ({ name, script, ...play(definition, script) }));
  writeFileSync(file, `[\n${played.map(written).join(',\n')}\n]\n`);
  process.stdout.write(`${definition.id}: ${played.length} histories\n`);
}
