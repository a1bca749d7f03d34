import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join, normalize } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BLOCK, paddingAfter, readHeader, type TarEntry } from './tar-format.ts';

/** Nothing of an archive may land beside the folder it is laid out in. */
const placeOf = (folder: string, path: string): string => {
  const place = normalize(join(folder, path));
  if (!place.startsWith(`${folder}/`)) throw new Error(`The archive names a place outside: ${path}`);
  return place;
};

const layOut = async (
  folder: string,
  { path, kind, size }: TarEntry,
  take: (bytes: number) => AsyncGenerator<Buffer>,
) => {
  const place = placeOf(folder, path);
  if (kind === 'folder') return void mkdirSync(place, { recursive: true, mode: 0o700 });
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  const target = createWriteStream(place, { mode: 0o600 });
  const done = finished(target);
  for await (const part of take(size)) if (!target.write(part)) await Promise.race([once(target, 'drain'), done]);
  target.end();
  await done;
  return undefined;
};

/**
 * Lays an archive out below a folder. Answers the paths; throws when it is damaged. One that has no end yet is taken
 * only when it need not be `complete`.
 */
export const unpackArchive = async (file: string, folder: string, complete: boolean): Promise<readonly string[]> => {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once('error', (failure) => gunzip.destroy(failure));
  const parts = source.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let rest: Buffer = Buffer.alloc(0);
  const take = async function* (bytes: number): AsyncGenerator<Buffer> {
    let wanted = bytes;
    while (wanted > 0) {
      if (rest.length === 0) {
        const next = await parts.next();
        if (next.done === true) throw new Error('The archive ends in the middle.');
        rest = next.value;
      }
      const part = rest.subarray(0, wanted);
      rest = rest.subarray(part.length);
      wanted -= part.length;
      yield part;
    }
  };
  const isAtEnd = async (): Promise<boolean> => {
    const next = await parts.next();
    if (next.done !== true) rest = next.value;
    return next.done === true;
  };
  const block = async (bytes: number): Promise<Buffer> => {
    const taken: Buffer[] = [];
    for await (const part of take(bytes)) taken.push(part);
    return Buffer.concat(taken);
  };
  const paths: string[] = [];
  for (;;) {
    if (!complete && rest.length === 0 && (await isAtEnd())) return paths;
    const entry = readHeader(await block(BLOCK));
    if (entry === undefined) return paths;
    await layOut(folder, entry, take);
    await block(paddingAfter(entry.size));
    paths.push(entry.path);
  }
};
