import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NODE_OPTIONS } from '../../tools/node-options.mjs';
import { ROOT } from '../../tools/run-tool.ts';
import { must } from './trial.ts';

/** Runs one of the project's programs to its end, as its npm script would; answers what it said, throws when it failed. */
export const runProgram = async (
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> => {
  const child = spawn(process.execPath, [...NODE_OPTIONS, join(ROOT, program), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let said = '';
  const collect = (part: string): void => {
    said += part;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  must(status === 0, `${program} ended with ${status}:\n${said.slice(-4_000)}`);
  return said;
};
