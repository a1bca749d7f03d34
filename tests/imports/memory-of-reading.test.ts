import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeXlsxStream } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { idNumberOf } from './nasty-list.ts';

const SMALL = 10_000;
const LARGE = 100_000;
const MOST_MEGABYTES = 60;
const folder = mkdtempSync(join(tmpdir(), 'quanke-lists-'));

afterAll(() => rmSync(folder, { recursive: true }));

function* rowsOf(count: number): Generator<string[]> {
  yield ['姓名', '身份证号', '电话', '楼栋', '室号'];
  for (let at = 0; at < count; at += 1)
    yield [`王${at}`, idNumberOf('1970-01-02', at), `138${at}`, `西水新村${at % 40}幢`, `${at % 97}室`];
}

/** Excel keeps texts apart from the cells, each once; that is the kind of workbook that takes most to read. */
const workbook = (count: number): Promise<Uint8Array> =>
  new Response(writeXlsxStream(rowsOf(count), { name: '名单', inlineStrings: false })).bytes();

const separated = async (count: number): Promise<Uint8Array> =>
  Buffer.from([...rowsOf(count)].map((row) => row.join(',')).join('\r\n'));

/** Reads a file in a program of its own with little room for young objects, which is soon full; the most memory it took, in megabytes. */
const memoryOf = async (bytes: Uint8Array, rows: number): Promise<number> => {
  const path = join(folder, 'list');
  writeFileSync(path, bytes);
  const reader = join(import.meta.dirname, 'main-read-list.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-semi-space-size=4', reader, path]);
  const told = JSON.parse(stdout) as { rows: number; megabytes: number };
  expect(told.rows).toBe(rows + 1);
  return told.megabytes;
};

describe('the memory that reading a list takes', () => {
  it.each([
    ['a workbook', workbook],
    ['separated text', separated],
  ])('given %s with ten times the rows, stays nearly the same', { timeout: 300_000 }, async (_what, make) => {
    const small = await memoryOf(await make(SMALL), SMALL);
    const large = await memoryOf(await make(LARGE), LARGE);
    expect(large - small).toBeLessThan(MOST_MEGABYTES);
  });
});
