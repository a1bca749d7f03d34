import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import type { Text } from '../../../kernel/text.ts';
import type { WordVectors } from './word-vectors.ts';

/** Bounds, so that no file can take the memory the offices work with. Further words of the file are left unread. */
const MOST_WORDS = 400_000;
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_DIMENSIONS = 1024;
const LONGEST_WORD = 8;
const LONGEST_LINE = 64 * 1024;

export type VectorsRead =
  | { readonly ok: true; readonly value: WordVectors }
  | { readonly ok: false; readonly reason: Text };

const broken = (zh: string, en: string): VectorsRead => ({ ok: false, reason: { zh, en } });

interface Table {
  readonly dimensions: number;
  readonly capacity: number;
  readonly rows: Int8Array;
  readonly places: Map<string, number>;
}

const readHead = (line: string): Table | undefined => {
  const [, count, width] = /^(\d{1,9}) (\d{1,4})\s*$/.exec(line) ?? [];
  const dimensions = Number(width ?? 0);
  if (dimensions < 1 || dimensions > MOST_DIMENSIONS || Number(count) < 1) return undefined;
  const capacity = Math.min(Number(count), MOST_WORDS, Math.floor(MOST_BYTES / dimensions));
  return { dimensions, capacity, rows: new Int8Array(capacity * dimensions), places: new Map() };
};

/** Takes one line in; false when it is not a word with as many numbers as the head says. */
const readRow = (line: string, { dimensions, rows, places }: Table): boolean => {
  const parts = line.trimEnd().split(' ');
  if (parts.length !== dimensions + 1) return false;
  const values = parts.slice(1).map(Number);
  const most = values.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0);
  if (!Number.isFinite(most)) return false;
  const word = (parts[0] ?? '').toLowerCase();
  if (word === '' || [...word].length > LONGEST_WORD || places.has(word) || most === 0) return true;
  const from = places.size * dimensions;
  values.forEach((value, at) => (rows[from + at] = Math.round((value / most) * 127)));
  places.set(word, places.size);
  return true;
};

const finish = ({ dimensions, rows, places }: Table): VectorsRead => {
  if (places.size === 0) return broken('文件里没有词', 'there is no word in it');
  return {
    ok: true,
    value: { dimensions, places, rows: rows.slice(0, places.size * dimensions), longestWord: LONGEST_WORD },
  };
};

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // A pipe hands on no faults: what the file says must reach whoever reads the unpacked bytes.
  file.on('error', (fault) => bytes.destroy(fault));
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of bytes) {
      const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > LONGEST_LINE) yield rest;
    }
    if (rest !== '') yield rest;
  } finally {
    file.destroy();
  }
}

// Files from elsewhere have a few words with a blank in them; a file with more than that is none of this format.
const FAULTY_SHARE = 0.01;

const readTable = async (path: string): Promise<VectorsRead> => {
  let table: Table | undefined;
  let number = 0;
  const faulty: number[] = [];
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.length > LONGEST_LINE) return broken(`第 ${number} 行太长`, `line ${number} is too long`);
    if (table === undefined) {
      table = readHead(line);
      if (table === undefined)
        return broken('第 1 行应为“词数 维数”', 'line 1 must be the number of words and of dimensions');
    } else if (line !== '' && !readRow(line, table)) faulty.push(number);
    if (table.places.size === table.capacity) break;
  }
  if (table === undefined) return broken('文件是空的', 'it is empty');
  const [first = 0] = faulty;
  if (faulty.length > number * FAULTY_SHARE)
    return broken(
      `第 ${first} 行应为一个词和 ${table.dimensions} 个数`,
      `line ${first} must be a word and ${table.dimensions} numbers`,
    );
  return finish(table);
};

/**
 * Reads vectors in the text format of word2vec and fastText (`.vec`, or `.vec.gz`): a line with the number of
 * words and of dimensions, then a word and its numbers on each line. What is wrong with a file comes back as text.
 */
export const readWordVectors = async (path: string): Promise<VectorsRead> => {
  try {
    return await readTable(path);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    if (code === 'unknown') throw fault;
    return broken(`文件读不出来（${code}）`, `it cannot be read (${code})`);
  }
};
