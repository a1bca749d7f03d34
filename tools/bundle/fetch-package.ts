import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NeededPackage } from './needed-packages.ts';

/** Packages of the other kind of machine, kept between bundles. */
export const openPackageStore = (folder: string) => {
  const fetchArchive = ({ name, version, integrity }: NeededPackage): string => {
    const made = join(folder, `.fetching-${process.pid}`);
    mkdirSync(made, { recursive: true });
    const said = execFileSync('npm', ['pack', `${name}@${version}`, '--json', '--pack-destination', made], {
      cwd: tmpdir(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [answer] = JSON.parse(said) as readonly { readonly filename: string }[];
    const archive = join(made, (answer?.filename ?? '').replace('@', '').replace('/', '-'));
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version} is not what package-lock.json names: ${found}`);
    return archive;
  };
  return {
    /** The folder with the package's files; fetched through npm the first time, and checked against the lock file. */
    folderOf: (needed: NeededPackage): string => {
      const place = join(folder, `${needed.name.replace('/', '+')}@${needed.version}`);
      if (existsSync(place)) return place;
      const archive = fetchArchive(needed);
      const unpacked = `${archive}.unpacked`;
      mkdirSync(unpacked);
      execFileSync('tar', ['-xzf', archive, '-C', unpacked, '--strip-components=1']);
      renameSync(unpacked, place);
      rmSync(join(folder, `.fetching-${process.pid}`), { recursive: true, force: true });
      return place;
    },
  };
};

export type PackageStore = ReturnType<typeof openPackageStore>;
