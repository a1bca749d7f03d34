import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'dist', 'web');
const STAMP = join(OUTPUT, '.built-from');
const SOURCES = [
  'vite.config.ts',
  'package-lock.json',
  'tsconfig*.json',
  '*.html',
  '{web,kernel,catalogue}/**/*',
  'modules/*/{domain,web}/**/*',
  'modules/*/contract.ts',
  'platform/contract.ts',
  'platform/web/**/*',
];

/** One value for everything the web app is made of: by content, since a clone has new times. */
const hashSources = (): string => {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** Builds the web app into dist/web unless it was built from the same sources. Answers whether it is there now. */
export const buildWeb = (log: (line: string) => void): boolean => {
  const sources = hashSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return true;
  const began = performance.now();
  log('构建网页 · Building the web app');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    log('网页构建失败，原因见上 · Building the web app failed, see above');
    return false;
  }
  writeFileSync(STAMP, sources);
  log(`网页已就绪 · Web app ready (${Math.round((performance.now() - began) / 1000)} s)`);
  return true;
};

if (process.argv[1] === fileURLToPath(import.meta.url) && !buildWeb(console.log)) process.exitCode = 1;
