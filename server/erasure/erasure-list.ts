import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Erasure = z.object({ communityId: z.uuid(), personId: z.uuid(), at: z.iso.datetime() }).strict();

/** Whose record was erased and when: ids alone, so that the list itself tells of nobody. */
export type Erasure = z.output<typeof Erasure>;

/** Outside the database and its backups, because a backup from before would bring back what was erased since. */
export const erasureListOf = (dataDirectory: string): string => join(dataDirectory, 'erasures.jsonl');

export const readErasures = (dataDirectory: string): readonly Erasure[] => {
  const file = erasureListOf(dataDirectory);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => Erasure.parse(JSON.parse(line)));
};

/** On disk before anything is erased: an erasure that was broken off is then done again, never forgotten. */
export const noteErasure = (dataDirectory: string, erasure: Erasure): void => {
  const handle = openSync(erasureListOf(dataDirectory), 'a', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(erasure)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
