import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb } from './build-web.ts';
import { openPackageStore } from './bundle/fetch-package.ts';
import { layOut } from './bundle/lay-out.ts';
import type { Architecture } from './bundle/needed-packages.ts';
import { ROOT } from './run-tool.ts';

const FOLDER = join(ROOT, 'dist', 'bundle');

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

const sizeOf = (folder: string): number =>
  Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]);

const architectures = (): readonly Architecture[] => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (values.only === 'x64' || values.only === 'arm64') return [values.only];
  if (values.only === undefined) return ['x64', 'arm64'];
  throw new Error('--only=x64 or --only=arm64');
};

/** One archive for offices without a network: unpack, `./install.sh`, done. */
const main = async (): Promise<void> => {
  if (!(await buildWeb(console.log))) {
    process.exitCode = 1;
    return;
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  const chosen = architectures();
  const name = `quanke-${version}-linux-${chosen.join('-')}`;
  const folder = join(FOLDER, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packages = layOut(folder, chosen, openPackageStore(join(FOLDER, 'packages')));
  const archive = `${folder}.tar.gz`;
  execFileSync('tar', ['-czf', archive, '--owner=0', '--group=0', '--numeric-owner', '-C', FOLDER, name]);
  const unpacked = megabytes(sizeOf(folder));
  rmSync(folder, { recursive: true });
  console.log(
    `离线安装包 · Bundle: dist/bundle/${name}.tar.gz  ${megabytes(statSync(archive).size)}（解开后 unpacked ${unpacked}，${packages} packages）`,
  );
};

await main();
