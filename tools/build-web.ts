import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHELL_REPORT } from './phone-shell.ts';
import { ROOT, runTool } from './run-tool.ts';

const OUTPUT = join(ROOT, 'dist', 'web');
const STAMP = join(OUTPUT, '.built-from');
const SOURCES = [
  'vite.config.ts',
  'tools/phone-shell.ts',
  'package-lock.json',
  'tsconfig*.json',
  '*.html',
  '{web,kernel,catalogue}/**/*',
  'modules/*/{domain,web}/**/*',
  'modules/*/contract.ts',
  'modules/*/contract/*.ts',
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

/** What the phone app takes before its first screen, gzipped; a weak signal is where it is opened. */
const phoneKilobytes = (): number => {
  const { gzipped } = JSON.parse(readFileSync(join(OUTPUT, SHELL_REPORT), 'utf8')) as { readonly gzipped: number };
  return Math.round(gzipped / 1000);
};

/** Builds the web app into dist/web unless it was built from the same sources. Answers whether it is there now. */
export const buildWeb = async (log: (line: string) => void): Promise<boolean> => {
  const sources = hashSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return true;
  const began = performance.now();
  log('构建网页 · Building the web app');
  const { status, output } = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (status !== 0) {
    log(`${output.trim()}\n网页构建失败，原因见上 · Building the web app failed, see above`);
    return false;
  }
  writeFileSync(STAMP, sources);
  log(`手机页首屏 ${phoneKilobytes()} kB（压缩后）· Phone app before its first screen`);
  log(`网页已就绪 · Web app ready (${Math.round((performance.now() - began) / 1000)} s)`);
  return true;
};
