import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { openSecrets } from '../../server/secrets.ts';
import { NODE_OPTIONS } from '../../tools/node-options.mjs';
import { ROOT } from '../../tools/run-tool.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) {
    removeClusterHome(folder);
    rmSync(folder, { recursive: true });
  }
});

/** Open to every user, or, as a home folder is, to its owner alone: then root’s server has its database elsewhere. */
const emptyFolder = (mode: number): string => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-at-once-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
};

const startWaiting = async (data: string) => {
  const program = join(ROOT, 'tests/operation/main-start-at-once.ts');
  const child = spawn(process.execPath, [...NODE_OPTIONS, program, data], { stdio: 'pipe' });
  let [told, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    told += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complained += part;
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const until = async (words: string): Promise<boolean> => {
    while (!told.includes(words) && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), ended]);
    return told.includes(words);
  };
  await until('waits');
  return { go: () => child.stdin.write('\n'), until, ended, told: () => told, complained: () => complained };
};

it.each([
  ['two programs that begin in the same moment on an empty folder', 2, 0o755],
  ['three programs', 3, 0o755],
  ['three programs on a folder that only its owner may enter', 3, 0o700],
])(
  'given %s, one runs and the others say why not',
  async (_, count, mode) => {
    const data = emptyFolder(mode);
    const programs = await Promise.all(Array.from({ length: count }, () => startWaiting(data)));
    for (const { go } of programs) go();
    const had = await Promise.all(programs.map(async (one) => ((await one.until('has it')) ? [one] : []).at(0)));
    expect(had.filter((one) => one !== undefined)).toHaveLength(1);
    for (const one of programs.filter((each) => !had.includes(each))) {
      expect(await one.ended).toEqual([1, null]);
      expect(one.complained()).toMatch(
        /^[^\n]*全科[^\n]*正在[^\n]*请先停止它[^\n]*\nAnother Quanke [^\n]*Stop it first[^\n]*\n$/,
      );
    }
    const codes = new Set(programs.map(({ told }) => /\w{4}-\w{4}-\w{4}/.exec(told())?.[0]));
    expect(codes).toEqual(new Set([openSecrets(data).setUpCode]));
    expect(readdirSync(join(data, 'keys'))).toEqual(['secrets.json']);
    const [winner] = had.filter((one) => one !== undefined);
    winner?.go();
    expect(await winner?.ended).toEqual([0, null]);
  },
  300_000,
);
