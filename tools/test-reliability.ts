import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Language, readTrial, reliabilitySection, withSection } from './reliability-section.ts';
import { ROOT } from './run-tool.ts';
import { type Outcome, toolOutcome } from './test-outcome.ts';

const PAGES: readonly (readonly [file: string, language: Language])[] = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
];

/** In this order they are told; what is not named here comes after them by name. */
const ORDER = [
  'faults',
  'backup',
  'upgrade',
  'isolation',
  'fuzz',
  'tamper',
  'secrets',
  'simulation',
  'operation',
  'container',
  'speed',
];

const placeOf = (file: string): number => {
  const place = ORDER.indexOf(basename(file, '.json'));
  return place < 0 ? ORDER.length : place;
};

const written = (file: string, language: Language): { readonly now: string; readonly asMeasured: string } => {
  const trials = globSync('docs/reliability/*.json', { cwd: ROOT })
    .toSorted((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other))
    .map((name) => readTrial(readFileSync(join(ROOT, name), 'utf8')));
  const now = readFileSync(join(ROOT, file), 'utf8');
  return { now, asMeasured: withSection(now, reliabilitySection(trials, language)) };
};

/** Writes the section of both pages anew; gives the pages that changed. */
export const writeReliability = (): readonly string[] =>
  PAGES.filter(([file, language]) => {
    const { now, asMeasured } = written(file, language);
    if (now === asMeasured) return false;
    writeFileSync(join(ROOT, file), asMeasured);
    return true;
  }).map(([file]) => file);

/** What the README says of reliability is what was measured. */
export const checkReliability = (): Outcome => {
  const stale = PAGES.filter(([file, language]) => {
    const { now, asMeasured } = written(file, language);
    return now !== asMeasured;
  }).map(([file]) => `${file}: not as docs/reliability has it. Run "node tools/reliability.ts".`);
  return toolOutcome('reliability', stale.join('\n'));
};
