import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { processDefinitions } from '../catalogue/processes/index.ts';
import type { CaseEvent } from '../modules/casework/domain/case-events.ts';
import { play } from '../tests/casework/case-script.ts';
import { branchesThrough, nameOfWay, type Branch } from '../tests/casework/every-branch.ts';

/**
 * Plays the scripts in `catalogue/processes/<id>/cases.json` and writes the events and states they lead to beside
 * them; ways through the process that no script takes get one of their own. Run it after a deliberate change
 * (`node tools/process-golden.ts`, then `npx biome format --write catalogue/processes`) and read the difference before
 * keeping it: what is written there is what the process does from then on.
 */
const waysTaken = (events: readonly CaseEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'action-taken' ? [nameOfWay({ id: event.action, from: event.from, to: event.to })] : [],
  );

for (const definition of processDefinitions) {
  const file = new URL(`../catalogue/processes/${definition.id}/cases.json`, import.meta.url);
  const written = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Branch[]) : [];
  const takenBy = (script: Branch['script']) => waysTaken(play(definition, script).events);
  const taken = new Set(written.flatMap(({ script }) => takenBy(script)));
  const scripts = [...written, ...branchesThrough(definition, taken, takenBy)];
  const played = scripts.map(({ name, script }) => ({ name, script, ...play(definition, script) }));
  writeFileSync(file, `${JSON.stringify(played)}\n`);
  process.stdout.write(`${definition.id}: ${played.length} histories\n`);
}
