import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../run-tool.ts';

export type Architecture = 'x64' | 'arm64';

/** A package as the lock file has it. */
export interface NeededPackage {
  /** Where it lies, as `node_modules/pg` or `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  /** The words of its authors, where they gave it up. */
  readonly deprecated?: string;
  readonly os?: readonly string[] | string;
  readonly cpu?: readonly string[] | string;
  readonly libc?: readonly string[] | string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

type Lock = Readonly<Record<string, Locked>>;

export const readLock = (): Lock =>
  (JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { readonly packages: Lock }).packages;

const allows = (list: readonly string[] | string | undefined, wanted: readonly string[]): boolean =>
  list === undefined || wanted.some((one) => (typeof list === 'string' ? list === one : list.includes(one)));

/** The bundle is for Linux with the usual C library; the others say so of themselves. */
const runsOn = ({ os, cpu, libc }: Locked, architectures: readonly Architecture[]): boolean =>
  allows(os, ['linux']) && allows(cpu, architectures) && allows(libc, ['glibc']);

/** As Node looks for it: beside whoever asks, then one level up after the other. */
const find = (lock: Lock, name: string, from: string): string | undefined => {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (path in lock) return path;
    if (folder === '.' || folder === '') return undefined;
  }
};

const wantedBy = (locked: Locked): readonly string[] => [
  ...Object.keys(locked.dependencies ?? {}),
  ...Object.keys(locked.optionalDependencies ?? {}),
  ...Object.keys(locked.peerDependencies ?? {}).filter(
    (name) => locked.peerDependenciesMeta?.[name]?.optional !== true,
  ),
];

/** Types are for those who write programs, not for those who run them. */
const isOnlyTypes = (name: string): boolean => name.startsWith('@types/');

const NAME = /['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^'"\s]*)?['"]/g;

/** The packages of ours that a program text names, in an import or as a path. */
export const namedPackages = (source: string, known: ReadonlySet<string>): readonly string[] =>
  [...source.matchAll(NAME)].flatMap(([, name]) => (name !== undefined && known.has(name) ? [name] : []));

/** What package.json asks for. */
export const ownDependencies = (): ReadonlySet<string> => {
  const { dependencies = {}, optionalDependencies = {} } = readLock()[''] ?? {};
  return new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
};

/** The named packages with everything they need on these machines, each once. */
export const neededPackages = (
  names: Iterable<string>,
  architectures: readonly Architecture[],
): readonly NeededPackage[] => {
  const lock = readLock();
  const found = new Map<string, NeededPackage>();
  const visit = (name: string, from: string): void => {
    const path = isOnlyTypes(name) ? undefined : find(lock, name, from);
    const locked = path === undefined ? undefined : lock[path];
    if (path === undefined || locked === undefined || found.has(path) || !runsOn(locked, architectures)) return;
    const { version = '', integrity = '' } = locked;
    found.set(path, { path, name, version, integrity });
    for (const inner of wantedBy(locked)) visit(inner, path);
  };
  for (const name of names) visit(name, '');
  return [...found.values()].toSorted((one, other) => one.path.localeCompare(other.path));
};
