import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { arch } from 'node:process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPackageStore } from '../../tools/bundle/fetch-package.ts';
import { layOut } from '../../tools/bundle/lay-out.ts';
import { ROOT } from '../../tools/run-tool.ts';

interface Seen {
  readonly networks: readonly string[];
  readonly readySeconds: number;
  readonly signedIn: number;
  readonly name: string;
  readonly page: boolean;
  readonly status: number;
}

/** Root makes a network of its own at once; others need a user namespace, which not every machine lets them have. */
const ALONE = process.getuid?.() === 0 ? ['-n'] : ['-rn'];
const UP = 'ip link set lo up && exec "$@"';
const canBeAlone = spawnSync('unshare', [...ALONE, 'sh', '-c', UP, 'sh', 'true']).status === 0;

const alone = (...command: readonly string[]): string =>
  canBeAlone
    ? execFileSync('unshare', [...ALONE, 'sh', '-c', UP, 'sh', ...command], { encoding: 'utf8' })
    : execFileSync(command[0] ?? '', command.slice(1), { encoding: 'utf8' });

describe('the bundle for offices without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-bundle-'));
  const bundle = join(folder, 'bundle');
  const hasPages = existsSync(join(ROOT, 'dist', 'web', 'index.html'));

  beforeAll(() => {
    layOut(bundle, [arch === 'arm64' ? 'arm64' : 'x64'], openPackageStore(join(folder, 'packages')));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('given a machine without a network, installs, starts with its own database and lets a worker sign in', () => {
    if (!canBeAlone)
      console.log(
        '本机不允许关闭网络，改为在有网络时安装 · This machine gives no empty network: installed with the network on',
      );
    const installed = join(folder, 'installed');
    const said = alone(join(bundle, 'install.sh'), `--to=${installed}`, '--no-service');
    expect(said).toContain(installed);
    expect(existsSync(join(bundle, 'sbom.cdx.json')), 'the list of libraries lies beside the installer').toBe(true);
    const output = alone(
      process.execPath,
      join(import.meta.dirname, 'main-offline-office.ts'),
      join(installed, 'quanke'),
      join(folder, 'data'),
    );
    const seen = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Seen;
    console.log(`断网安装后就绪 · Ready after an installation without a network: ${seen.readySeconds.toFixed(1)} s`);
    expect(seen.networks).toEqual(canBeAlone ? ['lo'] : seen.networks);
    expect(seen).toMatchObject({ signedIn: 200, name: '周敏', page: hasPages, status: 0 });
  }, 600_000);

  it('refuses a command that it does not have, in both languages', () => {
    const { status, stderr } = spawnSync(join(bundle, 'quanke'), ['dance'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('没有这个命令');
    expect(stderr).toContain('No such command');
  });
});
