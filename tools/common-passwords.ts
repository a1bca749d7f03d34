import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './run-tool.ts';

/** Shorter ones are refused for their length. */
const SHORTEST = 10;
/** Of a million passwords that nobody uses, fewer than one is taken for a common one. */
const BYTES_KEPT = 5;
const SOURCES = ['@zxcvbn-ts/language-common/src/passwords.json', 'popular-passwords/data.json'];
const PLACE = join('catalogue', 'access', 'common-passwords.ts');

/** Packages that open nothing but their programs are read as files. */
const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, 'node_modules', name), 'utf8')) as unknown;

const namesIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? z.array(z.string()).parse(list) : Object.keys(z.record(z.string(), z.unknown()).parse(list));

export const readCommonPasswords = (): readonly string[] => [
  ...new Set(
    SOURCES.flatMap((name) => namesIn(read(name)))
      .map((password) => password.toLowerCase())
      .filter((password) => [...password].length >= SHORTEST),
  ),
];

/** The file of the catalogue: beginnings of hashes in order, for the words themselves are nothing to read. */
export const commonPasswordsFile = (passwords: readonly string[]): string => {
  const hashes = passwords
    .map((password) => createHash('sha256').update(password).digest().subarray(0, BYTES_KEPT))
    .toSorted(Buffer.compare);
  return [
    `/** ${passwords.length} common and breached passwords of ${SHORTEST} characters or more, each as the first ${BYTES_KEPT} bytes of its SHA-256, in order. Made by node tools/common-passwords.ts */`,
    'export const COMMON_PASSWORDS = {',
    `  bytesKept: ${BYTES_KEPT},`,
    '  hashes:',
    `    '${Buffer.concat(hashes).toString('base64')}',`,
    '};',
    '',
  ].join('\n');
};

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(ROOT, PLACE), commonPasswordsFile(readCommonPasswords()));
