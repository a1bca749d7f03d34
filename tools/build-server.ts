import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './run-tool.ts';

/** Below this folder every program of the server lies once more, without its types. */
export const STRIPPED = join('dist', 'server');
const STAMP = '.made-from';

/** What the server can come to load; pages of the web app and tests are none of it. */
export const SERVER_SOURCES = [
  '{kernel,platform,catalogue,server}/**/*.ts',
  'modules/*/{domain,server,contract}/**/*.ts',
  'modules/*/contract*.ts',
  'tools/demo/**/*.ts',
];

const isLoaded = (file: string): boolean => !/(\.test\.ts|\.d\.ts)$/.test(file);

export const serverSources = (): readonly string[] =>
  globSync(SERVER_SOURCES, { cwd: ROOT }).filter(isLoaded).toSorted();

/** Types become blanks, so that lines and columns of a stack trace stay those of the source. */
export const withoutTypes = (source: string): string => stripTypeScriptTypes(source, { mode: 'strip' });

const readStamp = (): string => {
  try {
    return readFileSync(join(ROOT, STRIPPED, STAMP), 'utf8');
  } catch {
    return '';
  }
};

/** Made beside and put in place as a whole: a program that starts meanwhile sees the old ones or the new ones. */
const writeAll = (sources: ReadonlyMap<string, string>, stamp: string): void => {
  const place = join(ROOT, STRIPPED);
  const [made, before] = [`${place}.new-${process.pid}`, `${place}.old-${process.pid}`];
  for (const [file, source] of sources) {
    mkdirSync(dirname(join(made, file)), { recursive: true });
    writeFileSync(join(made, file), withoutTypes(source));
  }
  writeFileSync(join(made, STAMP), stamp);
  if (existsSync(place)) renameSync(place, before);
  renameSync(made, place);
  rmSync(before, { recursive: true, force: true });
};

/**
 * Takes the types out of everything the server loads, once per version. Node would do it at every start, and keeps
 * some 20 MB for the tool it does it with; `tools/stripped-sources.mjs` hands these out instead.
 */
export const buildServer = (log: (line: string) => void): void => {
  const began = performance.now();
  const sources = new Map(serverSources().map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
  const hash = createHash('sha256').update(process.version);
  for (const [file, source] of sources) hash.update(`\0${file}\0${source}`);
  const stamp = hash.digest('hex');
  if (readStamp() === stamp) return;
  writeAll(sources, stamp);
  log(`服务程序已就绪 · Server ready to run (${((performance.now() - began) / 1000).toFixed(1)} s)`);
};
