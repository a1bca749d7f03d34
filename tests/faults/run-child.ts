import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../tools/run-tool.ts';

/** Runs one of the project's own programs to its end and collects what it said. */
export const runChild = (
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly status: number; readonly said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, program), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ status: code ?? 1, said }));
  });
