import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { BLOCK, headerOf, paddingAfter, type TarEntry } from './tar-format.ts';

const CHUNK = 1_048_576;

export interface ArchiveWriter {
  folder(path: string): Promise<void>;
  text(path: string, content: string): Promise<void>;
  /** Copies a file that may change while it is read: as many bytes as it had, or empty ones where it became shorter. */
  file(path: string, source: string): Promise<void>;
  /** Closes this part. More may be appended by another writer, unless it is the last. */
  close(isLast: boolean): Promise<void>;
}

/** Writes, or with `append` continues, a compressed archive: parts that are compressed one after the other read as one. */
export const openArchive = (file: string, append: boolean): ArchiveWriter => {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  const target = createWriteStream(file, { flags: append ? 'a' : 'wx', mode: 0o600, flush: true });
  const done = finished(gzip.pipe(target));
  const write = async (bytes: Buffer): Promise<void> => {
    if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), done]);
  };
  const begin = (entry: TarEntry): Promise<void> => write(headerOf(entry));
  return {
    folder: (path) => begin({ path, kind: 'folder', size: 0 }),
    text: async (path, content) => {
      const bytes = Buffer.from(content);
      await begin({ path, kind: 'file', size: bytes.length });
      await write(Buffer.concat([bytes, Buffer.alloc(paddingAfter(bytes.length))]));
    },
    file: async (path, source) => {
      const handle = await open(source).catch((failure: NodeJS.ErrnoException) => {
        // A table that was dropped meanwhile: the log tells of it.
        if (failure.code === 'ENOENT') return undefined;
        throw failure;
      });
      if (handle === undefined) return;
      try {
        const { size } = await handle.stat();
        await begin({ path, kind: 'file', size });
        for (let at = 0; at < size; at += CHUNK) {
          const part = Buffer.alloc(Math.min(CHUNK, size - at));
          await handle.read(part, 0, part.length, at);
          await write(part);
        }
        await write(Buffer.alloc(paddingAfter(size)));
      } finally {
        await handle.close();
      }
    },
    close: async (isLast) => {
      if (isLast) await write(Buffer.alloc(BLOCK * 2));
      gzip.end();
      await done;
    },
  };
};
